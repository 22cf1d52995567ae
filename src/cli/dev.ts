import { defineCommand } from './command.ts';
import { readVariant } from '../workspace/standalone-file.ts';
import { reportDiagnostics } from '../reporters/terminal.ts';
import { noteStandardVariant } from '../workspace/standard-variant.ts';
import { freePort, readPort } from '../server/port.ts';
import { createPreviews } from './previews.ts';

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
    const port = await freePort(readPort(values.port ?? process.env['PORT'], 4321));
    noteStandardVariant('dev', values.content);
    const previews = createPreviews(values.content);
    process.once('SIGINT', previews.stop).once('SIGTERM', previews.stop);
    return await previews.run(values.variant, port);
  },
});
