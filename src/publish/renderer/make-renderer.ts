import { spawn } from 'node:child_process';
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandError } from '../../system/command-error.ts';
import { isPackaged, moduleUrl, packagedRenderer, projectRoot, teamRoot } from '../../system/project-root.ts';
import { answerFile } from './answer-file.ts';

/** Where the bundler keeps what it needs no more afterwards: see `astro.config.mjs`. */
const bundlerCache = 'astro';

/**
 * Has Astro bundle the site into a folder: `server/entry.mjs` draws pages, `client` is what they
 * load, and beside them is what answers for a site on edge platforms.
 */
export async function makeRenderer(folder: string): Promise<void> {
  const [sign] = /[#%*?]/u.exec(teamRoot) ?? [];
  if (sign !== undefined)
    throw commandError(
      `The project’s folder has a ${sign} in its path, ${teamRoot}, which what bundles the pages cannot read: move the project.`,
    );
  if (isPackaged) requireAstro();
  await bundlePages(folder);
  rmSync(join(folder, bundlerCache), { recursive: true, force: true });
  // It is of no page: the package has it ready made.
  if (isPackaged) copyFileSync(join(packagedRenderer, answerFile), join(folder, answerFile));
  else writeFileSync(join(folder, answerFile), await (await import('./bundle-answer.ts')).bundleAnswer());
}

/** The package has every page ready made; those of the project itself are drawn by the project's own Astro. */
function requireAstro(): void {
  try {
    import.meta.resolve('astro');
  } catch {
    throw commandError(
      'The components and pages that stepwell.config names are drawn by Astro, which the project does not have: npm install astro@7',
    );
  }
}

async function bundlePages(folder: string): Promise<void> {
  const script = fileURLToPath(moduleUrl('../../site/build/bundle-pages', import.meta.url));
  const child = spawn(process.execPath, [script], {
    cwd: teamRoot,
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
            `Cannot make the pages of ${isPackaged ? teamRoot : join(projectRoot, 'src/site')}: ${said.trim() || `Astro ended with ${killedBy ?? code}`}`,
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
