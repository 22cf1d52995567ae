import { decodeHTML } from 'entities';
import { foldCharacter, foldCharacters } from './fold-character.ts';
import { characterAt, isCharacter } from './utf-8.ts';

/** How `\` is read: as in JavaScript and JSON, or as in CSS. */
export type EscapeDialect = 'script' | 'style';

/** What a sign and those after it mean. */
export interface Reading {
  readonly bytes: Uint8Array;
  /** How many bytes say so. */
  readonly size: number;
  /** Whether it is what stands there. */
  readonly isSame?: boolean;
}

const [percent, ampersand, lessThan, backslash] = [0x25, 0x26, 0x3c, 0x5c];

/** The bytes that can begin something encoded, or a character that is searched as another. */
export const signs: Uint8Array = new Uint8Array(256).fill(1, 0x80);
for (const sign of [percent, ampersand, lessThan, backslash]) signs[sign] = 1;

/** What stands at a sign; nothing where the sign means itself. */
export function readSign(bytes: Uint8Array, at: number, length: number, dialect: EscapeDialect): Reading | undefined {
  switch (bytes[at]) {
    case percent:
      return readPercent(bytes, at);
    case ampersand:
      return readReference(bytes, at, length);
    case lessThan:
      return readBreak(bytes, at);
    case backslash:
      return dialect === 'script' ? readScriptEscape(bytes, at) : readStyleEscape(bytes, at);
    default:
      return readCharacter(bytes, at, length);
  }
}

/** Readings of characters by their number; those of bytes that are no UTF-8, and mean Latin-1, are below zero. */
const characters = new Map<number, Reading>();
const encoder = new TextEncoder();
const nothing = new Uint8Array(0);
/** Characters beyond ASCII by their number, as they are compared. */
const folded = new Map<number, Uint8Array>();
const singles = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));

function readCharacter(bytes: Uint8Array, at: number, length: number): Reading {
  const { code, size } = characterAt(bytes, at, length);
  const key = size === 1 ? -(bytes[at] as number) : code;
  const known = characters.get(key);
  if (known) return known;
  const text = foldCharacter(Math.abs(key));
  const reading = { bytes: encoder.encode(text), size, isSame: size > 1 && text === String.fromCodePoint(code) };
  characters.set(key, reading);
  return reading;
}

function readPercent(bytes: Uint8Array, at: number): Reading | undefined {
  const next = bytes[at + 1];
  if (next === 0x75 || next === 0x55) return fromDigits(bytes, at, at + 2, 4);
  const [high, low] = [hexValue(next), hexValue(bytes[at + 2])];
  return high < 0 || low < 0 ? undefined : { bytes: singles[high * 16 + low] as Uint8Array, size: 3 };
}

const references = new Map<string, Uint8Array | undefined>();
const mostReferences = 5000;

function readReference(bytes: Uint8Array, at: number, length: number): Reading | undefined {
  let end = at + 1;
  const limit = Math.min(length, at + 40);
  while (end < limit && isReferenceByte(bytes[end] as number)) end++;
  if (end === at + 1) return undefined;
  const name = String.fromCharCode(...bytes.subarray(at, end));
  if (name.startsWith('&#')) {
    const [digits] = /^&#(?:x[\da-f]+|\d+)/iu.exec(name) ?? [];
    if (digits === undefined) return undefined;
    const code = Number(digits.replace('&#', '').replace(/^x/iu, '0x'));
    return meaning(code, digits.length + (bytes[at + digits.length] === 0x3b ? 1 : 0));
  }
  const written = bytes[end] === 0x3b ? `${name};` : name;
  if (!references.has(written)) {
    if (references.size > mostReferences) references.clear();
    const text = decodeHTML(written);
    references.set(written, text === written ? undefined : encoder.encode(foldCharacters(text)));
  }
  const known = references.get(written);
  return known && { bytes: known, size: written.length };
}

function readBreak(bytes: Uint8Array, at: number): Reading | undefined {
  if (!isBreak(bytes, at)) return undefined;
  const end = bytes.indexOf(0x3e, at);
  return end < 0 || end > at + 8 ? undefined : { bytes: nothing, size: end - at + 1 };
}

/** `<wbr>`: a place where a word may be broken. */
export function isBreak(bytes: Uint8Array, at: number): boolean {
  const letter = (index: number): number => (bytes[at + index] ?? 0) | 32;
  return letter(1) === 0x77 && letter(2) === 0x62 && letter(3) === 0x72;
}

const controls: ReadonlyMap<number, number> = new Map(
  Object.entries({ b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 }).map(([letter, code]) => [letter.charCodeAt(0), code]),
);

function readScriptEscape(bytes: Uint8Array, at: number): Reading | undefined {
  const next = bytes[at + 1];
  if (next === undefined) return undefined;
  const control = controls.get(next);
  if (control !== undefined) return meaning(control, 2);
  const letter = next | 32;
  if (letter === 0x78) return fromDigits(bytes, at, at + 2, 2) ?? meaning(next, 2);
  if (letter === 0x75) return readUnicodeEscape(bytes, at) ?? meaning(next, 2);
  if (next === backslash || next === 0x0a) return { bytes: next === backslash ? bytesOf(backslash) : nothing, size: 2 };
  const octal = /^(?:[0-3][0-7]{0,2}|[4-7][0-7]?)/u.exec(String.fromCharCode(...bytes.subarray(at + 1, at + 4)));
  return octal ? meaning(Number.parseInt(octal[0], 8), octal[0].length + 1) : { bytes: nothing, size: 1 };
}

function readUnicodeEscape(bytes: Uint8Array, at: number): Reading | undefined {
  if (bytes[at + 2] !== 0x7b) return readSurrogates(bytes, at) ?? fromDigits(bytes, at, at + 2, 4);
  const [found, digits = ''] =
    /^\{([\da-f]{1,8})\}/iu.exec(String.fromCharCode(...bytes.subarray(at + 2, at + 12))) ?? [];
  return found === undefined ? undefined : meaning(Number.parseInt(digits, 16), found.length + 2);
}

/** A character beyond 16 bits is escaped as two: `\ud835\udcae`. */
function readSurrogates(bytes: Uint8Array, at: number): Reading | undefined {
  if (((bytes[at + 2] ?? 0) | 32) !== 0x64) return undefined;
  const written = String.fromCharCode(...bytes.subarray(at, at + 12));
  const [found, high = '', low = ''] = /^\\u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})/iu.exec(written) ?? [];
  if (found === undefined) return undefined;
  const text = String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16));
  return meaning(text.codePointAt(0) ?? 0, found.length);
}

function readStyleEscape(bytes: Uint8Array, at: number): Reading | undefined {
  const next = bytes[at + 1];
  if (next === undefined) return undefined;
  let end = at + 1;
  while (end < at + 7 && hexValue(bytes[end]) >= 0) end++;
  if (end === at + 1) return { bytes: nothing, size: next === 0x0a ? 2 : 1 };
  const code = Number.parseInt(String.fromCharCode(...bytes.subarray(at + 1, end)), 16);
  const isBlank = [0x20, 0x09, 0x0a, 0x0c, 0x0d].includes(bytes[end] ?? 0);
  return meaning(code, end - at + Number(isBlank));
}

function fromDigits(bytes: Uint8Array, at: number, start: number, count: number): Reading | undefined {
  let code = 0;
  for (let index = start; index < start + count; index++) {
    const value = hexValue(bytes[index]);
    if (value < 0) return undefined;
    code = code * 16 + value;
  }
  return meaning(code, start - at + count);
}

function meaning(code: number, size: number): Reading {
  return { bytes: isCharacter(code) ? bytesOf(code) : nothing, size };
}

function bytesOf(code: number): Uint8Array {
  if (code < 0x80) return singles[code] as Uint8Array;
  let known = folded.get(code);
  if (!known) folded.set(code, (known = encoder.encode(foldCharacter(code))));
  return known;
}

function isReferenceByte(byte: number): boolean {
  return byte === 0x23 || (byte >= 0x30 && byte <= 0x39) || ((byte | 32) >= 0x61 && (byte | 32) <= 0x7a);
}

/** The value of a hexadecimal digit, or -1. */
export function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 32;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
