import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Hono } from 'hono';
import { commandError } from '../system/command-error.ts';
import { calledAs } from './command/called-as.ts';
import { defineCommand } from './command/command.ts';
import { recoverFolder } from '../publish/build/swap-folder.ts';
import { createAccessLog } from '../server/access-log.ts';
import { listen, untilStopped } from '../server/listen.ts';
import { createMcpRoutes } from '../server/mcp/http.ts';
import { portError, readPort } from '../server/port.ts';
import { openSiteBase } from '../server/site-base.ts';
import { createStaticHost } from '../server/static-host.ts';

export const serveCommand = defineCommand({
  name: 'serve',
  summary: 'Serves one built site, with MCP at /mcp',
  usage: '--dir dist/default [--port N] [--host ADDRESS] [--log FILE|-]',
  example: '--dir dist/default --port 8080',
  flags: {
    dir: { type: 'string', default: 'dist/default', does: 'the built site' },
    port: { type: 'string', does: 'the port; PORT in the environment says it too' },
    host: { type: 'string', does: 'the address to listen at; HOST in the environment says it too' },
    log: { type: 'string', does: 'a file for a line per request; - is standard output' },
  },
  run: async ({ values }) => {
    const port = readPort(values.port ?? process.env['PORT'], 4321);
    const hostname = values.host ?? process.env['HOST'] ?? '127.0.0.1';
    recoverFolder(resolve(values.dir));
    if (!existsSync(join(values.dir, 'index.html'))) {
      throw commandError(
        `There is no built site in ${values.dir}. Build it first, ${calledAs('build')}, or name one with --dir.`,
        2,
      );
    }
    const log = values.log === undefined ? undefined : createAccessLog(values.log, sayLogProblem);
    const app = new Hono();
    if (log) app.use(log.handler);
    app.route('/', createMcpRoutes(values.dir)).route('/', createStaticHost(values.dir));
    const listening = await listen(app, port, { hostname }).catch((error: unknown) => {
      throw portError(error, port);
    });
    const stopped = untilStopped();
    const shown = hostname.includes(':') ? `[${hostname}]` : hostname;
    process.stdout.write(`Serving ${values.dir} at http://${shown}:${listening.port}${openSiteBase(values.dir)()}/\n`);
    await stopped;
    await listening.close();
    await log?.close();
    return 0;
  },
});

function sayLogProblem(problem: string): void {
  process.stderr.write(`serve: the log cannot be written: ${problem}\n`);
}
