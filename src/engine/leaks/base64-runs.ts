import type { Layer } from './decode-layer.ts';

const sextets = new Uint8Array(256).fill(64);
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
for (let index = 0; index < 64; index++) sextets[alphabet.charCodeAt(index)] = index;
sextets['-'.charCodeAt(0)] = 62;
sextets['_'.charCodeAt(0)] = 63;

const [upper, notUpper] = [1, 2];

/**
 * What the runs of base64 in a text could say, each read from each of its first four characters,
 * as nothing tells where the first group begins. Six bytes of text always need eight characters.
 */
export function* base64Runs({ bytes, length, map }: Layer): Generator<{ layer: Layer; isWhole: boolean }> {
  let start = 0;
  let sorts = 0;
  for (let at = 0; at <= length; at++) {
    const sextet = at < length ? (sextets[bytes[at] as number] as number) : 64;
    if (sextet < 64) {
      sorts |= sextet < 26 ? upper : notUpper;
      continue;
    }
    // Text in base64 has letters of both cases, or digits: most words and paths have not.
    if (at - start >= 8 && sorts === (upper | notUpper))
      for (let shift = 0; shift < 4; shift++)
        yield { layer: decodeRun(bytes, start + shift, at, map), isWhole: shift === 0 };
    start = at + 1;
    sorts = 0;
  }
}

function decodeRun(bytes: Uint8Array, start: number, end: number, map: Uint32Array | undefined): Layer {
  const length = Math.floor(((end - start) * 3) / 4);
  const out = new Uint8Array(length);
  const places = new Uint32Array(length + 1);
  let filled = 0;
  let bits = 0;
  let held = 0;
  for (let at = start; at < end; at++) {
    bits = ((bits << 6) | (sextets[bytes[at] as number] as number)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    // A byte comes from two characters: it begins in the first of them.
    places[filled] = map ? (map[at - 1] as number) : at - 1;
    out[filled++] = (bits >> held) & 0xff;
  }
  places[filled] = map ? (map[end] as number) : end;
  return { bytes: out, length: filled, map: places };
}
