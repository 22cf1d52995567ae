import type { Layer } from './decode-layer.ts';
import { isAsciiLetter } from './fold-character.ts';

const nul = 0;
const lineBreak = 0x0a;

/** Elements within a line: what stands before and after them is read as one word. */
const inlineElements: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q s samp small span strike ' +
    'strong sub sup time tt u var wbr tspan textpath t r rpr'
  ).split(' '),
);
/** Elements of documents that begin a line or a cell of their own. */
const blockElements =
  /^(?:w:(?:p|tc|tr|tbl|tab|br|cr|sectpr)|a:p|a:br|text:(?:p|h|tab|line-break|list|list-item)|table:.*)$/u;

/** Signs that can stand between two parts of a word. */
const joints = new Uint8Array(256);
for (let code = 1; code < 0x20; code++) joints[code] = 1;
for (const sign of '<"\'`*_~[]\n') joints[sign.charCodeAt(0)] = 1;
joints[0x09] = 0;
joints[0x0d] = 0;

/**
 * A text as a reader sees it, where marks stand within a word or a name: tags of inline elements,
 * comments, emphasis and links of Markdown, the signs that join strings in code, those that begin
 * the lines of a comment. Zeros, over which is searched, take their place, so that all else stays
 * where it was. Nothing where there are none.
 */
export function joinParts({ bytes, length, placeAt }: Layer): Layer | undefined {
  let out: Uint8Array | undefined;
  for (let at = 0; at < length; at++) {
    if (joints[bytes[at] as number] === 0) continue;
    const end = endOfJoint(bytes, at, length);
    if (end <= at) continue;
    out ??= bytes.slice(0, length);
    const isBreak =
      bytes[at] === lessThan && ((bytes[at + 1] ?? 0) | 32) === 0x62 && ((bytes[at + 2] ?? 0) | 32) === 0x72;
    const isLine = bytes[at] === lineBreak || isBreak;
    out.fill(nul, at, end);
    if (isLine) out[at] = lineBreak;
    at = end - 1;
  }
  return out && { bytes: out, length, ...(placeAt ? { placeAt } : {}) };
}

const [lessThan, quote, apostrophe, backtick, star, underscore, tilde, openBracket, closeBracket] = [
  0x3c, 0x22, 0x27, 0x60, 0x2a, 0x5f, 0x7e, 0x5b, 0x5d,
] as const;

/** Where the mark at a place ends; the place itself where there is none. */
function endOfJoint(bytes: Uint8Array, at: number, length: number): number {
  switch (bytes[at]) {
    case lessThan:
      return endOfTag(bytes, at, length);
    case quote:
    case apostrophe:
      return endOfConcatenation(bytes, at, length);
    case backtick:
      return Math.max(endOfConcatenation(bytes, at, length), endOfRun(bytes, at, length));
    case star:
    case tilde:
      return endOfRun(bytes, at, length);
    case underscore: {
      const end = endOfRun(bytes, at, length);
      return isWordByte(bytes[at - 1]) && isWordByte(bytes[end]) ? at : end;
    }
    case openBracket:
      return isWordByte(bytes[at + 1]) ? at + 1 : at;
    case closeBracket:
      return endOfLink(bytes, at, length);
    case lineBreak:
      return endOfLineBegin(bytes, at, length);
    default:
      return isWordByte(bytes[at - 1]) && isWordByte(bytes[at + 1]) ? at + 1 : at;
  }
}

const longestTag = 380;

function endOfTag(bytes: Uint8Array, at: number, length: number): number {
  const limit = Math.min(length, at + longestTag);
  if (startsWith(bytes, at, '<!--')) return endOf(bytes, at + 4, limit, '-->') ?? at;
  if (startsWith(bytes, at, '<![CDATA[')) return at + 9;
  let from = at + 1;
  if (bytes[from] === 0x2f) from++;
  let to = from;
  while (to < limit && isNameByte(bytes[to] as number)) to++;
  if (to === from) return at;
  const name = String.fromCharCode(...bytes.subarray(from, to)).toLowerCase();
  const isInline = inlineElements.has(name) || name === 'br' || (/[-:]/u.test(name) && !blockElements.test(name));
  if (!isInline) return at;
  let inside = nul;
  for (let index = to; index < limit; index++) {
    const byte = bytes[index] as number;
    if (inside !== nul) inside = byte === inside ? nul : inside;
    else if (byte === quote || byte === apostrophe) inside = byte;
    else if (byte === 0x3e) return index + 1;
    else if (byte === lessThan) return at;
  }
  return at;
}

/** `" + "`, `" . "`, `" "` and `".concat("`: what stands on both sides is one text. */
function endOfConcatenation(bytes: Uint8Array, at: number, length: number): number {
  let index = skipBlanks(bytes, at + 1, length);
  const sign = bytes[index];
  if (sign === 0x2b || sign === 0x2e) {
    index = skipBlanks(bytes, startsWith(bytes, index, '.concat(') ? index + 8 : index + 1, length);
  }
  const next = bytes[index];
  if (next !== quote && next !== apostrophe && next !== backtick) return at;
  // An empty text, or one of nothing but blanks, begins here and does not end.
  return index === at + 1 && next === bytes[at] ? at : index + 1;
}

/** `]` and what it leads to, `](/address)`, or what ends a section of XML. */
function endOfLink(bytes: Uint8Array, at: number, length: number): number {
  if (startsWith(bytes, at, ']]>')) return at + 3;
  if (bytes[at + 1] !== 0x28) return at;
  return endOf(bytes, at + 2, Math.min(length, at + longestTag), ')') ?? at;
}

/** What begins each line of a comment or a quotation. */
function endOfLineBegin(bytes: Uint8Array, at: number, length: number): number {
  const index = skipBlanks(bytes, at + 1, length);
  const end = startsWith(bytes, index, '//')
    ? index + 2
    : '*#>'.includes(String.fromCharCode(bytes[index] ?? nul))
      ? index + 1
      : at;
  return end > at && (bytes[end] === 0x20 || bytes[end] === 0x09) ? end : at;
}

function endOfRun(bytes: Uint8Array, at: number, length: number): number {
  let end = at;
  while (end < length && end - at < 3 && bytes[end] === bytes[at]) end++;
  return end;
}

function endOf(bytes: Uint8Array, from: number, limit: number, text: string): number | undefined {
  for (let at = from; at < limit; at++) if (startsWith(bytes, at, text)) return at + text.length;
  return undefined;
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}

function skipBlanks(bytes: Uint8Array, from: number, length: number): number {
  let at = from;
  while (
    at < length &&
    at - from < 100 &&
    (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === lineBreak || bytes[at] === 0x0d)
  )
    at++;
  return at;
}

function isNameByte(byte: number): boolean {
  return isAsciiLetter(byte) || (byte >= 0x30 && byte <= 0x3a) || byte === 0x2d;
}

function isWordByte(byte: number | undefined): boolean {
  return byte !== undefined && (isAsciiLetter(byte) || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80);
}
