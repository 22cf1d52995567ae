import { devCommand } from '../src/cli/dev.ts';
import { runCommand } from '../src/cli/command.ts';

await runCommand(devCommand);
