import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandError } from '../../system/command-error.ts';
import { projectRoot } from '../../system/project-root.ts';
import { answerFile } from './answer-file.ts';
import { bundleAnswer } from './bundle-answer.ts';

/** Where the bundler keeps what it needs no more afterwards: see `astro.config.mjs`. */
const bundlerCache = 'astro';

/**
 * Has Astro bundle the site into a folder: `server/entry.mjs` draws pages, `client` is what they
 * load, and beside them is what answers for a site on edge platforms.
 */
export async function makeRenderer(folder: string): Promise<void> {
  const [sign] = /[#%*?]/u.exec(projectRoot) ?? [];
  if (sign !== undefined)
    throw commandError(
      `The project’s folder has a ${sign} in its path, ${projectRoot}, which what bundles the pages cannot read: move the project.`,
    );
  await bundlePages(folder);
  rmSync(join(folder, bundlerCache), { recursive: true, force: true });
  writeFileSync(join(folder, answerFile), await bundleAnswer());
}

async function bundlePages(folder: string): Promise<void> {
  const script = fileURLToPath(new URL('bundle-pages.ts', import.meta.url));
  const child = spawn(process.execPath, [script], {
    cwd: projectRoot,
    env: {
      ...machineVariables(),
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
      STEPWELL_RENDERER: folder,
    },
    // Nothing is ever written to its input; that it ends tells the child that this process is gone.
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await new Promise<void>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, killedBy) => {
      if (code === 0) done();
      else
        fail(
          new Error(
            `Cannot make the pages of ${join(projectRoot, 'src/site')}: ${said.trim() || `Astro ended with ${killedBy ?? code}`}`,
          ),
        );
    });
  });
}

/**
 * What of the environment a program needs to run. Nothing else: what a bundle is must not depend on who
 * asked for it, and `PROD` or `MODE`, which test runners set, would end up in it.
 */
function machineVariables(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];
  return Object.fromEntries(names.flatMap((name) => (name in process.env ? [[name, process.env[name]]] : [])));
}
