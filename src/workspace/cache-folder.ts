import { accessSync, constants, existsSync, lstatSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commandError } from '../system/command-error.ts';
import { makeFolder } from '../system/files/make-folder.ts';
import { teamRoot } from '../system/project-root.ts';

/** The project's own folder for what can be made again. */
export const projectCache: string = join(teamRoot, 'node_modules/.cache/stepwell');

let usual: string | undefined;

/**
 * Where caches of content are kept: `STEPWELL_CACHE`, or the project's own, or, if somebody else's project
 * cannot be written, a folder of this user's for temporary files, which is said once.
 */
export function cacheFolder(): string {
  const own = process.env['STEPWELL_CACHE'];
  if (own && statSync(own, { throwIfNoEntry: false })?.isFile())
    throw commandError(`STEPWELL_CACHE names ${own}, which is no folder.`, 2);
  return own || (usual ??= canWrite(projectCache) ? projectCache : temporaryFolder());
}

function temporaryFolder(): string {
  const user = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `stepwell-${user}`);
  try {
    makeFolder(folder, 0o700);
    const facts = lstatSync(folder);
    // What lies there is run: a folder that somebody else prepared is none to trust.
    if (!facts.isDirectory() || facts.uid !== user || (facts.mode & 0o077) !== 0) return projectCache;
  } catch {
    return projectCache;
  }
  process.stderr.write(
    `${projectCache} cannot be written: what can be made again is kept in ${folder}. STEPWELL_CACHE names another folder.\n`,
  );
  return folder;
}

/** Whether a folder can be written, or made. */
function canWrite(folder: string): boolean {
  if (!existsSync(folder) && dirname(folder) !== folder) return canWrite(dirname(folder));
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The folders of the cache: compiled documents, what built sites consist of, and what was made of sites that are not built. */
export const cacheParts = { compiled: 'compiled', manifests: 'manifests', outputs: 'outputs' } as const;

/** Empties the cache. */
export function clearCache(folder: string): void {
  for (const part of Object.values(cacheParts)) {
    const path = join(folder, part);
    if (!existsSync(path)) continue;
    // Another build may be writing into it: what is moved away first stays as it is while it is deleted.
    const aside = `${path}.${process.pid}`;
    renameSync(path, aside);
    rmSync(aside, { recursive: true, force: true, maxRetries: 3 });
  }
}
