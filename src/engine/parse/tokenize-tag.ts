import { elementNamed, voidElements } from './html-names.ts';
import type { Lookahead } from './lookahead.ts';
import type { AttributeValue, Mark } from './mark.ts';

const tagName = /[A-Za-z_$][\w.:$-]*/uy;
const attributeName = /[A-Za-z_$@:][\w.:$@-]*/uy;
const blanks = /\s+/uy;
/** A value without quotes: `/keys?tab=a` is one, as in HTML. */
const unquotedValue = /[^\s"'=<>`{}][^\s"'<>`{}]*/uy;

/** What a `<` at `start` begins: a tag, the begin of one, or a stray bracket. */
export function tokenizeTag(source: string, start: number, ahead: Lookahead): Mark {
  const stray: Mark = { type: 'bracket', start, end: start + 1 };
  const isClosing = source[start + 1] === '/';
  let at = start + (isClosing ? 2 : 1);
  const name = match(tagName, source, at) ?? '';
  at += name.length;
  if (name === '' && source[at] !== '>') return stray;
  const unquoted: AttributeValue[] = [];
  const quoted: AttributeValue[] = [];
  const brokenAt = (value: AttributeValue | undefined): Mark | undefined =>
    value &&
    endAtBracket(source, at, { type: 'tag', form: 'open', name, start, end: at, unquoted, unclosed: value, place: 0 });
  for (;;) {
    at = skipBlanks(source, at);
    const character = source[at];
    if (character === undefined) return { type: 'unfinished', start, end: at };
    if (character === '>') {
      return { type: 'tag', form: isClosing ? 'close' : 'open', name, start, end: at + 1, unquoted, place: 0 };
    }
    if (isClosing || name === '') return stray;
    if (character === '/' && source[skipBlanks(source, at + 1)] === '>') {
      return { type: 'tag', form: 'self', name, start, end: skipBlanks(source, at + 1) + 1, unquoted, place: 0 };
    }
    if (character === '{') {
      const end = ahead.braceEnd(at, false);
      if (end === undefined) return { type: 'unfinished', start, end: source.length };
      at = end;
      continue;
    }
    const attribute = match(attributeName, source, at);
    if (attribute === undefined)
      return (/["']/u.test(character) ? brokenAt(swallowing(quoted, source)) : undefined) ?? stray;
    at = skipBlanks(source, at + attribute.length);
    if (source[at] !== '=') continue;
    at = skipBlanks(source, at + 1);
    const quote = source[at];
    if (quote === '"' || quote === "'" || quote === '{') {
      const end = quote === '{' ? ahead.braceEnd(at, false) : quoteEnd(ahead, at, quote);
      if (quote !== '{' && isLeftOpen(source, at, end)) {
        const broken = brokenAt({ name: attribute, start: at, end: at + 1 });
        if (broken) return broken;
      }
      if (end === undefined) return { type: 'unfinished', start, end: source.length };
      if (quote !== '{') quoted.push({ name: attribute, start: at, end });
      at = end;
    } else {
      const value = match(unquotedValue, source, at);
      if (value === undefined) return stray;
      const isSelfClosing = /.\/$/u.test(value) && source[at + value.length] === '>' && mayCloseItself(name);
      const end = at + value.length - (isSelfClosing ? 1 : 0);
      unquoted.push({ name: attribute, start: at, end });
      at = end;
    }
  }
}

/** Whether the closing quote is that of another attribute further down, or nowhere. */
function isLeftOpen(source: string, start: number, end: number | undefined): boolean {
  const value = source.slice(start, end);
  return /^[^\n<>]*>/u.test(value) && (end === undefined || (value.includes('\n') && /<|\n[ \t]*\n/u.test(value)));
}

/** Of values that end in quotes, the one that took up the attribute after it; else the last. */
function swallowing(values: readonly AttributeValue[], source: string): AttributeValue | undefined {
  return values.find(({ start, end }) => /\s[\w:-]+=.$/su.test(source.slice(start, end))) ?? values.at(-1);
}

/** The tag as it is when it ends at the next `>` of its paragraph. */
function endAtBracket(source: string, from: number, tag: Extract<Mark, { type: 'tag' }>): Mark | undefined {
  const found = /(?:[^\n<>]|\n(?![ \t]*\n))*>/uy;
  found.lastIndex = from;
  const end = from + (found.exec(source)?.[0].length ?? -from);
  if (end === 0) return undefined;
  return { ...tag, form: source[end - 2] === '/' ? 'self' : 'open', end };
}

/** In HTML the slash of `<a href=/keys/>` belongs to the value: only elements without content, and ours, end in one. */
function mayCloseItself(name: string): boolean {
  const element = elementNamed(name);
  return element === undefined || voidElements.has(element);
}

function quoteEnd(ahead: Lookahead, start: number, quote: string): number | undefined {
  const end = ahead.find(quote, start + 1);
  return end === -1 ? undefined : end + 1;
}

function skipBlanks(source: string, from: number): number {
  blanks.lastIndex = from;
  return blanks.test(source) ? blanks.lastIndex : from;
}

function match(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}
