import type { Layer } from './decode-layer.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sextets = new Uint8Array(256).fill(64);
for (let index = 0; index < 64; index++) sextets[alphabet.charCodeAt(index)] = index;
sextets['-'.charCodeAt(0)] = 62;
sextets['_'.charCodeAt(0)] = 63;

const [upper, notUpper] = [1, 2];
/** Six bytes of text always need as many characters. */
const shortestRun = 8;
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

export function readBase64({ bytes, length, map }: Layer): Base64Runs | undefined {
  const runs = findRuns(bytes, length);
  if (runs.length === 0) return undefined;
  const place = (at: number): number => (map ? (map[at] as number) : at);
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
        bits = ((bits << 6) | (sextets[bytes[at] as number] as number)) & 0xffff;
        held += 6;
        if (held < 8) continue;
        held -= 8;
        // A byte comes from two characters: it begins in the first of them.
        places[filled] = place(at - 1);
        out[filled++] = (bits >> held) & 0xff;
      }
      places[filled] = place(end);
      const run = out.subarray(from, filled);
      if (shift === 0 && isFile(run)) files.push({ bytes: run, start: place(start) });
      if (isText(run)) texts.push({ bytes: run, length: run.length, map: places.slice(from, filled + 1) });
      out[filled++] = separator;
    }
    places[filled] = place(length);
    return { bytes: out, length: filled, map: places };
  });
  return { layers, texts, files };
}

function findRuns(bytes: Uint8Array, length: number): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  let start = 0;
  let sorts = 0;
  for (let at = 0; at <= length; at++) {
    const sextet = at < length ? (sextets[bytes[at] as number] as number) : 64;
    if (sextet < 64) {
      sorts |= sextet < 26 ? upper : notUpper;
      continue;
    }
    // Text in base64 has letters of both cases, or digits: most words and paths have not.
    if (at - start >= shortestRun && sorts === (upper | notUpper)) runs.push({ start, end: at });
    start = at + 1;
    sorts = 0;
  }
  return runs;
}

/** How PNG, JPEG, GIF, RIFF, gzip, PDF and fonts begin. */
const beginnings = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x49, 0x46, 0x46],
  [0x1f, 0x8b, 0x08],
  [0x25, 0x50, 0x44, 0x46],
  [0x77, 0x4f, 0x46],
  [0x4f, 0x54, 0x54, 0x4f],
  [0x00, 0x01, 0x00, 0x00],
];

function isFile(bytes: Uint8Array): boolean {
  return beginnings.some((beginning) => beginning.every((byte, index) => bytes[index] === byte));
}

const shortestText = 6;

function isText(bytes: Uint8Array): boolean {
  if (bytes.length < shortestText) return false;
  for (let at = 0; at < Math.min(bytes.length, 16); at++) {
    const byte = bytes[at] as number;
    if (byte < 9 || (byte > 13 && byte < 32) || byte > 126) return false;
  }
  return true;
}
