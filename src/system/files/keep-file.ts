import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCodeOf } from '../error-code.ts';
import { makeFolder } from './make-folder.ts';
import { processName } from '../process/process-name.ts';

/**
 * Keeps a file in a cache that several processes use: it is there whole, or, if that cannot be written, not at all.
 * What is large comes in pieces, which are not in memory at once.
 */
export function keepFile(file: string, content: string | Uint8Array | Iterable<string>): void {
  const fresh = `${file}.${processName()}`;
  // Without it the next time is only slower.
  const isKept = attempt(() => {
    write(fresh, content);
    renameSync(fresh, file);
  });
  // A disk that is full may have taken a part of it.
  if (!isKept) attempt(() => rmSync(fresh, { force: true }));
}

/** Most folders are there: they are made once a file does not find its own. */
function write(file: string, content: string | Uint8Array | Iterable<string>): void {
  const isWhole = typeof content === 'string' || content instanceof Uint8Array;
  const start = isWhole ? content : '';
  try {
    writeFileSync(file, start);
  } catch (error) {
    if (errorCodeOf(error) !== 'ENOENT') throw error;
    makeFolder(dirname(file));
    writeFileSync(file, start);
  }
  if (!isWhole) append(file, content);
}

function append(file: string, pieces: Iterable<string>): void {
  const descriptor = openSync(file, 'a');
  try {
    for (const piece of pieces) writeFileSync(descriptor, piece);
  } finally {
    closeSync(descriptor);
  }
}

function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
