import { wordLossCommand } from '../src/cli/word-loss.ts';
import { runCommand } from '../src/cli/command.ts';

await runCommand(wordLossCommand);
