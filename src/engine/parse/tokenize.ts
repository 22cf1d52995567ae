import type { Mark } from './mark.ts';
/**
 * A scanner for the tags and braces of a Markdown text with JSX. It knows just enough
 * Markdown (fences, code spans, escapes) to tell a tag from a text about one, and never
 * fails: what does not read as a tag is reported as a stray bracket or brace.
 */

import { definitionEnd, resourceEnd } from './link-target.ts';
import { braceEnd, tokenizeTag } from './tokenize-tag.ts';

const fenceOpening = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})/u;
const containerPrefix = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t\n]|$)))+/u;
const wholeLine = /^[ \t]*(?:#{1,6}(?:[ \t].*)?|<[^\n]*>[ \t]*)$/u;
const endOfLine = /^[ \t\r]*(?:\n|$)/u;
const endOfText = /^[ \t\r]*(?:$|\n[ \t\r]*(?:\n|$))/u;
const thematicBreak = /^[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}$/u;
const esmStatement =
  /^(?:(import)\s+(?:[\w*{][^'"\n]*\sfrom\s+)?['"]|(export)\s+(?:default|const|let|var|function|class|async|\{|\*))/u;
const autolink = /<(?:(?:[a-z][a-z0-9+.-]{1,31}:\/\/|mailto:|tel:)[^\s<>]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>/iuy;

/** All tags, comments and stray brackets of a text from offset `from` on, in order. */
export function tokenize(source: string, from: number): Mark[] {
  const marks: Mark[] = [];
  let at = from;
  let isLineStart = true;
  let isBlockStart = true;
  /** Whether the line before is of a paragraph, which a definition cannot interrupt. */
  let isParagraph = false;
  let lists: readonly number[] = [];
  while (at < source.length) {
    if (isLineStart) {
      isLineStart = false;
      const line = source.slice(at, lineEnd(source, at));
      const fence = fenceOpening.exec(line);
      if (fence) {
        at = fenceEnd(source, at + line.length + 1, fence[1] ?? '```');
        isLineStart = true;
        isBlockStart = true;
        isParagraph = false;
        continue;
      }
      const esm = isBlockStart ? esmStatement.exec(line) : undefined;
      if (esm) {
        const end = blankLine(source, at);
        marks.push({ type: 'esm', keyword: esm[1] ?? esm[2] ?? '', start: at, end });
        at = end;
        continue;
      }
      const prefix = containerPrefix.exec(line);
      if (prefix && !thematicBreak.test(line)) {
        lists = openContainers(lists, prefix[0]);
        if (lists.length > 1)
          marks.push({ type: 'containers', depth: lists.length, start: at, end: at + prefix[0].length });
        at += prefix[0].length;
        if (isParagraph && !/[^>\s]/u.test(prefix[0])) continue;
        isParagraph = false;
      }
      const afterDefinition = isParagraph ? undefined : definitionEnd(source, at);
      if (afterDefinition !== undefined) {
        marks.push(...splitsBetween(source, at, afterDefinition));
        at = afterDefinition;
        continue;
      }
      isBlockStart = line.trim() === '';
      isParagraph = !isBlockStart && !wholeLine.test(line) && !thematicBreak.test(line);
      if (prefix) continue;
    }
    const character = source[at];
    if (character === '\n') {
      isLineStart = true;
      at += 1;
    } else if (character === '\\') {
      at += source[at + 1] === '\n' ? 1 : 2;
    } else if (character === '`') {
      at = codeSpanEnd(source, at);
    } else if (character === '{') {
      const end = braceEnd(source, at, true);
      if (end === undefined) marks.push({ type: 'brace', start: at, end: at + 1 });
      at = end ?? at + 1;
    } else if (character === ']') {
      const end = resourceEnd(source, at);
      marks.push(...splitsBetween(source, at, end));
      at = end ?? at + 1;
    } else if (character === '<') {
      const mark = scanBracket(source, at);
      if (mark) marks.push(mark);
      at = mark && mark.type !== 'unfinished' ? mark.end : at + 1;
    } else {
      at += 1;
    }
  }
  return marks;
}

/** Line breaks before an address in angle brackets. */
function splitsBetween(source: string, start: number, end = start): Mark[] {
  return [...source.slice(start, end).matchAll(/\n[ \t]*(?=<)/gu)].map((found) => ({
    type: 'split',
    start: start + found.index,
    end: start + found.index + found[0].length,
  }));
}

/** The columns of the lists and quotes that are open after the markers at the begin of a line. */
function openContainers(open: readonly number[], prefix: string): number[] {
  const columns = [...prefix.replace(/\t/gu, '    ').matchAll(/>|[-*+]|\d+[.)]/gu)].map(({ index }) => index);
  return [...open.filter((column) => column < (columns[0] ?? 0)), ...columns];
}

function scanBracket(source: string, start: number): Mark | undefined {
  const next = source[start + 1];
  if (next === undefined || /\s/u.test(next)) {
    const rest = source.slice(start + 1, start + 200);
    if (!endOfLine.test(rest)) return undefined;
    return { type: endOfText.test(rest) ? 'bracket' : 'loose', start, end: start + 1 };
  }
  if (source.startsWith('<!--', start)) {
    const end = source.indexOf('-->', start + 4);
    return end === -1 ? { type: 'bracket', start, end: start + 1 } : { type: 'comment', start, end: end + 3 };
  }
  autolink.lastIndex = start;
  const address = autolink.exec(source);
  if (address) return { type: 'autolink', start, end: start + address[0].length };
  return tokenizeTag(source, start);
}

function codeSpanEnd(source: string, start: number): number {
  let run = start;
  while (source[run] === '`') run += 1;
  const length = run - start;
  const limit = blankLine(source, start);
  for (let at = run; at < limit; at += 1) {
    if (source[at] !== '`') continue;
    let end = at;
    while (source[end] === '`') end += 1;
    if (end - at === length) return end;
    at = end;
  }
  return run;
}

function fenceEnd(source: string, start: number, fence: string): number {
  const closing = new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*$`, 'u');
  let at = start;
  while (at < source.length) {
    const end = lineEnd(source, at);
    const isClosing = closing.test(source.slice(at, end).replace(/\r$/u, ''));
    at = end + 1;
    if (isClosing) break;
  }
  return Math.min(at, source.length);
}

/** The offset of the next blank line, or the end. */
function blankLine(source: string, from: number): number {
  const blank = /\n[ \t\r]*(?=\n|$)/gu;
  blank.lastIndex = from;
  const found = blank.exec(source);
  return found ? found.index : source.length;
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end === -1 ? source.length : end;
}
