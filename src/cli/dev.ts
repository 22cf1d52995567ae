import { defineCommand } from './command/command.ts';
import { readVariant } from '../workspace/standalone-file.ts';
import { reportDiagnostics } from '../reporters/terminal.ts';
import { noteStandardVariant } from '../workspace/standard-variant.ts';
import { untilStopped } from '../server/listen.ts';
import { portError, readPort } from '../server/port.ts';
import { openPreviews } from './previews.ts';

export const devCommand = defineCommand({
  name: 'dev',
  summary: 'Shows a variant’s site and follows each save',
  usage: '[--variant ID] [--content DIR] [--port N]',
  example: '--variant default',
  flags: {
    variant: { type: 'string', default: 'default', does: 'the variant that is shown first' },
    content: { type: 'string', default: 'content', does: 'the folder of guides, pages and variants' },
    port: { type: 'string', does: 'the port; PORT in the environment says it too' },
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
