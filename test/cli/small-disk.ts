import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { errorCodeOf } from '../../src/system/error-code.ts';

/** A disk of a size, or nothing where none may be mounted; gone when the test ends. */
export function mountDisk(size: string): string | undefined {
  const disk = join(mkdtempSync(join(tmpdir(), 'guides-disk-')), 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', disk]));
  return disk;
}

/** Writes a file that leaves no room on its disk. */
export function fill(path: string): void {
  const block = Buffer.alloc(64 * 1024);
  try {
    for (;;) writeFileSync(path, block, { flag: 'a' });
  } catch (error) {
    if (errorCodeOf(error) !== 'ENOSPC') throw error;
  }
}
