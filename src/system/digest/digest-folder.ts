import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A digest of the files of a folder, in the order of their names. */
export function digestFolder(folder: string): string {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return digestParts(
    entries.flatMap((entry) => {
      const path = join(folder, entry.name);
      return [entry.name, entry.isDirectory() ? digestFolder(path) : readFileSync(path)];
    }),
  );
}

/** A digest of one file. */
export function digestFile(path: string): string {
  return digestParts([readFileSync(path)]);
}

/** A digest of texts and bytes, one after the other. */
export function digestParts(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 40);
}
