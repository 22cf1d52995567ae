import { Hono } from 'hono';
import { createAccessLog } from '../server/access-log.ts';
import { openHost } from '../server/host/open-host.ts';
import { listen, untilStopped } from '../server/listen.ts';
import { portError, readPort } from '../server/port.ts';
import { reportDiagnostics } from '../reporters/terminal.ts';
import { cacheFolder } from '../workspace/cache-folder.ts';
import { project } from '../workspace/project/project.ts';
import { noteStandardVariant } from '../workspace/standard-variant.ts';
import { defineCommand } from './command/command.ts';

/** Sites that are named one by one when the host begins. */
const mostNamed = 10;

export const hostCommand = defineCommand({
  name: 'host',
  summary:
    'Serves all variants from one process, by the host that a request names, each page made when it is asked for',
  usage: '[--content DIR] [--port N] [--host ADDRESS] [--admin-port N] [--admin-host ADDRESS] [--log FILE|-]',
  example: '--port 8080 --log -',
  flags: {
    content: { type: 'string', default: 'content', does: 'the folder of guides, pages and variants' },
    port: { type: 'string', does: 'the port; PORT in the environment says it too' },
    host: { type: 'string', does: 'the address to listen at; HOST in the environment says it too' },
    'admin-port': { type: 'string', does: 'the port of the domain check, health and metrics; the next one without it' },
    'admin-host': { type: 'string', default: '127.0.0.1', does: 'the address of that port' },
    log: { type: 'string', does: 'a file for a line per request; - is standard output' },
  },
  run: async ({ values }) => {
    const port = readPort(values.port ?? process.env['PORT'], 4321);
    const adminPort = readPort(values['admin-port'], port === 0 ? 0 : port + 1);
    const hostname = values.host ?? process.env['HOST'] ?? '127.0.0.1';
    const adminName = values['admin-host'];
    noteStandardVariant('host', values.content);
    const host = openHost({
      content: values.content,
      cacheDir: cacheFolder(),
      variants: project().variantSource,
      onNotice: say,
      onErrors: reportDiagnostics,
    });
    const log =
      values.log === undefined
        ? undefined
        : createAccessLog(
            values.log,
            (problem) => say(`the log cannot be written: ${problem}`),
            ({ variant }) => variant,
          );
    const app = new Hono();
    if (log) app.use(log.handler);
    app.route('/', host.app);
    // Whoever waits for it to be ready asks from the start.
    const admin = await listen(host.admin, adminPort, { hostname: adminName }).catch((error: unknown) => {
      throw portError(error, adminPort, '--admin-port');
    });
    try {
      const listening = await listen(app, port, { hostname }).catch((error: unknown) => {
        throw portError(error, port);
      });
      const stopped = untilStopped();
      try {
        if (!(await Promise.race([host.opened, stopped.then(() => true)]))) return 1;
        process.stdout.write(
          describe(host.sites(), addressOf(hostname, listening.port), addressOf(adminName, admin.port)),
        );
        await stopped;
        host.retire();
        return 0;
      } finally {
        await listening.close();
      }
    } finally {
      await admin.close();
      await host.close();
      await log?.close();
    }
  },
});

function say(text: string): void {
  process.stderr.write(`host: ${text}\n`);
}

function addressOf(hostname: string, port: number): string {
  return `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}/`;
}

function describe(sites: readonly string[], address: string, admin: string): string {
  const named = sites.slice(0, mostNamed).map((site) => `  ${site}\n`);
  const rest = sites.length > mostNamed ? `  and ${sites.length - mostNamed} more\n` : '';
  return `Serving ${sites.length} sites at ${address}, by the host that a request names:\n${named.join('')}${rest}Health and metrics are at ${admin}healthz and ${admin}metrics. Stop with Ctrl+C.\n`;
}
