import { join, resolve } from 'node:path';
import { cacheFolder } from '../../workspace/cache-folder.ts';
import { commandError, type CommandError } from '../../system/command-error.ts';
import { errorCodeOf } from '../../system/error-code.ts';
import { makeFolder } from '../../system/files/make-folder.ts';
import { teamRoot } from '../../system/project-root.ts';

/** Where accounts are kept unless a command names a folder: beside a cache of one's own, else in the project, as `npm ci` empties its cache. */
export function dataFolder(): string {
  return process.env['STEPWELL_CACHE'] ? join(cacheFolder(), 'linking') : join(teamRoot, '.linking');
}

/** Makes a data folder, where it is missing, for its owner alone. */
export function makeDataFolder(folder: string): void {
  if (folder === '') throw commandError('--data names no folder.', 2);
  try {
    makeFolder(folder, 0o700);
  } catch (error) {
    throw dataError(folder, reasons[errorCodeOf(error) ?? ''] ?? (error as Error).message);
  }
}

/** Says why nothing can be kept in a data folder, and that another can be named. */
export function dataError(folder: string, reason: string): CommandError {
  return commandError(`Cannot keep data in ${resolve(folder)}: ${reason}. Name another folder with --data.`, 2);
}

/** Why a folder cannot be made, by the code of the system. */
const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'it is no folder',
  ENOTDIR: 'a part of its path is no folder',
  ENOENT: 'no folder can be made there',
  EACCES: 'you may not write there',
  EPERM: 'no folder can be made there',
  EROFS: 'nothing can be written there',
};
