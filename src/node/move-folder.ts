import { cp, mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Moves a folder to a place where nothing is, also on another file system. */
export async function moveFolder(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await cp(from, to, { recursive: true });
  }
}
