import { linkingCommand } from '../src/cli/linking.ts';
import { runCommand } from '../src/cli/command.ts';

await runCommand(linkingCommand);
