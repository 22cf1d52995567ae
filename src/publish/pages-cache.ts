import { renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheParts } from '../workspace/cache-folder.ts';
import { makeFolder } from '../system/make-folder.ts';
import { processFolder } from '../system/process-folder.ts';

/** The rendered pages of a variant's last build, for one build alone. */
export interface PagesCache {
  readonly folder: string;
  /** Leaves them to the next build; without that they are as lost as the build. */
  keep(): void;
  discard(): void;
}

/**
 * Takes the cache of a variant's pages. Astro writes into it while it builds: shared by two
 * builds, or left by one that was killed, it would mix pages of two contents. So a build
 * moves it away, and one that finds none renders every page.
 */
export function takePagesCache(cacheDir: string, variant: string): PagesCache {
  const shared = join(cacheDir, cacheParts.astro, variant);
  const folder = processFolder(join(cacheDir, 'building'), variant);
  const discard = (): void => remove(folder);
  tryRename(shared, folder);
  return {
    folder,
    keep: () => {
      makeFolder(dirname(shared));
      remove(shared);
      tryRename(folder, shared);
    },
    discard,
  };
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Without the cache a build is only slower. */
function tryRename(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // It is not there, or another build was faster.
  }
}
