import { readFile, writeFile } from 'node:fs/promises';
import { applyEdits, type Diagnostic } from '../engine/index.ts';
import { chooseFixes } from '../engine/internal.ts';

/** Makes the fixes that diagnostics carry, as far as they can be made at once; returns how many files changed. */
export async function fixFiles(diagnostics: readonly Diagnostic[]): Promise<number> {
  const byPath = Map.groupBy(
    diagnostics.filter(({ fix }) => fix),
    ({ path }) => path,
  );
  for (const [path, found] of byPath) {
    const text = await readFile(path, 'utf8');
    const mark = text.startsWith('\u{FEFF}') ? '\u{FEFF}' : '';
    const bare = text.slice(mark.length);
    await writeFile(path, mark + applyEdits(bare, chooseFixes(bare, found)));
  }
  return byPath.size;
}
