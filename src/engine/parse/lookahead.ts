/**
 * Finds ends in a text that is read once from its begin: no part of it is looked through
 * again for every place that asks, so that 80 kB of `{` take eight times as long as 10 kB.
 */
export interface Lookahead {
  /** The offset of the next blank line, or the end of the text. */
  blankLine(from: number): number;
  /** The next offset of one of a few words, or -1. */
  find(word: string, from: number): number;
  /** The offset after the brace that closes the one at `start`; in a paragraph no blank line may come before it. */
  braceEnd(start: number, isInText: boolean): number | undefined;
  /** The offset after the code span that the backticks at `start` begin and that ends in its paragraph, or before `limit`, else after the backticks. */
  codeSpanEnd(start: number, limit?: number): number;
}

/** A lookahead whose answers are only asked for with growing offsets. */
export function createLookahead(source: string): Lookahead {
  const words = new Map<string, { from: number; found: number }>();
  let pairs: ReadonlyMap<number, number> | undefined;
  let blank = { from: 0, found: -1 };
  let spans: BacktickRuns | undefined;

  const blankLine = (from: number): number => {
    if (from < blank.from || from > blank.found) {
      blankLinePattern.lastIndex = from;
      blank = { from, found: blankLinePattern.exec(source)?.index ?? source.length };
    }
    return blank.found;
  };
  const find = (word: string, from: number): number => {
    const known = words.get(word);
    if (known && from >= known.from && (known.found === -1 || from <= known.found)) return known.found;
    const found = source.indexOf(word, from);
    words.set(word, { from, found });
    return found;
  };
  return {
    blankLine,
    find,
    braceEnd: (start, isInText) => {
      if (source.startsWith('{/*', start)) {
        const end = find('*/}', start + 3);
        return end === -1 ? undefined : end + 3;
      }
      pairs ??= pairBraces(source);
      const end = pairs.get(start);
      return end === undefined || (isInText && end > blankLine(start)) ? undefined : end + 1;
    },
    codeSpanEnd: (start, limit = blankLine(start)) => {
      const end = backticksEnd(source, start);
      if (spans?.limit !== limit) spans = readBackticks(source, end, limit);
      const closing = spans.next(end - start, end);
      return closing === undefined ? end : closing + (end - start);
    },
  };
}

const blankLinePattern = /\n[ \t\r]*(?=\n|$)/gu;

/** The closing brace of every brace that has one. */
function pairBraces(source: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: brace, index } of source.matchAll(/[{}]/gu)) {
    if (brace === '{') open.push(index);
    else {
      const start = open.pop();
      if (start !== undefined) pairs.set(start, index);
    }
  }
  return pairs;
}

/** The runs of backticks in a paragraph. */
interface BacktickRuns {
  readonly limit: number;
  /** The next run of a length; asked for with growing offsets. */
  next(length: number, from: number): number | undefined;
}

function readBackticks(source: string, from: number, limit: number): BacktickRuns {
  const byLength = new Map<number, { readonly starts: number[]; at: number }>();
  for (let start = source.indexOf('`', from); start !== -1 && start < limit;) {
    const end = backticksEnd(source, start);
    const known = byLength.get(end - start);
    if (known) known.starts.push(start);
    else byLength.set(end - start, { starts: [start], at: 0 });
    start = source.indexOf('`', end);
  }
  return {
    limit,
    next: (length, after) => {
      const runs = byLength.get(length);
      if (!runs) return undefined;
      while ((runs.starts[runs.at] ?? after) < after) runs.at += 1;
      return runs.starts[runs.at];
    },
  };
}

function backticksEnd(source: string, start: number): number {
  let end = start;
  while (source[end] === '`') end += 1;
  return end;
}
