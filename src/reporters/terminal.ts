import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../engine/index.ts';
import { pretty } from './pretty.ts';

/** Says on standard error what was found, with the lines in question; nothing where nothing was. */
export function reportDiagnostics(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length === 0) return;
  const useColor = process.stderr.isTTY && process.env['NO_COLOR'] === undefined;
  process.stderr.write(pretty.print(diagnostics, { sourceOf: readSource, useColor }));
}

/** The text of a file as diagnostics count it, if it can be read. */
export function readSource(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\u{FEFF}/u, '');
  } catch {
    return undefined;
  }
}
