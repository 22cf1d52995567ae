import { foldCharacter } from '../decode/fold-character.ts';

/** A text as it is searched: the bytes of its folded characters, and where each stands in it. */
export interface FoldedText {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly placeAt: (index: number) => number;
}

const foldedBytes = new Map<number, Uint8Array>();
const encoder = new TextEncoder();

/** Folds a text as {@link foldCharacter} does; characters of control become zeros, over which is searched. */
export function foldForSearch(text: string): FoldedText {
  let bytes = new Uint8Array(text.length + 64);
  let places = new Uint32Array(text.length + 65);
  let filled = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      places[filled] = at;
      bytes[filled++] = unit < 32 && unit !== 9 && unit !== 10 && unit !== 13 ? 0 : unit;
    } else {
      const code = text.codePointAt(at) ?? 0;
      for (const byte of bytesOf(code)) {
        places[filled] = at;
        bytes[filled++] = byte;
      }
      if (code > 0xffff) at++;
    }
    if (filled + text.length - at + 32 < bytes.length) continue;
    // Letters that are folded into several take more room.
    bytes = grown(bytes, new Uint8Array(bytes.length * 2));
    places = grown(places, new Uint32Array(places.length * 2));
  }
  places[filled] = text.length;
  return { bytes, length: filled, placeAt: (index) => places[index] ?? text.length };
}

function bytesOf(code: number): Uint8Array {
  let known = foldedBytes.get(code);
  if (!known) foldedBytes.set(code, (known = encoder.encode(foldCharacter(code))));
  return known;
}

function grown<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
