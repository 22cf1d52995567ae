import { readFile, writeFile } from 'node:fs/promises';
import { applyEdits, type Diagnostic, type Edit } from '../engine/index.ts';

/** Makes the fixes that diagnostics carry; returns how many files changed. Edits that would overlap wait for another run. */
export async function fixFiles(diagnostics: readonly Diagnostic[]): Promise<number> {
  const byPath = new Map<string, Edit[]>();
  for (const { path, fix } of diagnostics) {
    const taken = byPath.get(path) ?? [];
    const isFree = fix?.edits.every((edit) =>
      taken.every((other) => edit.end <= other.start || edit.start >= other.end),
    );
    if (fix && isFree) byPath.set(path, [...taken, ...fix.edits]);
  }
  for (const [path, edits] of byPath) {
    const text = await readFile(path, 'utf8');
    const mark = text.startsWith('\u{FEFF}') ? '\u{FEFF}' : '';
    await writeFile(path, mark + applyEdits(text.slice(mark.length), edits));
  }
  return byPath.size;
}
