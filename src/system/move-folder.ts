import { cp, rename } from 'node:fs/promises';
import { errorCodeOf } from './error-code.ts';

/** Moves a folder into the place of an empty one, also on another file system. */
export async function moveFolder(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // Windows renames nothing to where a folder is.
    if (!['EXDEV', 'EPERM'].includes(errorCodeOf(error) ?? '')) throw error;
    await cp(from, to, { recursive: true });
  }
}
