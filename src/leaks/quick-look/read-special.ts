import { decodeHTML } from 'entities';
import { foldCharacter, foldCharacters } from '../decode/fold-character.ts';
import { characterAt } from '../decode/utf-8.ts';
import type { TermAutomaton } from '../terms/term-matcher.ts';
import {
  ampersand,
  backslash,
  digitsAt,
  hash,
  isDigit,
  isHexadecimal,
  isLetter,
  lessThan,
  percent,
  semicolon,
  slash,
} from './bytes.ts';

/** No state: something may be there, and has to be looked at. */
export const maybe = -1;

/** Goes on over what is encoded, and over characters beyond ASCII. */
export interface SpecialReader {
  /** The state after what begins at a place; {@link maybe} if a key ends in it, or if more is encoded in it. */
  readonly read: (
    bytes: Uint8Array,
    at: number,
    to: number,
    state: number,
    where: 'text' | 'attribute' | 'style',
  ) => number;
  /** The last byte of what was read. */
  readonly end: () => number;
}

const encoder = new TextEncoder();

export function createSpecialReader(
  { classes, count, table, firstOutput }: TermAutomaton,
  found: readonly (readonly number[])[],
): SpecialReader {
  const characters: (Uint8Array | undefined)[] = Array.from({ length: 0x1_00_00 });
  const references = new Map<number, Uint8Array | undefined>();
  let last = 0;

  const advance = (state: number, folded: Uint8Array): number => {
    let next = state;
    for (const byte of folded) {
      const isSign = byte < 0x80 && !isWordByte(byte);
      if (isSign) continue;
      next = table[next + (classes[byte] as number)] as number;
      if (next >= firstOutput && (found[(next - firstOutput) / count] ?? []).length > 0) return maybe;
    }
    return next;
  };
  const advanceBy = (state: number, code: number): number => {
    let folded = characters[code];
    if (!folded) {
      folded = encoder.encode(foldCharacter(code)).filter(isWordByte);
      characters[code] = folded;
    }
    return advance(state, folded);
  };

  /** `%41`, `%C3%84`, `%u0041`; a percent sign may begin another. */
  const readPercent = (bytes: Uint8Array, at: number, state: number): number => {
    if (((bytes[at + 1] ?? 0) | 32) === 0x75) return digitsAt(bytes, at + 2, 4) < 0 ? state : maybe;
    const code = digitsAt(bytes, at + 1, 2);
    if (code < 0) return state;
    last = at + 2;
    if (code === percent) return isHexadecimal(bytes[at + 3]) || isLetterU(bytes[at + 3]) ? maybe : state;
    if (code === backslash || code === ampersand) return maybe;
    if (code === lessThan) return maybe;
    if (code < 0x80) return isWordByte(code) ? advanceBy(state, code) : state;
    const sequence: number[] = [code];
    while (sequence.length < 4 && bytes[last + 1] === percent) {
      const more = digitsAt(bytes, last + 2, 2);
      if (more < 0x80 || more > 0xbf) break;
      sequence.push(more);
      last += 3;
    }
    const { code: meant, size } = characterAt(Uint8Array.from(sequence), 0, sequence.length);
    if (size !== sequence.length) return maybe;
    return advanceBy(state, size === 1 ? code : meant);
  };

  const readReference = (bytes: Uint8Array, at: number, to: number, state: number, isAttribute: boolean): number => {
    let end = at + 1;
    // Seven signs of seven bits are one number; longer references are rare.
    let written = 0;
    const limit = Math.min(to, at + 8);
    while (end < limit && (isWordByte(bytes[end] as number) || bytes[end] === hash))
      written = written * 128 + ((bytes[end++] as number) & 127);
    if (end === at + 1) return state;
    if (end < limit && bytes[end] === semicolon) written = written * 128 + (bytes[end++] as number);
    else if (end < to && isWordByte(bytes[end] as number)) return maybe;
    if (!references.has(written)) {
      if (references.size > 5000) references.clear();
      const text = String.fromCharCode(...bytes.subarray(at, end));
      const meaning = decodeHTML(text);
      references.set(written, meaning === text ? undefined : encoder.encode(foldCharacters(meaning)));
    }
    const meant = references.get(written);
    if (!meant) return state;
    last = end - 1;
    const [first] = meant;
    if (first === ampersand && (isWordByte(bytes[end] ?? 0) || bytes[end] === hash))
      return isReference(bytes, end, to) ? maybe : state;
    if (first === percent && isHexadecimal(bytes[end])) return maybe;
    // Markup in an attribute.
    if (first === lessThan && isAttribute && (isWordByte(bytes[end] ?? 0) || bytes[end] === slash)) return maybe;
    if (first === backslash) return maybe;
    return advance(state, meant);
  };

  const readStyleEscape = (bytes: Uint8Array, at: number, state: number): number => {
    let size = 1;
    while (size < 6 && isHexadecimal(bytes[at + 1 + size])) size++;
    const code = digitsAt(bytes, at + 1, size);
    last = at + size;
    if (isBlank(bytes[last + 1])) last++;
    return isEncoding(code) || code > 0xff_ff ? maybe : advanceBy(state, code);
  };

  const readEscape = (bytes: Uint8Array, at: number, state: number, isStyle: boolean): number => {
    const next = bytes[at + 1] ?? 0;
    last = at + 1;
    if (next === backslash) {
      const beyond = bytes[at + 2] ?? 0;
      return (beyond | 32) === 0x75 || (beyond | 32) === 0x78 || isDigit(beyond) ? maybe : state;
    }
    if (next < 0x80 && !isWordByte(next)) {
      // A sign that is escaped means itself, and may begin a tag or something that is encoded.
      last = at;
      return state;
    }
    const letter = next | 32;
    if (letter === 0x75 && !isStyle) {
      const code = digitsAt(bytes, at + 2, 4);
      if (code < 0) return bytes[at + 2] === 0x7b ? maybe : state;
      if ((code >= 0xd800 && code < 0xe000) || isEncoding(code)) return maybe;
      last = at + 5;
      return advanceBy(state, code);
    }
    if (letter === 0x78 && !isStyle) return digitsAt(bytes, at + 2, 2) < 0 ? state : maybe;
    if (isStyle && isHexadecimal(next)) return readStyleEscape(bytes, at, state);
    if (isDigit(next)) return maybe;
    if (!isStyle && 'bfnrtv'.includes(String.fromCharCode(next))) return state;
    last = at;
    return state;
  };

  return {
    read: (bytes, at, to, state, where) => {
      last = at;
      switch (bytes[at]) {
        case percent:
          return readPercent(bytes, at, state);
        case ampersand:
          return readReference(bytes, at, to, state, where === 'attribute');
        case backslash:
          return readEscape(bytes, at, state, where === 'style');
        default: {
          const { code, size } = characterAt(bytes, at, to);
          last = at + size - 1;
          return advanceBy(state, size === 1 ? (bytes[at] as number) : code);
        }
      }
    },
    end: () => last,
  };
}

/** Whether a reference goes on after `&amp;`, so that it is one twice: `&amp;#65;`. */
function isReference(bytes: Uint8Array, from: number, to: number): boolean {
  let end = from;
  while (end < to && end < from + 40 && (isWordByte(bytes[end] as number) || bytes[end] === hash)) end++;
  return bytes[end] === 0x3b || bytes[from] === hash;
}

/** Whether a sign that was encoded may be the begin of something that is. */
function isEncoding(code: number): boolean {
  return code === ampersand || code === percent || code === lessThan || code === backslash;
}

function isBlank(byte = 0): boolean {
  return byte === 0x20 || (byte > 8 && byte < 14);
}

function isLetterU(byte = 0): boolean {
  return (byte | 32) === 0x75;
}

function isWordByte(byte: number): boolean {
  return isDigit(byte) || isLetter(byte) || byte >= 0x80;
}
