import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { hasError } from '../engine/index.ts';
import { addressAt, basePathOf, pathBelow } from '../engine/internal.ts';
import { adapters } from '../linking/adapters/index.ts';
import { addressOfSite } from '../publication/site.ts';
import { buildSite } from '../publish/build/build-site.ts';
import { buildTable } from './command/build-table.ts';
import { cacheFolder } from '../workspace/cache-folder.ts';
import { commandError } from '../system/command-error.ts';
import { defineCommand } from './command/command.ts';
import { createProgress } from './command/progress.ts';
import { readVariant } from '../workspace/standalone-file.ts';
import { reportDiagnostics } from '../reporters/terminal.ts';
import { noteStandardVariant } from '../workspace/standard-variant.ts';
import { loadWorkspace } from '../workspace/workspace.ts';
import { listen, untilStopped } from '../server/listen.ts';
import { createMcpRoutes } from '../server/mcp/http.ts';
import { portError, readPort } from '../server/port.ts';
import { dataFolder } from '../sandbox/storage/data-folder.ts';
import { openDatabase } from '../sandbox/storage/database.ts';
import { createSandbox, type SandboxEndpoint } from '../sandbox/sandbox.ts';
import { createStaticHost } from '../server/static-host.ts';

/** Seconds that the session of the printed address lasts: as long as somebody may leave a terminal open. */
const sessionLifetime = 12 * 60 * 60;

export const startCommand = defineCommand({
  name: 'start',
  summary: 'Builds all variants and serves one of them, with the sandbox and MCP',
  usage: '[--content DIR] [--out DIR] [--data DIR]   (PORT and VARIANT in the environment)',
  example: '--content content',
  flags: {
    content: { type: 'string', default: 'content', does: 'the folder of guides, pages and variants' },
    out: { type: 'string', does: 'the folder of the built sites' },
    data: { type: 'string', does: 'the folder that keeps linked accounts and sessions' },
  },
  run: async ({ values }) => {
    const asked = readPort(process.env['PORT'], 4321);
    const id = process.env['VARIANT'] || 'default';
    const { value: variant } = await readVariant(values.content, id);
    const base = variant ? basePathOf(addressOfSite(variant)) : '';
    const linkingPath = `${base}/linking`;
    const data = values.data ?? dataFolder();
    // A folder that nothing can be kept in is said before the build, not after it.
    openDatabase(data).close();
    // The links are for this machine: what a build made for publishing stays as it is.
    const out = values.out ?? join(cacheFolder(), 'start', String(asked));
    const app = new Hono();
    // The endpoint knows what can be linked once the content is compiled.
    let linking: Hono | undefined;
    app.use(async (context, next) =>
      pathBelow(linkingPath, context.req.path) !== undefined && linking
        ? linking.fetch(context.req.raw, context.env as object)
        : next(),
    );
    app.route('/', createMcpRoutes(join(out, id))).route('/', createStaticHost(join(out, id)));
    // The port is taken before the build, so that a taken one is known at once.
    const listening = await listen(app, asked).catch((error: unknown) => {
      throw portError(error, asked, 'PORT');
    });
    const origin = `http://127.0.0.1:${listening.port}`;
    const progress = createProgress(process.stderr);
    let sandbox: SandboxEndpoint | undefined;
    try {
      const outcome = await buildSite({
        content: values.content,
        out,
        origins: { [id]: origin },
        adapters,
        onProgress: progress.show,
        onDiagnostics: (diagnostics) => {
          progress.clear();
          reportDiagnostics(diagnostics);
        },
      });
      progress.clear();
      const { checkRun, variants } = outcome;
      if (hasError(checkRun.diagnostics)) return 1;
      noteStandardVariant('start', values.content);
      process.stdout.write(buildTable(outcome));
      const failed = [...variants].find(([, outcome]) => !outcome.ok);
      if (failed && !failed[1].ok)
        throw commandError(`${failed[0]} could not be built: ${failed[1].problems.join('; ')}`);
      const isServed = (path: string): boolean => existsSync(join(out, id, path));
      const guides = checkRun.guidePaths.filter(isServed);
      const guide = guides.find((path) => path.startsWith('/guides/lattice/')) ?? guides[0] ?? '/guides/';
      const workspace = await loadWorkspace({ content: values.content, cacheDir: cacheFolder(), isChecked: true });
      sandbox = createSandbox({
        data,
        workspace,
        guidePath: (guide) => [`/guides/${guide}/`].filter(isServed).map((path) => addressAt(base, path))[0],
        guidesPath: addressAt(base, '/guides/'),
      });
      linking = new Hono().route(linkingPath, sandbox.routes(linkingPath));
      const session = sandbox.createSession({ organization: 'Example Organization', lifetime: sessionLifetime });
      const served = ['/', guide, '/llms.txt'].filter(isServed);
      const addresses = [...served, `${guide}#session=${session}`, '/linking/accounts'].map(
        (path) => origin + addressAt(base, path),
      );
      const stopped = untilStopped();
      process.stdout.write(
        `\nOpen one of these:\n${addresses.map((address) => `  ${address}\n`).join('')}\nStop with Ctrl+C.\n`,
      );
      await stopped;
      return 0;
    } finally {
      await listening.close();
      sandbox?.close();
    }
  },
});
