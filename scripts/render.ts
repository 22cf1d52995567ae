import { renderCommand } from '../src/cli/render.ts';
import { runCommand } from '../src/cli/command.ts';

await runCommand(renderCommand);
