import { serveCommand } from '../src/cli/serve.ts';
import { runCommand } from '../src/cli/command.ts';

await runCommand(serveCommand);
