import { isAsciiLetter, isInvisible, isUnspaced, isWordCharacter } from '../decode/fold-character.ts';
import type { OwnTerm } from './forbidden-term.ts';
import type { TermKey } from './term-key.ts';
import { characterAt } from '../decode/utf-8.ts';

/** Where a term stands in a text: its first byte, and the one after its last. */
export interface TermPlace {
  readonly start: number;
  readonly end: number;
}

/**
 * The place of the term whose last byte is at `last`, or nothing where the text only looks like it.
 *
 * @param isDistinct Whether a name counts with any letters before and after it.
 */
export function placeOf(
  { kind, isDistinct }: Pick<OwnTerm, 'kind'> & { readonly isDistinct: boolean },
  key: TermKey,
  text: Uint8Array,
  length: number,
  last: number,
): TermPlace | undefined {
  const { bytes, gaps } = key;
  let at = last;
  let isWide = false;
  for (let index = bytes.length - 1; ; index--) {
    if (lower(text[at] as number) !== bytes[index]) return undefined;
    if (index === 0) break;
    let before = at - 1;
    while (before >= 0 && lower(text[before] as number) !== bytes[index - 1]) before--;
    if (before < 0 || at - before > 400) return undefined;
    const between = textOf(text, before + 1, at);
    if (between.includes('\0')) isWide = true;
    if (!isGap(between.replaceAll('\0', ''), gaps[index] ?? '', kind)) return undefined;
    at = before;
  }
  const place = { start: at, end: last + 1 };
  const isBounded =
    kind === 'name' ? isDistinct || isWord(key, text, length, place, isWide) : isAddress(kind, text, length, place);
  return isBounded ? place : undefined;
}

function isGap(between: string, gap: string, kind: OwnTerm['kind']): boolean {
  if (kind !== 'name' || gap === '') return between === gap;
  return between === gap || /^(?:\s*|([-_+.:/|])\1?)$/u.test(between);
}

/** Whether a name is a word of its own there, also as a part of `camelCase` or before letters of another script. */
function isWord(key: TermKey, text: Uint8Array, length: number, { start, end }: TermPlace, isWide: boolean): boolean {
  const first = characterAfter(text, length, start, isWide);
  const second = characterAfter(text, length, first.next, isWide).code;
  const before = characterBefore(text, start, isWide).code;
  const isBegin =
    isApart(before, first.code) ||
    isUnspaced(key.text.slice(0, 1)) ||
    (isUpper(first.code) && (!isUpper(before) || !isUpper(second)) && isAsciiLetter(before)) ||
    (isUpper(first.code) && isDigit(before));
  if (!isBegin) return false;
  const after = characterAfter(text, length, end, isWide);
  const final = characterBefore(text, end, isWide).code;
  if (isApart(after.code, final) || isUnspaced(key.text.slice(-1))) return true;
  if (!isUpper(after.code)) return false;
  return !isUpper(final) || isLower(characterAfter(text, length, after.next, isWide).code);
}

/** Whether a word that ends with a letter does not go on over a character: `Acme에서` is two words. */
function isApart(code: number, letter: number): boolean {
  if (!isWordCharacter(code)) return true;
  return isLetter(code) && isLetter(letter) && isLatin(code) !== isLatin(letter);
}

function isLetter(code: number): boolean {
  return /\p{L}/u.test(String.fromCodePoint(code));
}

function isLatin(code: number): boolean {
  return code < 0x80 || /\p{sc=Latn}/u.test(String.fromCodePoint(code));
}

/** Whether a host or an address ends where the term does: in front of a host may stand another label. */
function isAddress(kind: OwnTerm['kind'], text: Uint8Array, length: number, { start, end }: TermPlace): boolean {
  const before = characterBefore(text, start, false);
  const after = characterAfter(text, length, end, false);
  const goesOn = (code: number, beyond: number): boolean =>
    isWordCharacter(code) || (code === hyphen && isWordCharacter(beyond));
  if (goesOn(after.code, characterAfter(text, length, after.next, false).code)) return false;
  const beyond = characterBefore(text, before.next, false).code;
  return !goesOn(before.code, beyond) && !(kind === 'address' && before.code === point && isWordCharacter(beyond));
}

const hyphen = 45;
const point = 46;

/** The visible character from an index on, and where the next begins; code 0 at the end. */
function characterAfter(text: Uint8Array, length: number, at: number, isWide: boolean): { code: number; next: number } {
  let index = at;
  while (index < length) {
    const { code, size } = characterAt(text, index, length);
    index += size;
    if (!isInvisible(code) && !(isWide && code === 0)) return { code, next: index };
  }
  return { code: 0, next: length };
}

function characterBefore(text: Uint8Array, at: number, isWide: boolean): { code: number; next: number } {
  let index = at;
  while (index > 0) {
    let size = 1;
    while (size < 4 && index - size > 0 && ((text[index - size] as number) & 0xc0) === 0x80) size++;
    index -= size;
    const { code } = characterAt(text, index, index + size);
    if (!isInvisible(code) && !(isWide && code === 0)) return { code, next: index };
  }
  return { code: 0, next: 0 };
}

function textOf(text: Uint8Array, start: number, end: number): string {
  if (start >= end) return '';
  return new TextDecoder('utf-8').decode(text.subarray(start, end));
}

function lower(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
