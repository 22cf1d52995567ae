import { defineCommand } from './command.ts';
import { readVariant } from '../workspace/standalone-file.ts';
import { reportDiagnostics } from '../reporters/terminal.ts';
import { noteStandardVariant } from '../workspace/standard-variant.ts';
import { untilStopped } from '../server/listen.ts';
import { portError, readPort } from '../server/port.ts';
import { openPreviews } from './previews.ts';

export const devCommand = defineCommand({
  name: 'dev',
  usage: '[--variant ID] [--content DIR] [--port N]',
  flags: {
    variant: { type: 'string', default: 'default' },
    content: { type: 'string', default: 'content' },
    port: { type: 'string' },
  },
  run: async ({ values }) => {
    const { value, diagnostics } = await readVariant(values.content, values.variant);
    if (!value) {
      reportDiagnostics(diagnostics);
      return 1;
    }
    const port = readPort(values.port ?? process.env['PORT'], 4321);
    noteStandardVariant('dev', values.content);
    const previews = await openPreviews(values.content);
    try {
      const origin = await previews.open(values.variant, port).catch((error: unknown) => {
        throw portError(error, port);
      });
      const stopped = untilStopped();
      process.stdout.write(`\nOpen ${origin}/ and write: pages follow as you save. Stop with Ctrl+C.\n`);
      await stopped;
      return 0;
    } finally {
      await previews.close();
    }
  },
});
