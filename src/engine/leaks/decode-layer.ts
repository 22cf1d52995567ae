import { type EscapeDialect, hexValue, isBreak, readSign, signs } from './read-sign.ts';

/** A text with the places its bytes come from in the published one; without a map those are the same. */
export interface Layer {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly map?: Uint32Array;
}

/** Whether something in a text could be encoded. */
export function hasEncodingSigns({ bytes, length }: Layer): boolean {
  for (let at = 0; at < length; at++) {
    if (signs[bytes[at] as number] === 1 && (bytes[at] !== 0x3c || isBreak(bytes, at))) return true;
  }
  return false;
}

/** Whether something in a text could be escaped as in CSS. */
export function hasStyleEscapes({ bytes, length }: Layer): boolean {
  for (let at = bytes.indexOf(0x5c); at >= 0 && at < length; at = bytes.indexOf(0x5c, at + 1))
    if (hexValue(bytes[at + 1]) >= 0) return true;
  return false;
}

/**
 * A text with one round of its encodings undone: `%41`, `&#65;`, `&Auml;`, `\u0041`, `\x41`, `\41 `,
 * `<wbr>`; characters beyond ASCII are folded. Nothing where that changes nothing.
 */
export function decodeLayer(layer: Layer, dialect: EscapeDialect): Layer | undefined {
  const begin = firstChange(layer, dialect);
  return begin < layer.length ? decodeFrom(layer, dialect, begin) : undefined;
}

function firstChange({ bytes, length }: Layer, dialect: EscapeDialect): number {
  let at = 0;
  while (at < length) {
    if (signs[bytes[at] as number] === 0) {
      at++;
      continue;
    }
    const read = readSign(bytes, at, length, dialect);
    if (read && !read.isSame) return at;
    at += read ? read.size : 1;
  }
  return length;
}

const slack = 64;

function decodeFrom({ bytes, length, map }: Layer, dialect: EscapeDialect, begin: number): Layer {
  let out = new Uint8Array(length + slack);
  let places = new Uint32Array(length + slack + 1);
  out.set(bytes.subarray(0, begin));
  if (map) places.set(map.subarray(0, begin));
  else for (let at = 0; at < begin; at++) places[at] = at;
  let filled = begin;
  let at = begin;
  while (at < length) {
    const from = at;
    while (at < length && signs[bytes[at] as number] === 0) at++;
    if (at > from) {
      out.set(bytes.subarray(from, at), filled);
      if (map) places.set(map.subarray(from, at), filled);
      else for (let index = from; index < at; index++) places[filled + index - from] = index;
      filled += at - from;
    }
    if (at >= length) break;
    const place = map ? (map[at] as number) : at;
    const read = readSign(bytes, at, length, dialect);
    if (read === undefined) {
      out[filled] = bytes[at++] as number;
      places[filled++] = place;
      continue;
    }
    const meant = read.bytes;
    if (filled + meant.length + length - at > out.length) {
      // Some ligatures are longer once they are taken apart.
      out = grown(out, new Uint8Array(out.length + length + slack));
      places = grown(places, new Uint32Array(out.length + 1));
    }
    for (let index = 0; index < meant.length; index++) {
      out[filled] = meant[index] as number;
      places[filled++] = place;
    }
    at += read.size;
  }
  places[filled] = map ? (map[length] as number) : length;
  return { bytes: out, length: filled, map: places };
}

function grown<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
