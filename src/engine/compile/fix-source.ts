import { chooseFixes } from '../diagnostics/fixes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CompileResult } from './compile-guide.ts';
import { changeOf, readingOf } from './reading.ts';
import { type Compiled, findSoundFixes, tryEdits, weigh } from './sound-fixes.ts';

/** A source with its fixes made. */
export interface FixedSource {
  readonly text: string;
  /** How many of them were made. */
  readonly count: number;
}

/** The most rounds: what one round reveals is mended in the next. */
const roundLimit = 30;

/**
 * Makes all sound fixes of a source, and those of the sources that this gives, until none is left. Each
 * round lowers the number of mistakes, or it is not made and is the last.
 */
export function fixSource<T>(source: string, compile: (text: string) => CompileResult<T>): FixedSource {
  let current: Compiled<T> = { text: source, result: compile(source) };
  let count = 0;
  for (let round = 0; round < roundLimit; round += 1) {
    const { sound, made } = findSoundFixes(current, compile);
    const next = made ?? makeSome(current, [...sound], compile);
    const lowered = next ? weigh(current.result) - weigh(next.result) : 0;
    if (!next || lowered <= 0) break;
    count += lowered;
    current = next;
  }
  return { text: current.text, count };
}

/** Those of sound fixes made that can be made at once, or the first alone. */
function makeSome<T>(
  { text, result }: Compiled<T>,
  sound: readonly Diagnostic[],
  compile: (text: string) => CompileResult<T>,
): Compiled<T> | undefined {
  const [first] = sound;
  if (!first) return undefined;
  const change = changeOf(first.code);
  const group = sound.filter(({ code }) => changeOf(code) === change);
  const reading = readingOf(result.value, change);
  for (const edits of [chooseFixes(text, group), first.fix?.edits ?? []]) {
    const tried = tryEdits(text, edits, compile);
    if (weigh(tried.result) < weigh(result) && readingOf(tried.result.value, change) === reading) return tried;
  }
  return undefined;
}
