import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { applyEdits, compileProvider, compileVariant, type Diagnostic } from '../engine/index.ts';
import { chooseFixes, fix } from '../engine/internal.ts';
import { errorCodeOf } from '../system/error-code.ts';
import { replaceFile } from '../system/files/replace-file.ts';
import type { CompileTask } from './compile-task.ts';

/** A file as it was read, and what it is compiled from if it is a document. */
export interface ReadFile {
  readonly source: Uint8Array;
  readonly task?: CompileTask;
}

/** The file of a document. */
export function fileOf(task: CompileTask): ReadFile {
  const { source } = task;
  return { source: typeof source === 'string' ? new TextEncoder().encode(source) : source, task };
}

/** What became of the files that have fixes. */
export interface FixReport {
  /** The paths of those that were written. */
  readonly written: readonly string[];
  /** Why others were not, a sentence each. */
  readonly problems: readonly string[];
}

/**
 * Makes the fixes that diagnostics carry: all of a document, of another file those that can be made at
 * once. A file that is another one than `files` has, or that may not be written, stays as it is.
 */
export async function fixFiles(
  diagnostics: readonly Diagnostic[],
  files: ReadonlyMap<string, ReadFile>,
): Promise<FixReport> {
  const byPath = Map.groupBy(
    diagnostics.filter(({ fix: offered }) => offered),
    ({ path }) => path,
  );
  const written: string[] = [];
  const problems: string[] = [];
  for (const [path, found] of byPath) {
    const file = files.get(path);
    if (!file) continue;
    const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.source);
    const mark = before.startsWith('\u{FEFF}') ? '\u{FEFF}' : '';
    const text = before.slice(mark.length);
    const after = file.task ? fix({ ...file.task, source: text }).text : fixYaml(path, text, found);
    if (after === text) continue;
    try {
      const isSame = Buffer.compare(await readFile(path), file.source) === 0;
      if (!isSame) problems.push(`${path} is not fixed: it has changed since it was read. Run it again.`);
      else {
        await replaceFile(path, mark + after);
        written.push(path);
      }
    } catch (error) {
      problems.push(`${path} is not fixed: ${whyNotWritten(error)}.`);
    }
  }
  return { written, problems };
}

/** The fixes that can be made at once, if the file is not worse for them. */
function fixYaml(path: string, text: string, found: readonly Diagnostic[]): string {
  const compile = /^provider\.ya?ml$/u.test(basename(path)) ? compileProvider : compileVariant;
  const errorsIn = (source: string): number =>
    compile({ source, path }).diagnostics.filter(({ severity }) => severity === 'error').length;
  const fixed = applyEdits(text, chooseFixes(text, found));
  return errorsIn(fixed) <= errorsIn(text) ? fixed : text;
}

function whyNotWritten(error: unknown): string {
  const code = errorCodeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return 'you may not write it';
  if (code === 'EROFS') return 'it is read-only';
  if (code === 'ENOSPC') return 'the disk is full';
  return error instanceof Error ? error.message : String(error);
}
