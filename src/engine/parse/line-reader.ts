import { type Container, readPrefix } from './containers.ts';
import { definitionEnd } from './link-target.ts';
import type { Lookahead } from './lookahead.ts';
import { type Mark, splitsBetween } from './mark.ts';

const fenceOpening = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})/u;
const heading = /^[ \t]*#{1,6}(?:[ \t].*)?\r?$/u;
const onlyTags = /^[ \t]*<[^\n]*>[ \t\r]*$/u;
/** A rule, or the line under a heading. */
const rule = /^[ \t]*(?:([-*_])[ \t]*(?:\1[ \t]*){2,}|-+[ \t]*|=+[ \t]*)\r?$/u;
const esmStatement =
  /^(?:(import)\s+(?:[\w*{][^'"\n]*\sfrom\s+)?['"]|(export)\s+(?:default|const|let|var|function|class|async|\{|\*))/u;

/** Follows the paragraphs, lists and quotes of a text from line to line. */
export interface LineReader {
  /** The number of the paragraph that the line belongs to. */
  readonly paragraph: number;
  /**
   * Reads what stands at the begin of a line.
   *
   * @returns The offset after it, and whether another line begins there.
   */
  begin(at: number): { readonly at: number; readonly isLineStart: boolean };
  /** Ends a line that holds nothing but tags: it is of no paragraph. Returns the list item or quote it stands in, or 0. */
  endTags(): number;
}

/** A reader that adds what it finds to `marks`. */
export function createLineReader(source: string, ahead: Lookahead, marks: Mark[]): LineReader {
  let isBlockStart = true;
  /** Whether the line before is of a paragraph, which a definition cannot interrupt. */
  let isParagraph = false;
  let open: readonly Container[] = [];
  /** The containers of the line, if it holds nothing but tags: such a line is no lazy one. */
  let inner = open;
  let containerCount = 0;
  let paragraph = 0;
  /** Whether the line belongs to a paragraph that may go on in the next. */
  let isOpen = false;

  /** Reads the markers of a line, and tells what it is; returns the offset after the markers. */
  const readLine = (line: string, at: number): number => {
    const prefix = readPrefix(line, open, containerCount + 1);
    const rest = line.slice(prefix.length);
    const isBlank = rest.trim() === '';
    const isNew = prefix.begun.length > 0;
    containerCount += prefix.begun.length;
    inner = [...open.slice(0, prefix.kept), ...prefix.begun];
    if (isNew || isBlank || !isOpen) open = inner;
    const start = at + prefix.length;
    if (isNew && open.length > 1) marks.push({ type: 'containers', depth: open.length, start: at, end: start });
    const isHeading = heading.test(rest);
    if (isNew || isBlank || isHeading) isOpen = false;
    if (!isOpen) paragraph += 1;
    isOpen = !isBlank && !isHeading && !rule.test(rest);
    const mayDefine = isNew || !isParagraph;
    isBlockStart = isBlank;
    isParagraph = isOpen && !onlyTags.test(rest);
    const end = mayDefine ? definitionEnd(source, start) : undefined;
    if (end === undefined) return start;
    marks.push(...splitsBetween(source, start, end));
    isParagraph = isOpen = false;
    return end;
  };

  return {
    get paragraph() {
      return paragraph;
    },
    begin(at) {
      const line = source.slice(at, lineEnd(source, at));
      const fence = fenceOpening.exec(line);
      if (fence) {
        isBlockStart = true;
        isParagraph = isOpen = false;
        return { at: fenceEnd(source, at + line.length + 1, fence[1] ?? '```'), isLineStart: true };
      }
      const esm = isBlockStart ? esmStatement.exec(line) : undefined;
      if (!esm) return { at: readLine(line, at), isLineStart: false };
      const end = ahead.blankLine(at);
      marks.push({ type: 'esm', keyword: esm[1] ?? esm[2] ?? '', start: at, end });
      return { at: end, isLineStart: false };
    },
    endTags() {
      open = inner;
      isOpen = false;
      return inner.at(-1)?.id ?? 0;
    },
  };
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

function lineEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end === -1 ? source.length : end;
}
