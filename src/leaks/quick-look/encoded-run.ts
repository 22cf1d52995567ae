import { isFile, looksEncoded, smallestFile } from '../texts/encoded-runs.ts';
import { isHexadecimal } from './bytes.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sextets = new Uint8Array(256).fill(64);
for (let index = 0; index < 64; index++) sextets[alphabet.charCodeAt(index)] = index;
sextets['-'.charCodeAt(0)] = 62;
sextets['_'.charCodeAt(0)] = 63;

/** Six bytes of text in base64; in digits they are twelve. */
const shortestRun = 8;
const half = 4;
const shortestDigits = 12;
// One sort of array: code that meets Buffers too is compiled to something slower.
let scratch = new Uint8Array(4096);

/** What a byte of a run is; of one that is in none, 0. */
const kinds = new Uint8Array(256);
const other = 1;
const upper = 2;
const digit = 4;
for (const byte of Buffer.from(`${alphabet}-_`)) kinds[byte] = other;
for (const byte of Buffer.from(alphabet.slice(0, 26))) kinds[byte] = upper;
for (const byte of Buffer.from(alphabet.slice(52, 62))) kinds[byte] = digit;

/** Whether something may be encoded in one of the runs of base64 or of hexadecimal digits: `isFound` looks at what they say. */
export function hasRunOf(bytes: Uint8Array, isFound: (decoded: Uint8Array, length: number) => boolean): boolean {
  const { length } = bytes;
  // A run that is long enough goes over one of these places.
  for (let at = shortestRun - 1; at < length; at += shortestRun) {
    let kind = kinds[bytes[at] as number] as number;
    if (kind === 0) continue;
    // So long a run goes on for half of it at least on one side.
    if (kinds[bytes[at - half] as number] === 0 && (kinds[bytes[at + half] as number] ?? 0) === 0) continue;
    let start = at;
    let end = at + 1;
    let all = kind;
    while (start > 0 && (kind = kinds[bytes[start - 1] as number] as number) !== 0) {
      all |= kind;
      start--;
    }
    while (end < length && (kind = kinds[bytes[end] as number] as number) !== 0) {
      all |= kind;
      end++;
    }
    at = end - 1;
    // Most words and paths have neither capitals nor digits.
    if (all > other && end - start >= shortestRun && isRunOf(bytes, start, end, isFound)) return true;
  }
  return false;
}

function isRunOf(
  bytes: Uint8Array,
  start: number,
  end: number,
  isFound: (decoded: Uint8Array, length: number) => boolean,
): boolean {
  let digits = 0;
  for (let at = start; at < end; at++) {
    digits = isHexadecimal(bytes[at]) ? digits + 1 : 0;
    if (digits === shortestDigits && isDigitsOf(bytes, at + 1 - digits, isFound)) return true;
  }
  if (!looksEncoded(bytes, start, end)) return false;
  if (scratch.length < end - start) scratch = new Uint8Array(2 * (end - start));
  const decoded = scratch;
  for (let shift = 0; shift < 4; shift++) {
    let [bits, held, filled] = [0, 0, 0];
    for (let at = start + shift; at < end; at++) {
      bits = ((bits << 6) | (sextets[bytes[at] as number] as number)) & 0xffff;
      held += 6;
      if (held < 8) continue;
      held -= 8;
      decoded[filled++] = (bits >> held) & 0xff;
    }
    if (shift === 0 && filled >= smallestFile && isFile(decoded, filled)) return true;
    if (isText(decoded, filled) || isFound(decoded, filled)) return true;
  }
  return false;
}

function isDigitsOf(
  bytes: Uint8Array,
  start: number,
  isFound: (decoded: Uint8Array, length: number) => boolean,
): boolean {
  let end = start;
  while (end < bytes.length && isHexadecimal(bytes[end])) end++;
  const digits = Buffer.from(bytes.subarray(start, end)).toString('latin1');
  return [digits, digits.slice(1)].some((each) => {
    const decoded = Uint8Array.from(Buffer.from(each, 'hex'));
    return isText(decoded, decoded.length) || isFound(decoded, decoded.length);
  });
}

const longestChance = 12;

/** Whether so many characters that can be seen follow one another that they are text, in which more may be encoded. */
function isText(bytes: Uint8Array, length: number): boolean {
  let count = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] as number;
    count = (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13 ? count + 1 : 0;
    if (count === longestChance) return true;
  }
  return false;
}
