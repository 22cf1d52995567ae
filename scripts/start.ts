import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasError } from '../src/engine/index.ts';
import { buildSite } from '../src/node/build-site.ts';
import { buildTable } from '../src/node/build-table.ts';
import { cacheFolder } from '../src/node/cache-folder.ts';
import { commandError, runCommand } from '../src/node/command.ts';
import { createProgress } from '../src/node/progress.ts';
import { readVariant } from '../src/node/lone-file.ts';
import { reportDiagnostics } from '../src/node/reporters/terminal.ts';
import { noteStandardVariant } from '../src/node/standard-variant.ts';
import { listen, untilStopped } from '../src/server/listen.ts';
import { portError, readPort } from '../src/server/port.ts';
import { createStaticHost } from '../src/server/static-host.ts';

await runCommand({
  name: 'start',
  usage: '[--content DIR] [--out DIR]   (PORT and VARIANT in the environment)',
  flags: { content: { type: 'string', default: 'content' }, out: { type: 'string' } },
  run: async ({ values }) => {
    const asked = readPort(process.env['PORT'], 4321);
    const id = process.env['VARIANT'] || 'default';
    await readVariant(values.content, id);
    // The links are for this machine: what a build made for publishing stays as it is.
    const out = values.out ?? join(cacheFolder(), 'start', String(asked));
    // The port is taken before the build, so that a taken one is known at once.
    const listening = await listen(createStaticHost(join(out, id)), asked).catch((error: unknown) => {
      throw portError(error, asked, 'PORT');
    });
    const origin = `http://127.0.0.1:${listening.port}`;
    const progress = createProgress(process.stderr);
    try {
      const outcome = await buildSite({
        content: values.content,
        out,
        origins: { [id]: origin },
        onProgress: progress.show,
        onDiagnostics: (diagnostics) => {
          progress.clear();
          reportDiagnostics(diagnostics);
        },
      });
      progress.clear();
      const { survey, variants } = outcome;
      if (hasError(survey.diagnostics)) return 1;
      noteStandardVariant('start', values.content);
      process.stdout.write(buildTable(outcome));
      const failed = [...variants].find(([, outcome]) => !outcome.ok);
      if (failed && !failed[1].ok)
        throw commandError(`${failed[0]} could not be built: ${failed[1].problems.join('; ')}`);
      const isServed = (path: string): boolean => existsSync(join(out, id, path));
      const guides = survey.guidePaths.filter(isServed);
      const guide = guides.find((path) => path.startsWith('/guides/lattice/')) ?? guides[0] ?? '/guides/';
      const addresses = ['/', guide, '/llms.txt'].filter(isServed).map((path) => origin + path);
      const stopped = untilStopped();
      process.stdout.write(
        `\nOpen one of these:\n${addresses.map((address) => `  ${address}\n`).join('')}\nStop with Ctrl+C.\n`,
      );
      await stopped;
      return 0;
    } finally {
      await listening.close();
    }
  },
});
