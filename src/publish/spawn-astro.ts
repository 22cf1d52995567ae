import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../system/project-root.ts';

/** What Astro is handed in the environment, as `src/site/settings.ts` reads it. */
export interface AstroSettings {
  readonly content: string;
  readonly variant: string;
  readonly cacheDir: string;
  /** Where links lead instead of the variant's own site. */
  readonly origin?: string;
}

/** Starts Astro on the project's site; `options.env` comes on top of the settings. */
export function spawnAstro(
  args: readonly string[],
  { content, variant, cacheDir, origin }: AstroSettings,
  { env, nodeArgs = [], ...options }: SpawnOptions & { readonly nodeArgs?: readonly string[] },
): ChildProcess {
  const astro = fileURLToPath(new URL('bin/astro.mjs', import.meta.resolve('astro/package.json')));
  const [command = '', ...flags] = args;
  return spawn(process.execPath, [...nodeArgs, astro, command, '--root', projectRoot, ...flags], {
    ...options,
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      STEPWELL_CONTENT: resolve(content),
      STEPWELL_VARIANT: variant,
      STEPWELL_CACHE: resolve(cacheDir),
      ...(origin === undefined ? {} : { STEPWELL_ORIGIN: origin }),
      ...env,
    },
  });
}
