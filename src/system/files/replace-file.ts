import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { processName } from '../process/process-name.ts';

/**
 * Gives a file another content, at once: it is never there in part. A link stays a link, and one of
 * several names of a file stays one. Fails if nobody may write to the file, also for an
 * administrator, who may.
 */
export async function replaceFile(path: string, content: string): Promise<void> {
  const file = await realpath(path);
  const { mode, nlink } = await stat(file);
  if ((mode & 0o222) === 0) throw Object.assign(new Error('it is read-only'), { code: 'EROFS' });
  if (nlink > 1) return writeFile(file, content);
  const fresh = join(dirname(file), `.${basename(file)}.${processName()}`);
  try {
    await writeFile(fresh, content);
    await chmod(fresh, mode & 0o7777);
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
