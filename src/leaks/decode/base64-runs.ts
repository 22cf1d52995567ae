import type { Layer } from './decode-layer.ts';
import { beginsAsText } from './begins-as-text.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sextets = new Uint8Array(256).fill(64);
for (let index = 0; index < 64; index++) sextets[alphabet.charCodeAt(index)] = index;
sextets['-'.charCodeAt(0)] = 62;
sextets['_'.charCodeAt(0)] = 63;

const [upper, notUpper] = [1, 2];
/** Six bytes of text always need as many characters. */
const shortestRun = 8;
/** Mails and keys break base64 after 64 or 76 characters. */
const shortestLine = 40;
const separator = 0x22;

/** What the runs of base64 in a text say. */
export interface Base64Runs {
  /** All runs, read from each of their first four characters, as nothing tells where the first group begins. */
  readonly layers: readonly Layer[];
  /** The runs that are text, which can be encoded in turn. */
  readonly texts: readonly Layer[];
  /** The runs that begin as a file does. */
  readonly files: readonly { readonly bytes: Uint8Array; readonly start: number }[];
}

export function readBase64({ bytes, length, placeAt }: Layer): Base64Runs | undefined {
  const runs = findRuns(bytes, length);
  if (runs.length === 0) return undefined;
  const place = placeAt ?? ((at: number): number => at);
  const size = runs.reduce((sum, { start, end }) => sum + end - start, 0);
  const texts: Layer[] = [];
  const files: { bytes: Uint8Array; start: number }[] = [];
  const layers = [0, 1, 2, 3].map((shift): Layer => {
    const out = new Uint8Array(size);
    const places = new Uint32Array(size + 1);
    let filled = 0;
    for (const { start, end } of runs) {
      const from = filled;
      let bits = 0;
      let held = 0;
      for (let at = start + shift; at < end; at++) {
        const sextet = sextets[bytes[at] as number] as number;
        if (sextet === 64) continue;
        bits = ((bits << 6) | sextet) & 0xffff;
        held += 6;
        if (held < 8) continue;
        held -= 8;
        // A byte comes from two characters: it begins in the first of them.
        places[filled] = at - 1;
        out[filled++] = (bits >> held) & 0xff;
      }
      places[filled] = end;
      const run = out.subarray(from, filled);
      if (shift === 0 && isFile(run)) files.push({ bytes: run, start: place(start) });
      if (beginsAsText(run))
        texts.push({ bytes: run, length: run.length, placeAt: (index) => place(places[from + index] as number) });
      out[filled++] = separator;
    }
    places[filled] = length;
    return { bytes: out, length: filled, placeAt: (index) => place(places[index] as number) };
  });
  return { layers, texts, files };
}

function findRuns(bytes: Uint8Array, length: number): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  let start = 0;
  let line = 0;
  let sorts = 0;
  for (let at = 0; at <= length; at++) {
    const sextet = at < length ? (sextets[bytes[at] as number] as number) : 64;
    if (sextet < 64) {
      sorts |= sextet < 26 ? upper : notUpper;
      continue;
    }
    const next = at - line >= shortestLine ? nextLine(bytes, at, length) : at;
    if (next > at) {
      line = next;
      at = next - 1;
      continue;
    }
    // Text in base64 has letters of both cases, or digits: most words and paths have not.
    if (at - start >= shortestRun && sorts === (upper | notUpper)) runs.push({ start, end: at });
    start = at + 1;
    line = start;
    sorts = 0;
  }
  return runs;
}

/** Where base64 goes on in the line after a place; the place itself where it does not. */
function nextLine(bytes: Uint8Array, at: number, length: number): number {
  let next = at;
  while (next < length && next < at + 80 && [0x0a, 0x0d, 0x20, 0x09].includes(bytes[next] as number)) next++;
  const isLine = bytes.subarray(at, next).includes(0x0a);
  return isLine && next < length && (sextets[bytes[next] as number] as number) < 64 ? next : at;
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
].map((beginning) => Uint8Array.from(beginning, (character) => character.charCodeAt(0)));

function isFile(bytes: Uint8Array): boolean {
  return (
    beginnings.some((beginning) => beginning.every((byte, index) => bytes[index] === byte)) ||
    hasZeros(bytes, 0) ||
    hasZeros(bytes, 1)
  );
}

const wideText = 12;

/** Whether every second byte is zero, as in UTF-16 without a byte order mark. */
function hasZeros(bytes: Uint8Array, from: number): boolean {
  if (bytes.length < wideText || bytes[from] !== 0) return false;
  for (let at = 0; at < wideText; at++) if ((bytes[at] === 0) !== (at % 2 === from)) return false;
  return true;
}
