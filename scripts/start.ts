import { startCommand } from '../src/cli/start.ts';
import { runCommand } from '../src/cli/command.ts';

await runCommand(startCommand);
