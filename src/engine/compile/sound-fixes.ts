import { groupBy } from '../model/group-by.ts';
import { applyEdits } from '../diagnostics/edits.ts';
import type { Diagnostic, Edit } from '../diagnostics/diagnostic.ts';
import { textOf } from '../parse/parse.ts';
import type { CompileInput, CompileResult } from './compile-guide.ts';
import { type Change, changeOf, readingOf } from './reading.ts';

/** A source and what it compiles to. */
export interface Compiled<T> {
  readonly text: string;
  readonly result: CompileResult<T>;
}

/** Fixes that change a document as they say, each of them and all at once. */
export interface SoundFixes<T> {
  readonly sound: ReadonlySet<Diagnostic>;
  /** The source with all of one kind made, if that was compiled. */
  readonly made?: Compiled<T>;
}

/** The longest source whose fixes are compared, in UTF-16 code units. */
const sourceLimit = 300_000;
/** How many units may be compiled to find the fixes that harm among those that do not. */
const work = 600_000;

/**
 * Finds the fixes that are sound: once they are made the document says what it said before, but for
 * what they say they change, and every mistake is gone that they mend, without a new one. They are
 * tried together; only if that harms, halves of them are, and what is not tried in time is not sound.
 */
export function findSoundFixes<T>(
  { text, result }: Compiled<T>,
  compile: (text: string) => CompileResult<T>,
): SoundFixes<T> {
  const fixable = result.diagnostics.filter(({ fix }) => fix);
  const sound = new Set<Diagnostic>();
  let made: Compiled<T> | undefined;
  let left = text.length > sourceLimit ? 0 : Math.max(1, Math.min(40, Math.floor(work / text.length)));
  const before = weigh(result);
  const findIn = (group: readonly Diagnostic[], change: Change, reading: string): Compiled<T> | undefined => {
    if (left === 0 || group.length === 0) return undefined;
    left -= 1;
    const tried = tryEdits(text, editsOf(group), compile);
    if (weigh(tried.result) + group.length <= before && readingOf(tried.result.value, change) === reading) {
      for (const diagnostic of group) sound.add(diagnostic);
      return tried;
    }
    if (group.length > 1) {
      const half = Math.ceil(group.length / 2);
      for (const part of [group.slice(0, half), group.slice(half)]) findIn(part, change, reading);
    }
    return undefined;
  };
  for (const [change, group] of groupBy(fixable, ({ code }) => changeOf(code))) {
    const all = findIn(group, change, readingOf(result.value, change));
    made ??= all;
  }
  return { sound, ...(made ? { made } : {}) };
}

/** Compiles a source, and offers only fixes that are sound. */
export function compileSoundly<T>(
  { source }: Pick<CompileInput, 'source'>,
  compile: (source: string | Uint8Array) => CompileResult<T>,
): CompileResult<T> {
  const result = compile(source);
  if (!result.diagnostics.some(({ fix }) => fix)) return result;
  const { sound } = findSoundFixes({ text: textOf(source), result }, compile);
  return {
    ...result,
    diagnostics: result.diagnostics.map((each) => (each.fix && !sound.has(each) ? withoutFix(each) : each)),
  };
}

/** A source with edits made, compiled. */
export function tryEdits<T>(
  text: string,
  edits: readonly Edit[],
  compile: (text: string) => CompileResult<T>,
): Compiled<T> {
  const edited = applyEdits(text, edits);
  return { text: edited, result: compile(edited) };
}

/** How much is wrong: what is an error, and what has a fix. */
export function weigh({ diagnostics }: CompileResult<unknown>): number {
  return diagnostics.filter(({ severity, fix }) => severity === 'error' || fix).length;
}

/** The edits of all fixes of some diagnostics. */
export function editsOf(diagnostics: readonly Diagnostic[]): Edit[] {
  return diagnostics.flatMap(({ fix }) => fix?.edits ?? []);
}

function withoutFix({ fix: _fix, ...diagnostic }: Diagnostic): Diagnostic {
  return diagnostic;
}
