import { PlaceRuns } from './place-runs.ts';
import { type EscapeDialect, hexValue, isBreak, readSign, signs } from './read-sign.ts';

/** A text, and where a byte of it comes from in the published one; without that it is the same place. */
export interface Layer {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly placeAt?: (index: number) => number;
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
const lessThan = 0x3c;

function decodeFrom({ bytes, length, placeAt }: Layer, dialect: EscapeDialect, begin: number): Layer {
  let out = new Uint8Array(length + slack);
  const places = new PlaceRuns();
  out.set(bytes.subarray(0, begin));
  let filled = begin;
  let at = begin;
  while (at < length) {
    const byte = bytes[at] as number;
    const isSign = signs[byte] === 1 && (byte !== lessThan || isBreak(bytes, at));
    const read = isSign ? readSign(bytes, at, length, dialect) : undefined;
    if (read === undefined) {
      out[filled++] = byte;
      at++;
      continue;
    }
    const meant = read.bytes;
    if (filled + meant.length + length - at > out.length) {
      // Some ligatures are longer once they are taken apart.
      const longer = new Uint8Array(out.length + length + slack);
      longer.set(out);
      out = longer;
    }
    for (let index = 0; index < meant.length; index++) {
      if (index > 0) places.add(filled, at);
      out[filled++] = meant[index] as number;
    }
    at += read.size;
    if (meant.length !== read.size || meant.length > 1) places.add(filled, at);
  }
  const ownPlace = (index: number): number => places.at(index);
  return { bytes: out, length: filled, placeAt: placeAt ? (index) => placeAt(places.at(index)) : ownPlace };
}
