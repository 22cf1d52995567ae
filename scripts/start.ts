import { join } from 'node:path';
import { hasError } from '../src/engine/index.ts';
import { buildSite } from '../src/node/build-site.ts';
import { buildTable } from '../src/node/build-table.ts';
import { commandError, runCommand } from '../src/node/command.ts';
import { createProgress } from '../src/node/progress.ts';
import { pretty } from '../src/node/reporters/pretty.ts';
import { findVariant } from '../src/node/site.ts';
import { listen, untilStopped } from '../src/server/listen.ts';
import { portError, readPort } from '../src/server/port.ts';
import { createStaticHost } from '../src/server/static-host.ts';

await runCommand({
  name: 'start',
  usage: '[--content DIR] [--out DIR]   (PORT and VARIANT in the environment)',
  flags: { content: { type: 'string', default: 'content' }, out: { type: 'string', default: 'dist' } },
  run: async ({ values }) => {
    const port = readPort(process.env['PORT'], 4321);
    const id = process.env['VARIANT'] ?? 'default';
    const origin = `http://127.0.0.1:${port}`;
    const folder = join(values.out, id);
    // The port is taken before the build, so that a taken one is known at once.
    const listening = await listen(createStaticHost(folder), port).catch((error: unknown) => {
      throw portError(error, port, 'PORT');
    });
    const progress = createProgress(process.stderr);
    try {
      const { survey, variants } = await buildSite({
        content: values.content,
        out: values.out,
        origins: { [id]: origin },
        onProgress: progress.show,
      });
      progress.clear();
      if (hasError(survey.diagnostics)) {
        process.stderr.write(
          pretty.print(survey.diagnostics, { sourceOf: () => undefined, useColor: process.stderr.isTTY }),
        );
        return 1;
      }
      findVariant(survey.variants, id);
      process.stdout.write(buildTable(variants));
      const failed = [...variants].find(([, outcome]) => !outcome.ok);
      if (failed && !failed[1].ok)
        throw commandError(`${failed[0]} could not be built: ${failed[1].problems.join('; ')}`);
      const guide =
        survey.guidePaths.find((path) => path.startsWith('/guides/lattice/')) ?? survey.guidePaths[0] ?? '/guides/';
      const addresses = ['/', guide, '/llms.txt'].map((path) => origin + path);
      process.stdout.write(
        `\nOpen one of these:\n${addresses.map((address) => `  ${address}\n`).join('')}\nStop with Ctrl+C.\n`,
      );
      await untilStopped();
      return 0;
    } finally {
      await listening.close();
    }
  },
});
