import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../src/node/cache-folder.ts';
import { runCommand } from '../src/node/command.ts';
import { readVariant } from '../src/node/lone-file.ts';
import { reportDiagnostics } from '../src/node/reporters/terminal.ts';
import { noteStandardVariant } from '../src/node/standard-variant.ts';
import { freePort, readPort } from '../src/server/port.ts';

await runCommand({
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
    const root = fileURLToPath(new URL('..', import.meta.url));
    const astro = fileURLToPath(new URL('bin/astro.mjs', import.meta.resolve('astro/package.json')));
    const child = spawn(
      process.execPath,
      [astro, 'dev', '--root', root, '--host', '127.0.0.1', '--port', String(port), '--ignore-lock'],
      {
        cwd: root,
        stdio: 'inherit',
        env: {
          ...process.env,
          ASTRO_TELEMETRY_DISABLED: '1',
          STEPWELL_CONTENT: resolve(values.content),
          STEPWELL_VARIANT: values.variant,
          STEPWELL_ORIGIN: `http://127.0.0.1:${port}`,
          STEPWELL_CACHE: resolve(cacheFolder()),
        },
      },
    );
    const stop = (): void => {
      child.kill('SIGTERM');
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    return await new Promise<number>((done) => {
      child.on('close', (code) => done(code === 0 || code === null || code === 130 || code === 143 ? 0 : 1));
    });
  },
});
