import { decodeHTML } from 'entities';
import { foldCharacter, foldCharacters } from './fold-character.ts';
import { characterAt, isCharacter } from './utf-8.ts';

/** A text with the places its bytes come from in the published one; without a map those are the same. */
export interface Layer {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly map?: Uint32Array;
}

/** How `\` is read: as in JavaScript and JSON, or as in CSS. */
export type EscapeDialect = 'script' | 'style';

const [percent, ampersand, lessThan, backslash] = [0x25, 0x26, 0x3c, 0x5c];
const isSign = new Uint8Array(256).fill(1, 0x80);
for (const sign of [percent, ampersand, lessThan, backslash]) isSign[sign] = 1;

/** Whether something in a text could be encoded. */
export function hasEncodingSigns({ bytes, length }: Layer): boolean {
  for (let at = 0; at < length; at++) {
    if (isSign[bytes[at] as number] === 1 && (bytes[at] !== lessThan || isBreak(bytes, at))) return true;
  }
  return false;
}

/** Whether something in a text could be escaped as in CSS. */
export function hasStyleEscapes({ bytes, length }: Layer): boolean {
  for (let at = bytes.indexOf(backslash); at >= 0 && at < length; at = bytes.indexOf(backslash, at + 1))
    if (hexValue(bytes[at + 1]) >= 0) return true;
  return false;
}

/**
 * A text with one round of its encodings undone: `%41`, `&#65;`, `&Auml;`, `\u0041`, `\x41`, `\41 `,
 * `<wbr>`; characters beyond ASCII are folded. Nothing where that changes nothing.
 */
export function decodeLayer(layer: Layer, dialect: EscapeDialect): Layer | undefined {
  const { bytes, length, map } = layer;
  const out = createOutput(length, map);
  let isChanged = false;
  for (let at = 0; at < length;) {
    const byte = bytes[at] as number;
    if (isSign[byte] === 0) {
      out.byte(byte, at++);
      continue;
    }
    const read = byte >= 0x80 ? readCharacter(bytes, at, length) : readEscape(bytes, at, length, dialect);
    if (read === undefined) {
      out.byte(byte, at++);
      continue;
    }
    if (typeof read.value === 'number') out.byte(read.value, at);
    else out.text(read.value, at);
    isChanged ||= read.isChanged;
    at += read.size;
  }
  return isChanged ? out.layer() : undefined;
}

interface Reading {
  /** A byte as it is, or text. */
  readonly value: number | string;
  readonly size: number;
  readonly isChanged: boolean;
}

function createOutput(
  length: number,
  map: Uint32Array | undefined,
): { byte(value: number, at: number): void; text(value: string, at: number): void; layer(): Layer } {
  let bytes = new Uint8Array(length + 16);
  let places = new Uint32Array(length + 17);
  let filled = 0;
  const encoder = new TextEncoder();
  const byte = (value: number, at: number): void => {
    if (filled === bytes.length) {
      // Some ligatures are longer once they are taken apart.
      const [grownBytes, grownPlaces] = [new Uint8Array(filled * 2), new Uint32Array(filled * 2 + 1)];
      grownBytes.set(bytes);
      grownPlaces.set(places);
      [bytes, places] = [grownBytes, grownPlaces];
    }
    bytes[filled] = value;
    places[filled++] = map ? (map[at] as number) : at;
  };
  return {
    byte,
    text: (value, at) => {
      for (const each of encoder.encode(value)) byte(each, at);
    },
    layer: () => {
      places[filled] = map ? (map[length] as number) : length;
      return { bytes, length: filled, map: places };
    },
  };
}

/** A character of UTF-8 beyond ASCII, folded; a byte that is none is read as Latin-1. */
function readCharacter(bytes: Uint8Array, at: number, length: number): Reading {
  const { code, size } = characterAt(bytes, at, length);
  if (size === 1) return { value: foldCharacter(bytes[at] as number), size: 1, isChanged: true };
  const value = foldCharacter(code);
  return { value, size, isChanged: value !== String.fromCodePoint(code) };
}

function readEscape(bytes: Uint8Array, at: number, length: number, dialect: EscapeDialect): Reading | undefined {
  switch (bytes[at]) {
    case percent:
      return readPercent(bytes, at);
    case ampersand:
      return readReference(bytes, at, length);
    case lessThan: {
      if (!isBreak(bytes, at)) return undefined;
      const end = bytes.indexOf(0x3e, at);
      return end < 0 || end > at + 8 ? undefined : { value: '', size: end - at + 1, isChanged: true };
    }
    default:
      return dialect === 'script' ? readScriptEscape(bytes, at) : readStyleEscape(bytes, at);
  }
}

function readPercent(bytes: Uint8Array, at: number): Reading | undefined {
  const next = bytes[at + 1];
  if (next === 0x75 || next === 0x55) return fromDigits(bytes, at, at + 2, 4);
  const [high, low] = [hexValue(next), hexValue(bytes[at + 2])];
  return high < 0 || low < 0 ? undefined : { value: high * 16 + low, size: 3, isChanged: true };
}

const references = new Map<string, string>();

function readReference(bytes: Uint8Array, at: number, length: number): Reading | undefined {
  let end = at + 1;
  const limit = Math.min(length, at + 40);
  while (end < limit && isReferenceByte(bytes[end] as number)) end++;
  if (end === at + 1) return undefined;
  let written = String.fromCharCode(...bytes.subarray(at, end));
  if (bytes[at + 1] === 0x23) {
    const [digits] = /^&#(?:x[\da-f]+|\d+)/iu.exec(written) ?? [];
    if (digits === undefined) return undefined;
    const size = digits.length + (bytes[at + digits.length] === 0x3b ? 1 : 0);
    const code = /x/iu.test(digits) ? Number.parseInt(digits.slice(3), 16) : Number(digits.slice(2));
    return { value: isCharacter(code) ? decoded(code) : '', size, isChanged: true };
  }
  if (bytes[end] === 0x3b) written += ';';
  const value = references.get(written) ?? decodeHTML(written);
  if (references.size < 5000) references.set(written, value);
  if (value === written) return undefined;
  return {
    value: foldCharacters(value),
    size: written.length,
    isChanged: true,
  };
}

const controls: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function readScriptEscape(bytes: Uint8Array, at: number): Reading | undefined {
  const next = bytes[at + 1];
  if (next === undefined) return undefined;
  const letter = String.fromCharCode(next);
  const control = controls[letter];
  if (control !== undefined) return { value: control, size: 2, isChanged: true };
  if (letter === 'x') return fromDigits(bytes, at, at + 2, 2) ?? { value: 'x', size: 2, isChanged: true };
  if (letter === 'u') {
    if (bytes[at + 2] !== 0x7b) return fromDigits(bytes, at, at + 2, 4) ?? { value: 'u', size: 2, isChanged: true };
    const [, digits = ''] = /^\{([\da-f]{1,8})\}/iu.exec(String.fromCharCode(...bytes.subarray(at + 2, at + 12))) ?? [];
    const code = Number.parseInt(digits, 16);
    return {
      value: isCharacter(code) ? decoded(code) : '',
      size: digits === '' ? 2 : digits.length + 4,
      isChanged: true,
    };
  }
  if (next >= 0x30 && next <= 0x37) {
    const [digits = ''] =
      /^(?:[0-3][0-7]{0,2}|[4-7][0-7]?)/u.exec(String.fromCharCode(...bytes.subarray(at + 1, at + 4))) ?? [];
    return { value: decoded(Number.parseInt(digits, 8)), size: digits.length + 1, isChanged: true };
  }
  return {
    value: '',
    size: next === 0x0a ? 2 : 1,
    isChanged: true,
    ...(next === backslash ? { value: '\\', size: 2 } : {}),
  };
}

function readStyleEscape(bytes: Uint8Array, at: number): Reading | undefined {
  const next = bytes[at + 1];
  if (next === undefined) return undefined;
  let end = at + 1;
  while (end < at + 7 && hexValue(bytes[end]) >= 0) end++;
  if (end === at + 1) return { value: '', size: next === 0x0a ? 2 : 1, isChanged: true };
  const code = Number.parseInt(String.fromCharCode(...bytes.subarray(at + 1, end)), 16);
  const isBlank = [0x20, 0x09, 0x0a, 0x0c, 0x0d].includes(bytes[end] ?? 0);
  return { value: isCharacter(code) ? decoded(code) : '', size: end - at + (isBlank ? 1 : 0), isChanged: true };
}

function fromDigits(bytes: Uint8Array, at: number, start: number, count: number): Reading | undefined {
  let code = 0;
  for (let index = start; index < start + count; index++) {
    const value = hexValue(bytes[index]);
    if (value < 0) return undefined;
    code = code * 16 + value;
  }
  return { value: isCharacter(code) ? decoded(code) : '', size: start - at + count, isChanged: true };
}

function decoded(code: number): string {
  return code < 0x80 ? String.fromCharCode(code) : foldCharacter(code);
}

function isReferenceByte(byte: number): boolean {
  return (
    byte === 0x23 || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
  );
}

/** `<wbr>`: a place where a word may be broken. */
function isBreak(bytes: Uint8Array, at: number): boolean {
  return ['w', 'b', 'r'].every((letter, index) => ((bytes[at + 1 + index] ?? 0) | 32) === letter.charCodeAt(0));
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 32;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
