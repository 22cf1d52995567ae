import type { ForbiddenTerm } from '../terms/forbidden-term.ts';
import type { TermEntry, TermIndex } from '../terms/term-index.ts';
import { isDigit, isLetter } from './bytes.ts';

/**
 * Whether one of some keys may stand where its last letter was found. No only if all is written as it is,
 * without marks and escapes, and what stands there is clearly something else.
 */
export type CandidateTest = (
  keys: readonly number[],
  bytes: Uint8Array,
  last: number,
  to: number,
  isAllowed: (term: ForbiddenTerm) => boolean,
) => boolean;

/** Signs over which no word goes on: no tag, emphasis or escape is written with them. */
const plainSigns = new Uint8Array(128);
for (const sign of '\t\n\r ,.;:!?()-/=$^{}@') plainSigns[sign.charCodeAt(0)] = 1;

export function createCandidateTest({ entries }: TermIndex): CandidateTest {
  const own = entries.filter(({ term }) => term === undefined).map(({ written }) => written.toLowerCase());
  const covers = entries.map((entry) => (entry.term ? coversOf(entry.written.toLowerCase(), own) : []));

  return (keys, bytes, last, to, isAllowed) =>
    keys.some((key) => {
      const entry = entries[key];
      if (!entry?.term || isAllowed(entry.term)) return false;
      const start = startOf(entry, bytes, last);
      if (start === absent) return false;
      if (start === unclear) return true;
      return !isPartOfWord(entry, bytes, start, last, to) && !isCovered(covers[key] ?? [], bytes, start);
    });
}

const [absent, unclear] = [-1, -2];

/** Where a key begins whose last letter is at a place. */
function startOf({ key: { bytes: letters, gaps }, kind }: TermEntry, bytes: Uint8Array, last: number): number {
  let at = last;
  for (let index = letters.length - 1; ; index--) {
    if (lower(bytes[at]) !== letters[index]) return unclear;
    if (index === 0) return at;
    let before = at - 1;
    while (before >= 0 && plainSigns[bytes[before] as number] === 1) before--;
    if (before < 0 || lower(bytes[before]) !== letters[index - 1]) return unclear;
    const gap = gaps[index] ?? '';
    if (before < at - 1) {
      const between = String.fromCharCode(...bytes.subarray(before + 1, Math.min(at, before + 100)));
      // Lines of a comment begin with signs.
      if (gap === '' || kind !== 'name' ? between !== gap : !isGap(between, gap)) return absent;
    } else if (gap !== '' && kind !== 'name') return absent;
    at = before;
  }
}

function isGap(between: string, gap: string): boolean {
  return between === gap || /^(?:\s*|([-+.:/])\1?)$/u.test(between) || between.includes('\n');
}

/** Whether a host, or a name that stands alone, is only a part of another word there; or an ordinary word in lower case. */
function isPartOfWord(entry: TermEntry, bytes: Uint8Array, start: number, last: number, to: number): boolean {
  const [before, after] = [bytes[start - 1], last + 1 < to ? bytes[last + 1] : undefined];
  if (isEscape(bytes, start)) return false;
  if (entry.kind !== 'name') return isWord(before) || isWord(after);
  if (entry.isDistinct) return false;
  const [first = 0, final = 0] = [bytes[start], bytes[last]];
  if (isLetter(first) && isWord(before) && !isUpper(first)) return true;
  if (isLetter(final) && isWord(after) && !isUpper(after)) return true;
  return entry.isOrdinary && !isUpper(first) && before !== undefined && isProse(before) && isProse(after);
}

/** Whether the letters before a place are those of an escape: `\nAcme`, `%20Acme`. */
function isEscape(bytes: Uint8Array, start: number): boolean {
  for (let at = start - 1; at >= 0 && at >= start - 9; at--) {
    if (bytes[at] === 0x5c || bytes[at] === 0x25 || bytes[at] === 0x26) return true;
    if (!isWord(bytes[at])) return false;
  }
  return false;
}

function isProse(byte: number | undefined): boolean {
  return byte !== undefined && ' \n,;:)'.includes(String.fromCharCode(byte));
}

/** A way in which a term is a part of one of the variant's own: its letters in lower case, and how far into it. */
interface Cover {
  readonly text: Uint8Array;
  readonly offset: number;
}

function coversOf(part: string, own: readonly string[]): Cover[] {
  return own.flatMap((whole): Cover[] => {
    const offset = whole.indexOf(part);
    return offset < 0 || /[^ -~]/u.test(whole) || part === '' ? [] : [{ text: Buffer.from(whole), offset }];
  });
}

function isCovered(covers: readonly Cover[], bytes: Uint8Array, start: number): boolean {
  return covers.some(({ text, offset }) => {
    const from = start - offset;
    if (from < 0 || !text.every((letter, index) => lower(bytes[from + index]) === letter)) return false;
    return isOpen(bytes[from - 1]) && isOpen(bytes[from + text.length]);
  });
}

/** Whether a sign ends a word, and is none of those that are encoded or that a host goes on with. */
function isOpen(byte: number | undefined): boolean {
  return byte === undefined || ' \n\t"\'<>(),;:/'.includes(String.fromCharCode(byte));
}

function lower(byte = 0): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

function isUpper(byte = 0): boolean {
  return byte >= 65 && byte <= 90;
}

function isWord(byte = 0): boolean {
  return isLetter(byte) || isDigit(byte);
}
