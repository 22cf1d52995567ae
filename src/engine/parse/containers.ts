/** A list item or quote that is open. */
export interface Container {
  readonly id: number;
  readonly isQuote: boolean;
  /** The column at which the content of a list item begins. */
  readonly column: number;
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

/** Reads the markers of a line under open containers; `nextId` is given to the first that is new. */
export function readPrefix(line: string, open: readonly Container[], nextId: number): LinePrefix {
  let at = 0;
  let column = 0;
  let next = 0;
  let indent = 0;
  const lookPastBlanks = (): void => {
    next = at;
    indent = column;
    for (; line[next] === ' ' || line[next] === '\t'; next += 1) indent += line[next] === '\t' ? 4 - (indent % 4) : 1;
  };
  const take = (length: number): void => {
    at = next + length;
    column = indent + length;
  };
  let kept = 0;
  for (const container of open) {
    lookPastBlanks();
    if (container.isQuote ? line[next] !== '>' : next < line.length && indent < container.column) break;
    if (container.isQuote) take(1);
    kept += 1;
  }
  const begun: Container[] = [];
  let isRule: ((at: number) => boolean) | undefined;
  for (;;) {
    lookPastBlanks();
    const isQuote = line[next] === '>';
    let length = isQuote ? 1 : markerLength(line, next);
    if (length === 1 && !isQuote && (isRule ??= findRule(line))(next)) length = 0;
    if (length === 0) return { kept, begun, length: at };
    take(length);
    begun.push({ id: nextId + begun.length, isQuote, column: column + 1 });
  }
}

function markerLength(line: string, at: number): number {
  marker.lastIndex = at;
  return marker.test(line) ? marker.lastIndex - at : 0;
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
