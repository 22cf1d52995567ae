import { newCommand } from '../src/cli/new.ts';
import { runCommand } from '../src/cli/command.ts';

await runCommand(newCommand);
