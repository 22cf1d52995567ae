import { isUtf8 } from 'node:buffer';
import { type CodeLanguage, createCodeContext, languageOf } from './code/code-context.ts';
import { type FindOptions, isOrdinary, type TermFinder, type TermHit } from './terms/find-terms.ts';
import type { ForbiddenTerm } from './terms/forbidden-term.ts';
import type { UnreadableFile } from '../engine/internal.ts';
import type { Segment } from './readers/define.ts';
import { isPackedFormat, placeIn } from './leak-segments.ts';
import { type Window, windowsOf } from './leak-windows.ts';

/** What is searched for, and in which file. */
export interface LeakSearch {
  readonly find: TermFinder;
  /** Path of the file: its name tells its language. */
  readonly file: string;
  readonly isAllowed: (term: ForbiddenTerm) => boolean;
  /** Whether a term is a word that code uses too, so that files have to be read as code. */
  readonly hasOrdinary: boolean;
  /** What is said of a file that cannot be looked into. */
  readonly termOf: (seal: UnreadableFile) => ForbiddenTerm;
}

/** A forbidden term at an offset of what was searched. */
export interface FoundTerm {
  readonly term: ForbiddenTerm;
  readonly offset: number;
  readonly line?: number;
  readonly column?: number;
  readonly excerpt: string;
  readonly packing?: string;
}

const mostCode = 64 * 1024 * 1024;
const longestLine = 64 * 1024;
const excerptMargin = 30;

/** Searches a stream window by window. `onEmbedded` gets the files that stand in it as base64, with their offsets. */
export async function searchStream(
  stream: Buffer | AsyncIterable<Uint8Array>,
  { find, file, isAllowed, hasOrdinary }: LeakSearch,
  content: NonNullable<FindOptions['content']>,
  onEmbedded: (bytes: Uint8Array, offset: number) => void,
): Promise<FoundTerm[]> {
  const found: (FoundTerm & { end: number })[] = [];
  const code: Buffer[] = [];
  let codeSize = 0;
  let lines = 1;
  for await (const window of windowsOf(stream)) {
    const { bytes, offset, from, to, isLast } = window;
    const isHere = (start: number): boolean => start >= from && (start < to || isLast);
    const hits = find(bytes, {
      content,
      isAllowed,
      onEmbedded: (inner, start) => {
        if (isHere(start)) onEmbedded(inner, offset + start);
      },
    });
    for (const hit of hits) {
      if (!isHere(hit.start)) continue;
      const place = content === 'text' ? lineOf(window, hit.start, lines) : {};
      found.push({
        term: hit.term,
        offset: offset + hit.start,
        end: offset + hit.end,
        ...place,
        excerpt: excerptOf(bytes, hit),
      });
    }
    const next = isLast ? bytes.length : bytes.length - 2 * (bytes.length - to);
    lines += countLines(bytes, 0, next);
    codeSize += next;
    if (hasOrdinary && codeSize <= mostCode) code.push(Buffer.from(bytes.subarray(0, next)));
  }
  const isCode =
    codeSize <= mostCode && found.some(({ term }) => isOrdinary(term)) ? codeWords(code, languageOf(file)) : undefined;
  return found
    .filter(({ term, offset, end }) => !(isCode && isOrdinary(term) && isCode({ start: offset, end })))
    .map(({ end: _end, ...leak }) => leak);
}

/** Searches a part of a file in which text stands apart; `onEmbedded` gets what stands in it as base64. */
export function searchSegment(
  segment: Segment,
  { find, isAllowed }: LeakSearch,
  onEmbedded: (bytes: Uint8Array, offset: number) => void,
): FoundTerm[] {
  const { bytes, packing, name = '' } = segment;
  const content = isPackedFormat(Buffer.from(bytes), name) ? 'packed' : isUtf8(bytes) ? 'text' : 'binary';
  const hits = find(bytes, {
    isAllowed,
    content,
    onEmbedded: (inner, start) => onEmbedded(inner, placeIn(segment, start)),
  });
  const isCode = hits.some(({ term }) => isOrdinary(term)) ? createCodeContext(bytes, languageOf(name)) : undefined;
  return hits
    .filter((hit) => !(isCode && isOrdinary(hit.term) && isCode(hit)))
    .map((hit) => ({
      term: hit.term,
      offset: placeIn(segment, hit.start),
      excerpt: excerptOf(bytes, hit),
      ...(packing === undefined ? {} : { packing }),
    }));
}

function codeWords(code: readonly Buffer[], language: CodeLanguage): ReturnType<typeof createCodeContext> {
  return createCodeContext(Buffer.concat(code), language);
}

function lineOf({ bytes, offset }: Window, start: number, lines: number): { line: number; column?: number } {
  const line = lines + countLines(bytes, 0, start);
  const begin = start === 0 ? 0 : bytes.lastIndexOf(0x0a, start - 1) + 1;
  const isKnown = (begin > 0 || offset === 0) && start - begin <= longestLine;
  return { line, ...(isKnown ? { column: bytes.toString('utf8', begin, start).length + 1 } : {}) };
}

function countLines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a, from); at >= 0 && at < to; at = bytes.indexOf(0x0a, at + 1)) count++;
  return count;
}

/** A hit with some characters around it, on one line. */
function excerptOf(bytes: Uint8Array, { start, end }: TermHit): string {
  const around = bytes.subarray(Math.max(0, start - excerptMargin), Math.min(bytes.length, end + excerptMargin));
  return Buffer.from(around.filter((byte) => byte !== 0))
    .toString('utf8')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{C}\uFFFD]/gu, '·');
}
