import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { commandError } from '../system/command-error.ts';
import { projectRoot } from '../system/project-root.ts';

/** The project's own folder for what can be made again. */
export const projectCache: string = join(projectRoot, 'node_modules/.cache/stepwell');

/** Where caches of content are kept: `STEPWELL_CACHE`, or the project's own. */
export function cacheFolder(): string {
  const own = process.env['STEPWELL_CACHE'];
  if (own && statSync(own, { throwIfNoEntry: false })?.isFile())
    throw commandError(`STEPWELL_CACHE names ${own}, which is no folder.`, 2);
  return own || projectCache;
}

/** The folders of the cache: compiled documents, and what built sites consist of. */
export const cacheParts = { compiled: 'compiled', manifests: 'manifests' } as const;

/** Empties the cache. */
export function clearCache(folder: string): void {
  for (const part of Object.values(cacheParts)) rmSync(join(folder, part), { recursive: true, force: true });
}
