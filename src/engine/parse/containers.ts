/** A list item or quote that is open. */
export interface Container {
  readonly id: number;
  readonly isQuote: boolean;
  /** The columns from the begin of a list item's marker, with the blanks before it, to that of its content. */
  readonly size: number;
  /** Whether nothing has stood in the list item yet: a blank line ends it then. */
  isEmpty: boolean;
  /** Whether the list item has ended with a blank line after an empty one. */
  isEnded: boolean;
}

/** What stands at the begin of a line. */
export interface LinePrefix {
  /** How many of the open containers go on in it. */
  readonly kept: number;
  /** The containers that it begins. */
  readonly begun: readonly Container[];
  /** The length of the markers and the blanks between them. */
  readonly length: number;
}

const marker = /(?:[-*+]|\d{1,9}[.)])(?=[ \t\r]|$)/uy;

/**
 * Reads the markers of a line under open containers as micromark does, and makes of a blank line what it
 * is to them; `nextId` is given to the first that is new. In a paragraph, which all of them go on
 * in, only a list that begins with 1 begins, and no empty item.
 */
export function readPrefix(
  line: string,
  open: readonly Container[],
  nextId: number,
  isInParagraph: boolean,
): LinePrefix {
  const cursor = createCursor(line);
  const kept = keepContainers(cursor, open);
  const mayBegin = kept === open.length && isInParagraph ? isInterrupting : () => true;
  const begun: Container[] = [];
  let isRule: ((at: number) => boolean) | undefined;
  for (;;) {
    const { next, width } = cursor.blanks();
    const isQuote = line[next] === '>';
    let length = isQuote ? 1 : markerLength(line, next);
    if (length === 1 && !isQuote && (isRule ??= findRule(line))(next)) length = 0;
    if (length > 0 && !isQuote && !mayBegin(line, next, length)) length = 0;
    if (length === 0) return { kept, begun, length: cursor.at };
    cursor.take(width + length);
    const after = cursor.blanks();
    const isEmpty = !isQuote && isEnd(line, after.next);
    // What is indented by more than one blank is code to Markdown, and content to MDX.
    const blanks = isQuote ? Math.min(after.width, 1) : isEmpty ? 0 : after.width;
    cursor.take(blanks);
    const size = width + length + (isEmpty ? 1 : blanks);
    begun.push({ id: nextId + begun.length, isQuote, size, isEmpty, isEnded: false });
  }
}

/** The length of what the markers of open containers take of a line, or nothing if one of them ends before it. */
export function readKept(line: string, open: readonly Container[]): number | undefined {
  const cursor = createCursor(line);
  return keepContainers(cursor, open) === open.length ? cursor.at : undefined;
}

/** A place in a line, whose tabs are as wide as the next stop is far. */
interface Cursor {
  readonly line: string;
  readonly at: number;
  /** The offset of what is no blank, and the columns up to it. */
  blanks(): { readonly next: number; readonly width: number };
  /** Goes on by some columns, which may end within a tab. */
  take(columns: number): void;
}

function createCursor(line: string): Cursor {
  let at = 0;
  /** The column of the character at the offset, and the one up to which the line is read. */
  let start = 0;
  let column = 0;
  const widthOf = (offset: number, from: number): number => (line[offset] === '\t' ? 4 - (from % 4) : 1);
  return {
    line,
    get at() {
      return at;
    },
    blanks: () => {
      let next = at;
      let to = start;
      for (; line[next] === ' ' || line[next] === '\t'; next += 1) to += widthOf(next, to);
      return { next, width: Math.max(0, to - column) };
    },
    take: (columns) => {
      column += columns;
      for (; at < line.length && start + widthOf(at, start) <= column; at += 1) start += widthOf(at, start);
    },
  };
}

function keepContainers(cursor: Cursor, open: readonly Container[]): number {
  let kept = 0;
  for (const container of open) {
    if (!keepContainer(cursor, container)) break;
    kept += 1;
  }
  return kept;
}

function keepContainer(cursor: Cursor, container: Container): boolean {
  const { line } = cursor;
  const { next, width } = cursor.blanks();
  if (container.isQuote) {
    if (line[next] !== '>') return false;
    cursor.take(width + 1);
    cursor.take(Math.min(cursor.blanks().width, 1));
    return true;
  }
  if (isEnd(line, next)) {
    container.isEnded ||= container.isEmpty;
    cursor.take(Math.min(width, container.size));
    return true;
  }
  const isKept = !container.isEnded && width >= container.size;
  container.isEmpty = container.isEnded = false;
  if (isKept) cursor.take(container.size);
  return isKept;
}

function isEnd(line: string, at: number): boolean {
  return at >= line.length || (line[at] === '\r' && at === line.length - 1);
}

function markerLength(line: string, at: number): number {
  marker.lastIndex = at;
  return marker.test(line) ? marker.lastIndex - at : 0;
}

/** Whether a list item may begin in the middle of a paragraph: `1.` or a bullet, and words after it. */
function isInterrupting(line: string, at: number, length: number): boolean {
  return (length === 1 || line.slice(at, at + length - 1) === '1') && line.slice(at + length).trim() !== '';
}

/** Tells where `- - -` at the end of a line is a rule; looked for once, as `- - - x` is as many lists. */
function findRule(line: string): (at: number) => boolean {
  const text = line.trimEnd();
  const sign = text.at(-1);
  const offsets: number[] = [];
  for (let at = text.length - 1; at >= 0 && (text[at] === sign || text[at] === ' ' || text[at] === '\t'); at -= 1) {
    if (text[at] === sign) offsets.push(at);
  }
  const [, , last = -1] = offsets;
  const first = offsets.at(-1) ?? 0;
  return (at) => (sign === '-' || sign === '*') && at >= first && at <= last;
}
