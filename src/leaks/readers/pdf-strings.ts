import type { Segment } from './define.ts';
import { readUtf16 } from './utf-16.ts';

const [newline, open, close, lessThan, moreThan, openList, closeList, backslash] = [10, 40, 41, 60, 62, 91, 93, 92];
const controls: ReadonlyMap<number, number> = new Map([
  [0x6e, 10],
  [0x72, 13],
  [0x74, 9],
  [0x62, 8],
  [0x66, 12],
]);

interface Texts {
  readonly bytes: number[];
  readonly places: number[];
}

/**
 * The strings of a part of a PDF, `(…)` and `<…>`, one a line; those of a list are parts of one text
 * between which letters are moved closer together.
 */
export function readPdfStrings(file: Buffer, start: number, end: number): Segment {
  const texts: Texts = { bytes: [], places: [] };
  let isInList = false;
  for (let at = start; at < end;) {
    const byte = file[at];
    const string: Texts = { bytes: [], places: [] };
    if (byte === open) at = readLiteral(file, at + 1, end, string);
    else if (byte === lessThan && file[at + 1] !== lessThan) at = readHexadecimal(file, at + 1, end, string);
    else {
      if (byte === openList) isInList = true;
      if (byte === closeList) {
        isInList = false;
        append(texts, { bytes: [newline], places: [at] });
      }
      at += byte === lessThan ? 2 : 1;
      continue;
    }
    append(texts, isWide(string) ? narrowed(string) : string);
    if (!isInList) append(texts, { bytes: [newline], places: [at] });
  }
  return { bytes: Uint8Array.from(texts.bytes), places: [...texts.places, end], start };
}

function readLiteral(file: Buffer, start: number, end: number, { bytes, places }: Texts): number {
  let depth = 1;
  let at = start;
  while (at < end) {
    const place = at;
    let byte = file[at++] as number;
    if (byte === open) depth++;
    if (byte === close && --depth === 0) return at;
    if (byte === backslash) {
      const [octal] = /^[0-7]{1,3}/u.exec(file.toString('latin1', at, at + 3)) ?? [];
      const next = file[at] ?? 0;
      at += octal?.length ?? 1;
      if (octal === undefined && (next === 10 || next === 13)) {
        if (next === 13 && file[at] === 10) at++;
        continue;
      }
      byte = octal === undefined ? (controls.get(next) ?? next) : Number.parseInt(octal, 8) & 0xff;
    }
    bytes.push(byte);
    places.push(place);
  }
  return at;
}

function readHexadecimal(file: Buffer, start: number, end: number, { bytes, places }: Texts): number {
  const close = file.indexOf(moreThan, start);
  const stop = close < 0 || close > end ? end : close;
  const digits: { digit: string; place: number }[] = [];
  for (let at = start; at < stop; at++) {
    const digit = String.fromCharCode(file[at] as number);
    if (/[\da-f]/iu.test(digit)) digits.push({ digit, place: at });
    // What is between `<` and `>` is no string, but code.
    else if (/\S/u.test(digit)) return start;
  }
  for (let index = 0; index < digits.length; index += 2) {
    bytes.push(Number.parseInt(`${digits[index]?.digit}${digits[index + 1]?.digit ?? '0'}`, 16));
    places.push(digits[index]?.place ?? start);
  }
  return stop + 1;
}

function isWide({ bytes }: Texts): boolean {
  return bytes[0] === 0xfe && bytes[1] === 0xff;
}

function narrowed({ bytes, places }: Texts): Texts {
  const text = readUtf16(Buffer.from(bytes), 0, bytes.length, true);
  return {
    bytes: [...text.bytes],
    places: Array.from(text.bytes, (_byte, index) => places[text.places?.[index] ?? 0] ?? 0),
  };
}

function append(texts: Texts, { bytes, places }: Texts): void {
  for (const byte of bytes) texts.bytes.push(byte);
  for (const place of places) texts.places.push(place);
}
