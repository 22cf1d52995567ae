import { type Container, readPrefix } from './containers.ts';
import { fenceIn, readFence } from './fence.ts';
import { isIndentedCode, readIndentedCode } from './indented-code.ts';
import { definitionEnd } from './link-target.ts';
import type { Lookahead } from './lookahead.ts';
import { type Mark, splitsBetween } from './mark.ts';

const heading = /^[ \t]*#{1,6}(?:[ \t].*)?\r?$/u;
const onlyTags = /^[ \t]*<[^\n]*>[ \t\r]*$/u;
/** Tags and expressions that stand between paragraphs. */
const tagsAlone = /^[ \t]*(?:(?:<\/?[A-Za-z][^<>]*>|\{[^{}]*\})[ \t]*)+\r?$/u;
const rule = /^[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}\r?$/u;
/** The line under a heading, if a paragraph is open before it. */
const underline = /^[ \t]*(?:-+|=+)[ \t]*\r?$/u;
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
  /** Where the paragraph that holds an offset ends: a code span cannot go on after it. */
  paragraphEnd(at: number): number;
  /** Ends a line that holds nothing but tags: it is of no paragraph. Returns the list item or quote it stands in, or 0. */
  endTags(): number;
}

/** A reader that adds what it finds to `marks`; `mayBeCode` tells whether blanks before a line make it code. */
export function createLineReader(
  source: string,
  ahead: Lookahead,
  marks: Mark[],
  mayBeCode: () => boolean,
): LineReader {
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

  /** Reads the markers of a line, and tells what it is. */
  const readLine = (line: string, at: number): { at: number; isLineStart: boolean } => {
    const prefix = readPrefix(line, open, containerCount + 1, isOpen);
    const rest = line.slice(prefix.length);
    const fence = fenceIn(rest);
    const isBlank = rest.trim() === '';
    const isNew = prefix.begun.length > 0;
    const isHeading = heading.test(rest);
    containerCount += prefix.begun.length;
    inner = [...open.slice(0, prefix.kept), ...prefix.begun];
    if (isNew || isBlank || isHeading || fence || !isOpen) open = inner;
    const start = at + prefix.length;
    if (isNew && open.length > 1) marks.push({ type: 'containers', depth: open.length, start: at, end: start });
    if (fence) {
      isBlockStart = true;
      isParagraph = isOpen = false;
      const { end, mark } = readFence(source, { ...fence, start: start + fence.at, lineEnd: at + line.length, open });
      if (mark) marks.push(mark);
      return { at: end, isLineStart: true };
    }
    if (!isNew && !isOpen && isIndentedCode(rest, open) && mayBeCode()) {
      const { end, edits } = readIndentedCode(source, at, open);
      marks.push({ type: 'code', edits, start: at, end });
      isBlockStart = true;
      isParagraph = false;
      return { at: end, isLineStart: true };
    }
    if (isNew || isBlank || isHeading) isOpen = false;
    if (!isOpen) paragraph += 1;
    isOpen = !isBlank && !isHeading && !rule.test(rest) && !(isOpen && underline.test(rest));
    const mayDefine = isNew || !isParagraph;
    isBlockStart = isBlank;
    isParagraph = isOpen && !onlyTags.test(rest);
    const end = mayDefine ? definitionEnd(source, start) : undefined;
    if (end === undefined) return { at: start, isLineStart: false };
    marks.push(...splitsBetween(source, start, end));
    isParagraph = isOpen = false;
    return { at: end, isLineStart: false };
  };

  let known = { from: 0, end: -1 };
  const findParagraphEnd = (from: number): number => {
    let end = lineEnd(source, from);
    if (!isOpen) return end;
    const containers = open.map((container) => ({ ...container }));
    while (end < source.length) {
      const next = lineEnd(source, end + 1);
      const line = source.slice(end + 1, next);
      const { begun, length } = readPrefix(line, containers, 0, true);
      const rest = line.slice(length);
      const isOther =
        rest.trim() === '' ||
        heading.test(rest) ||
        rule.test(rest) ||
        underline.test(rest) ||
        tagsAlone.test(rest) ||
        fenceIn(rest);
      if (begun.length > 0 || isOther) break;
      end = next;
    }
    return end;
  };

  return {
    get paragraph() {
      return paragraph;
    },
    begin(at) {
      const line = source.slice(at, lineEnd(source, at));
      const esm = isBlockStart ? esmStatement.exec(line) : undefined;
      if (!esm) return readLine(line, at);
      const end = ahead.blankLine(at);
      marks.push({ type: 'esm', keyword: esm[1] ?? esm[2] ?? '', start: at, end });
      return { at: end, isLineStart: false };
    },
    paragraphEnd(at) {
      if (at < known.from || at > known.end) known = { from: at, end: findParagraphEnd(at) };
      return known.end;
    },
    endTags() {
      open = inner;
      isOpen = false;
      return inner.at(-1)?.id ?? 0;
    },
  };
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end === -1 ? source.length : end;
}
