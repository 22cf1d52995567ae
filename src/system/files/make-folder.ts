import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCodeOf } from '../error-code.ts';

/**
 * Makes a folder and those above it that are missing. Node's own `recursive` never ends where
 * the system says that something above is missing though it is there, as below `/proc`.
 */
export function makeFolder(folder: string, mode?: number): void {
  const error = tryToMake(folder, mode);
  if (!error) return;
  const parent = dirname(folder);
  if (errorCodeOf(error) !== 'ENOENT' || parent === folder) throw error;
  makeFolder(parent, mode);
  const stillMissing = tryToMake(folder, mode);
  if (stillMissing) throw stillMissing;
}

/** Why a folder is not there afterwards. */
function tryToMake(folder: string, mode: number | undefined): Error | undefined {
  try {
    mkdirSync(folder, mode);
    return undefined;
  } catch (error) {
    const isThere = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
    return isThere ? undefined : (error as Error);
  }
}
