import type { CharacterSource } from './build-automaton.ts';

/**
 * Which kinds of characters each of some sets takes, as bits: two sets have a character in common if
 * they have a bit in common. Characters that are in the same sets are of one kind.
 */
export function masksOf(sources: readonly CharacterSource[]): bigint[] {
  const isPlain = sources.every(({ source, ignoresCase }) => !ignoresCase && isPlainSource(source));
  const spans = sources.map((source) => spansOf(source, isPlain ? plainText : everything()));
  const kinds = new Map<string, bigint>();
  const masks = sources.map(() => 0n);
  const borders = [...new Set([0, ...spans.flat()])].sort((one, other) => one - other);
  const at = spans.map(() => 0);
  for (const border of borders) {
    const within = spans.map((span, index) => {
      while ((span[at[index] ?? 0] ?? Infinity) <= border) at[index] = (at[index] ?? 0) + 1;
      return (at[index] ?? 0) % 2 === 1;
    });
    const key = within.map(Number).join('');
    if (kinds.has(key)) continue;
    const bit = 1n << BigInt(kinds.size);
    kinds.set(key, bit);
    within.forEach((isIn, index) => (masks[index] = (masks[index] ?? 0n) | (isIn ? bit : 0n)));
  }
  return masks;
}

/** Where the characters of a set begin and end in a text that has each of them once. */
function spansOf({ source, ignoresCase }: CharacterSource, text: string): number[] {
  const pattern = new RegExp(`(?:${source})+`, ignoresCase ? 'gisu' : 'gsu');
  return [...text.matchAll(pattern)].flatMap(({ index, 0: found }) => [index, index + found.length]);
}

/** Whether all that a set tells apart is in {@link plainText}: `[\w.-]` or `[^\s@]`, but not `\p{Lu}` or `[à-ü]`. */
function isPlainSource(source: string): boolean {
  return !/\\[pPuxc\d]|[^\0-\x7f]/u.test(source);
}

/** Every character of ASCII, and some of what `\s` and `.` take and leave of all others. */
const plainText = `${String.fromCodePoint(...Array.from({ length: 128 }, (_, code) => code))}äж日\u{a0}\u{2028}\u{feff}😀`;

let known: string | undefined;

/** Every character there is, but for halves of pairs. */
function everything(): string {
  known ??= [range(0, 0xd800), range(0xe000, 0x11_0000)].join('');
  return known;
}

function range(begin: number, end: number): string {
  const parts: string[] = [];
  for (let at = begin; at < end; at += 0x800)
    parts.push(String.fromCodePoint(...Array.from({ length: 0x800 }, (_, offset) => at + offset)));
  return parts.join('');
}
