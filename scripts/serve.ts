import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Hono } from 'hono';
import { commandError, runCommand } from '../src/node/command.ts';
import { recoverFolder } from '../src/node/swap-folder.ts';
import { listen, untilStopped } from '../src/server/listen.ts';
import { portError, readPort } from '../src/server/port.ts';
import { createMcpRoutes } from '../src/server/mcp/http.ts';
import { createStaticHost } from '../src/server/static-host.ts';

await runCommand({
  name: 'serve',
  usage: '--dir dist/default [--port N]',
  flags: { dir: { type: 'string', default: 'dist/default' }, port: { type: 'string' } },
  run: async ({ values }) => {
    const port = readPort(values.port ?? process.env['PORT'], 4321);
    recoverFolder(resolve(values.dir));
    if (!existsSync(join(values.dir, 'index.html'))) {
      throw commandError(
        `There is no built site in ${values.dir}. Run npm run build first, or name one with --dir.`,
        2,
      );
    }
    const app = new Hono().route('/', createMcpRoutes(values.dir)).route('/', createStaticHost(values.dir));
    const listening = await listen(app, port).catch((error: unknown) => {
      throw portError(error, port);
    });
    const stopped = untilStopped();
    process.stdout.write(`Serving ${values.dir} at http://127.0.0.1:${listening.port}/\n`);
    await stopped;
    await listening.close();
    return 0;
  },
});
