import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { processName } from '../process/process-name.ts';

/** Keeps a file in a cache that several processes use: it is there whole, or, if that cannot be written, not at all. */
export function keepFile(file: string, content: string | Uint8Array): void {
  const fresh = `${file}.${processName()}`;
  // Without it the next time is only slower.
  const isKept = attempt(() => {
    makeFolder(dirname(file));
    writeFileSync(fresh, content);
    renameSync(fresh, file);
  });
  // A disk that is full may have taken a part of it.
  if (!isKept) attempt(() => rmSync(fresh, { force: true }));
}

function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
