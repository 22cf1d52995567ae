import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where caches are kept: `STEPWELL_CACHE`, or a folder in the project's `node_modules`. */
export function cacheFolder(): string {
  return (
    process.env['STEPWELL_CACHE'] ??
    join(fileURLToPath(new URL('../..', import.meta.url)), 'node_modules/.cache/stepwell')
  );
}

/** The folders of the cache: compiled documents, and what Astro keeps. Nothing else in it is ours. */
export const cacheParts = { compiled: 'compiled', astro: 'astro' } as const;

/** Empties the cache. */
export function clearCache(folder: string): void {
  for (const part of Object.values(cacheParts)) rmSync(join(folder, part), { recursive: true, force: true });
}
