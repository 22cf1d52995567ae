import { type Container, readKept } from './containers.ts';

const opening = /^[ \t]*(?<sequence>`{3,}(?=[^`\n]*$)|~{3,})/u;

/** The fence that a line begins after its markers: its sign repeated, and where it stands. */
export function fenceIn(rest: string): { readonly sequence: string; readonly at: number } | undefined {
  const found = opening.exec(rest);
  const sequence = found?.groups?.['sequence'];
  return found && sequence !== undefined ? { sequence, at: found[0].length - sequence.length } : undefined;
}

/** The first line of a fence in a text. */
interface FenceBegin {
  readonly sequence: string;
  readonly lineEnd: number;
  /** The list items and quotes that it stands in, and ends with. */
  readonly open: readonly Container[];
}

/** Reads a fence to its end. */
export function readFence(
  source: string,
  { sequence, lineEnd, open }: FenceBegin,
): { readonly end: number } {
  const closing = new RegExp(`^[ \\t]*${sequence[0]}{${sequence.length},}[ \\t]*\\r?$`, 'u');
  let at = lineEnd + 1;
  while (at < source.length) {
    const newline = source.indexOf('\n', at);
    const end = newline === -1 ? source.length : newline;
    const line = source.slice(at, end);
    const kept = readKept(line, open);
    if (kept === undefined) return { end: at };
    at = Math.min(end + 1, source.length);
    if (closing.test(line.slice(kept))) return { end: at };
  }
  return { end: source.length };
}
