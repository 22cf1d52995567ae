import { decodeHTML } from 'entities';
import { createTextBuilder, type Text } from './text.ts';

const percent = String.raw`(?:%[\da-f]{2})+|%u[\da-f]{4}`;
const reference = String.raw`&(?:#x[\da-f]+|#\d+|[a-z][a-z\d]*);?`;
const scriptEscape = String.raw`(?:\\u[\da-f]{4})+|\\u\{[\da-f]{1,8}\}|\\x[\da-f]{2}|\\[0-3][0-7]{0,2}|\\[4-7][0-7]?|\\[^]`;
const styleEscape = String.raw`\\[\da-f]{1,6}\s?|\\[^]`;
const softBreak = '<wbr[^<>]{0,8}>';

const scriptSigns = new RegExp([percent, reference, scriptEscape, softBreak].join('|'), 'giu');
const styleSigns = new RegExp([percent, reference, styleEscape, softBreak].join('|'), 'giu');
const controls: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\n': '' };

/**
 * A text with one round of its encodings undone: `%41`, `&#65;`, `&Auml;`, `\u0041`, `\x41`, `\41 `, `<wbr>`.
 * Nothing if that changes nothing.
 */
export function decodeText(source: Text): Text | undefined {
  const { text, dialect } = source;
  if (!/[%&\\]|<wbr/iu.test(text)) return undefined;
  const builder = createTextBuilder(source);
  let from = 0;
  for (const { 0: sign, index } of text.matchAll(dialect === 'style' ? styleSigns : scriptSigns)) {
    const meant = meaningOf(sign, dialect);
    if (meant === sign) continue;
    builder.copy(from, index);
    if (sign.startsWith('%') && sign.length > 3 && !/^%u/iu.test(sign)) putBytes(builder, sign, index);
    else builder.put(meant, index, index + sign.length);
    from = index + sign.length;
  }
  if (from === 0) return undefined;
  builder.copy(from, text.length);
  return builder.take(source.use);
}

/** Each character of a row of percent escapes stands where its own escapes begin. */
function putBytes(builder: ReturnType<typeof createTextBuilder>, sign: string, index: number): void {
  let at = 0;
  for (const character of meaningOf(sign, undefined)) {
    const lead = Number.parseInt(sign.slice(at + 1, at + 3), 16);
    const size = character === String.fromCharCode(lead) ? 1 : Buffer.byteLength(character);
    builder.put(character, index + at, index + at + size * 3);
    at += size * 3;
  }
}

function meaningOf(sign: string, dialect: Text['dialect']): string {
  switch (sign[0]) {
    case '%':
      return /^%u/iu.test(sign) ? fromDigits(sign.slice(2)) : fromBytes(sign);
    case '&':
      return sign.startsWith('&#') ? fromNumber(sign) : decodeHTML(sign);
    case '<':
      return '';
    default:
      return dialect === 'style' ? fromStyle(sign) : fromScript(sign);
  }
}

/** Bytes of UTF-8, or if they are none, of Latin-1. */
function fromBytes(sign: string): string {
  const bytes = Buffer.from(sign.replaceAll('%', ''), 'hex');
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}

function fromNumber(sign: string): string {
  const digits = sign.replace(/^&#|;$/gu, '');
  return fromCode(/^x/iu.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits));
}

function fromScript(sign: string): string {
  const rest = sign.slice(1);
  if (/^u[\da-f]{4}/iu.test(rest))
    return String.fromCharCode(
      ...rest
        .slice(1)
        .split(/\\u/iu)
        .map((digits) => Number.parseInt(digits, 16)),
    );
  if (/^(?:u\{|x[\da-f]{2})/iu.test(rest)) return fromDigits(rest.replace(/^[ux]|[{}]/giu, ''));
  if (/^[0-7]/u.test(rest)) return fromCode(Number.parseInt(rest, 8));
  return controls[rest] ?? rest;
}

function fromStyle(sign: string): string {
  const rest = sign.slice(1);
  return /^[\da-f]/iu.test(rest) ? fromDigits(rest.trimEnd()) : rest.replace('\n', '');
}

function fromDigits(digits: string): string {
  return fromCode(Number.parseInt(digits, 16));
}

function fromCode(code: number): string {
  const isCharacter = code >= 0 && code <= 0x10_ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '';
}
