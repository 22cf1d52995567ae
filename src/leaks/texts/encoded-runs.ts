import { characterAt, noCharacter } from '../decode/utf-8.ts';
import { createTextBuilder, type Text } from './text.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sextets = new Uint8Array(128).fill(64);
for (let index = 0; index < 64; index++) sextets[alphabet.charCodeAt(index)] = index;
sextets['-'.charCodeAt(0)] = 62;
sextets['_'.charCodeAt(0)] = 63;

/**
 * Six bytes of text need eight characters of base64, and twelve digits. Mails and keys break base64 after 64 or
 * 76 characters, in JSON by `\n`.
 */
const runs = /(?:[\w+/-]{40,80}={0,2}(?:\s+|(?:\\r)?\\n\s*))*[\w+/-]{8,}/gu;
const digitRuns = /[\da-f]{12,}/giu;
const lineBreaks = /\s+|(?:\\r)?\\n\s*/gu;

/** What stands in a text as base64 or in hexadecimal digits. */
export interface EncodedRuns {
  /** Those that are texts, or have texts in them. */
  readonly texts: readonly Text[];
  /** Those that begin as a file does, and where they stand. */
  readonly files: readonly { readonly bytes: Buffer; readonly start: number }[];
}

export function readRuns(source: Text): EncodedRuns {
  const texts: Text[] = [];
  const files: { bytes: Buffer; start: number }[] = [];
  for (const { 0: run, index } of source.text.matchAll(runs)) {
    if (!looksEncoded(Buffer.from(run), 0, run.length)) continue;
    for (const shift of [0, 1, 2, 3]) {
      const { bytes, places } = readSextets(run, index, shift);
      if (shift === 0 && bytes.length >= smallestFile && isFile(bytes, bytes.length))
        files.push({ bytes, start: source.placeAt(index) });
      texts.push(...textsIn(bytes, (at) => places[at] ?? index + run.length, source));
    }
  }
  for (const { 0: run, index } of source.text.matchAll(digitRuns)) {
    for (const shift of [0, 1]) {
      const bytes = Buffer.from(run.slice(shift), 'hex');
      texts.push(...textsIn(bytes, (at) => index + shift + at * 2, source));
    }
  }
  return { texts, files };
}

/** The bytes of a run, read from one of its first characters on, as nothing tells where the first group begins. */
function readSextets(run: string, start: number, shift: number): { bytes: Buffer; places: Uint32Array } {
  const bytes = Buffer.alloc(run.length);
  const places = new Uint32Array(run.length);
  const breaks = new Set<number>();
  if (run.length > 40)
    for (const { 0: sign, index } of run.matchAll(lineBreaks))
      for (let at = index; at < index + sign.length; at++) breaks.add(at);
  let [filled, bits, held] = [0, 0, 0];
  for (let at = shift; at < run.length; at++) {
    const sextet = breaks.has(at) ? 64 : (sextets[run.charCodeAt(at)] ?? 64);
    if (sextet === 64) continue;
    bits = ((bits << 6) | sextet) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    // A byte comes from two characters: it begins in the first of them.
    places[filled] = start + at - 1;
    bytes[filled++] = (bits >> held) & 0xff;
  }
  return { bytes: bytes.subarray(0, filled), places };
}

const shortestText = 6;

/** The stretches of bytes that are characters which can be seen. */
function textsIn(bytes: Buffer, placeOf: (at: number) => number, source: Text): Text[] {
  const found: Text[] = [];
  const builder = createTextBuilder(source);
  const endText = (): void => {
    const text = builder.take('value');
    if (text && text.text.length >= shortestText) found.push({ ...text, isEncoded: true });
  };
  for (let at = 0; at < bytes.length;) {
    const { code, size } = characterAt(bytes, at, bytes.length);
    const isSeen = code > 8 && !(code > 13 && code < 32) && !(code > 126 && code < 160) && code !== noCharacter;
    if (isSeen) builder.put(String.fromCodePoint(code), placeOf(at), placeOf(at + size));
    else endText();
    at += size;
  }
  endText();
  return found;
}

/** How files begin that have texts which are packed, or stand among other bytes. */
const beginnings = [
  '\u0089PNG',
  '\u00ff\u00d8\u00ff',
  'GIF8',
  'RIFF',
  '\u001f\u008b\u0008',
  '%PDF',
  'wOF',
  'OTTO',
  'ttcf',
  '\0\u0001\0\0',
  '\0\0\u0001\0',
  'II*\0',
  'MM\0*',
  'PK\u0003\u0004',
  '\u0028\u00b5\u002f\u00fd',
  'x\u0001',
  'x^',
  'x\u009c',
  'x\u00da',
  '\0asm',
  '\0\0\0',
  'ID3',
  'OggS',
  'BZh',
  '\u00fd7zXZ',
  '7z\u00bc\u00af',
  'Rar!',
  'fLaC',
  '\u00ff\u00fe',
  '\u00fe\u00ff',
].map((beginning) => Buffer.from(beginning, 'latin1'));

/** In bytes: a smaller one is only the begin of one, with no room for a name. */
export const smallestFile = 16;
const firstBytes = new Uint8Array(256);
for (const [first = 0] of beginnings) firstBytes[first] = 1;

/** Whether bytes begin as a file does, or as text in UTF-16, of which every second byte is zero. */
export function isFile(bytes: Uint8Array, length: number): boolean {
  const isKnown =
    firstBytes[bytes[0] as number] === 1 &&
    beginnings.some((each) => each.length <= length && each.every((byte, index) => bytes[index] === byte));
  return isKnown || hasZeros(bytes, length, 0) || hasZeros(bytes, length, 1);
}

const wideText = 12;

function hasZeros(bytes: Uint8Array, length: number, from: number): boolean {
  if (length < wideText || bytes[from] !== 0) return false;
  for (let at = 0; at < wideText; at++) if ((bytes[at] === 0) !== (at % 2 === from)) return false;
  return true;
}

/**
 * Whether a run may be base64 of text: in that, capitals follow other letters or digits, or stand beside digits.
 * Most words and paths have none, as `Settings` and `/assets/Page`.
 */
export function looksEncoded(bytes: Uint8Array, start: number, end: number): boolean {
  let [hasUpper, hasDigit] = [false, false];
  for (let at = start, before = 64; at < end; at++) {
    const sextet = sextets[bytes[at] as number] ?? 64;
    if (sextet < 26) {
      if (before < 62) return true;
      hasUpper = true;
    } else if (sextet > 51 && sextet < 62) hasDigit = true;
    before = sextet;
  }
  return hasUpper && hasDigit;
}
