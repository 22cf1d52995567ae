#!/usr/bin/env node
/** The package's command: `npx stepwell mcp --dir … | --site …`. */
import { runCommand } from './command.ts';
import { mcpCommand } from './mcp.ts';

const [name] = process.argv.splice(2, 1);
if (name === mcpCommand.name) await runCommand(mcpCommand, 'npx stepwell');
else {
  process.stderr.write(`Usage: npx stepwell ${mcpCommand.name} ${mcpCommand.usage}\n`);
  process.exitCode = name === '--help' || name === '-h' ? 0 : 2;
}
