import { runCommand } from '../src/cli/command.ts';
import { mcpCommand } from '../src/cli/mcp.ts';

await runCommand(mcpCommand);
