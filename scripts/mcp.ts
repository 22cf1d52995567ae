import { runCommand } from '../src/node/command.ts';
import { mcpCommand } from '../src/server/mcp/command.ts';

await runCommand(mcpCommand);
