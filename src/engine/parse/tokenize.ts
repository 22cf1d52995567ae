/**
 * A scanner for the tags and braces of a Markdown text with JSX. It knows just enough
 * Markdown (fences, code spans, escapes) to tell a tag from a text about one, and never
 * fails: what does not read as a tag is reported as a stray bracket or brace.
 */

import { voidElements } from './html-names.ts';
import { resourceEnd } from './link-target.ts';
import { createLineReader } from './line-reader.ts';
import { createLookahead, type Lookahead } from './lookahead.ts';
import { type Mark, splitsBetween, type TagMark } from './mark.ts';
import { tokenizeTag } from './tokenize-tag.ts';

const endOfLine = /^[ \t\r]*(?:[\n|]|$)/u;
const endOfText = /^[ \t\r]*(?:$|\n[ \t\r]*(?:\n|$))/u;
const autolink = /<(?:(?:[a-z][a-z0-9+.-]{1,31}:\/\/|mailto:|tel:)[^\s<>]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>/iuy;
const words = /[^\n\\`{\]<]+/uy;

/**
 * All tags, comments and stray brackets of a text from offset `from` on, in order. Indented code is
 * looked for if `hasCode`, and outside of all tags.
 */
export function tokenize(source: string, from: number, hasCode = false): Mark[] {
  const ahead = createLookahead(source);
  const marks: Mark[] = [];
  const lines = createLineReader(source, ahead, marks, () => hasCode && depth === 0);
  /** How many tags are open. */
  let depth = 0;
  let at = from;
  let isLineStart = true;
  /** The tags of the line, as long as it holds nothing but tags and expressions. */
  let alone: TagMark[] | undefined;
  let hasExpression = false;
  const endLine = (): void => {
    if (!alone || (alone.length === 0 && !hasExpression)) return;
    const container = lines.endTags();
    for (const tag of alone) tag.place = -container;
  };
  while (at < source.length) {
    if (isLineStart) {
      ({ at, isLineStart } = lines.begin(at));
      alone = [];
      hasExpression = false;
      continue;
    }
    const character = source[at];
    if (character === '\n') {
      endLine();
      isLineStart = true;
      at += 1;
    } else if (character === '{') {
      const end = ahead.braceEnd(at, true);
      if (end === undefined) {
        marks.push({ type: 'brace', start: at, end: at + 1 });
        alone = undefined;
      }
      hasExpression = true;
      at = end ?? at + 1;
    } else if (character === '<') {
      const mark = scanBracket(source, at, ahead);
      if (mark) marks.push(mark);
      if (mark?.type === 'tag') {
        mark.place = lines.paragraph;
        depth = Math.max(0, depth + depthOf(mark));
        alone?.push(mark);
      } else if (mark?.type !== 'comment') alone = undefined;
      at = mark && mark.type !== 'unfinished' ? mark.end : at + 1;
    } else {
      const start = at;
      at = wordsEnd(source, at, () => ahead.codeSpanEnd(start, lines.paragraphEnd(start)), marks);
      if (alone && source.slice(start, at).trim() !== '') alone = undefined;
    }
  }
  endLine();
  return marks;
}

function depthOf({ form, name }: TagMark): number {
  if (form === 'self' || voidElements.has(name.toLowerCase())) return 0;
  return form === 'open' ? 1 : -1;
}

/** The end of what stands before the next tag, brace or line: words, an escape, a code span or the end of a link. */
function wordsEnd(source: string, at: number, codeSpanEnd: () => number, marks: Mark[]): number {
  switch (source[at]) {
    case '\\':
      return at + (source[at + 1] === '\n' ? 1 : 2);
    case '`':
      return codeSpanEnd();
    case ']': {
      const end = resourceEnd(source, at);
      marks.push(...splitsBetween(source, at, end));
      return end ?? at + 1;
    }
    default:
      words.lastIndex = at;
      words.test(source);
      return words.lastIndex;
  }
}

function scanBracket(source: string, start: number, ahead: Lookahead): Mark | undefined {
  const next = source[start + 1];
  if (next === undefined || /\s/u.test(next)) {
    const rest = source.slice(start + 1, start + 200);
    if (!endOfLine.test(rest)) return undefined;
    return { type: endOfText.test(rest) ? 'bracket' : 'loose', start, end: start + 1 };
  }
  if (source.startsWith('<!--', start)) {
    const end = ahead.find('-->', start + 4);
    return end === -1 ? { type: 'bracket', start, end: start + 1 } : { type: 'comment', start, end: end + 3 };
  }
  autolink.lastIndex = start;
  const address = autolink.exec(source);
  if (address) return { type: 'autolink', start, end: start + address[0].length };
  return tokenizeTag(source, start, ahead);
}
