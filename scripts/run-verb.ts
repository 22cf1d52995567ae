import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Command, Flags } from '../src/cli/command/command.ts';
import { collectThriftily } from '../src/system/process/thrifty-collector.ts';

/** Runs a command. Its code is loaded only then, so that Node keeps what it compiled of it for the next time. */
export async function runVerb<F extends Flags>(load: () => Promise<Command<F>>): Promise<void> {
  if (process.env['NODE_COMPILE_CACHE'] === undefined)
    enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/stepwell/node', import.meta.url)));
  collectThriftily();
  const { runCommand } = await import('../src/cli/command/command.ts');
  await runCommand(await load());
}
