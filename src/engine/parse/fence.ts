import { type Container, readKept } from './containers.ts';
import type { FenceMark } from './mark.ts';

const opening = /^[ \t]*(?<sequence>`{3,}(?=[^`\n]*$)|~{3,})/u;
/** A line that ends a block, which a fence that was forgotten to be closed takes for code. */
const endOfBlock = /^[ \t]*<\/[A-Z]\w*>[ \t]*\r?$/u;

/** The fence that a line begins after its markers: its sign repeated, and where it stands. */
export function fenceIn(rest: string): { readonly sequence: string; readonly at: number } | undefined {
  const found = opening.exec(rest);
  const sequence = found?.groups?.['sequence'];
  return found && sequence !== undefined ? { sequence, at: found[0].length - sequence.length } : undefined;
}

/** The first line of a fence in a text. */
interface FenceBegin {
  readonly sequence: string;
  readonly start: number;
  readonly lineEnd: number;
  /** The list items and quotes that it stands in, and ends with. */
  readonly open: readonly Container[];
}

/** Reads a fence to its end, or to where that must have been forgotten, which is a mark. */
export function readFence(
  source: string,
  { sequence, start, lineEnd, open }: FenceBegin,
): { readonly end: number; readonly mark?: FenceMark } {
  const closing = new RegExp(`^[ \\t]*${sequence[0]}{${sequence.length},}[ \\t]*\\r?$`, 'u');
  const markOf = (kind: FenceMark['kind'], closed?: FenceMark['closed']): FenceMark => ({
    type: 'fence',
    kind,
    start,
    end: lineEnd,
    ...(closed ? { closed } : {}),
  });
  let blockEnd: FenceMark['closed'];
  let isDoubled = false;
  let at = lineEnd + 1;
  while (at < source.length) {
    const newline = source.indexOf('\n', at);
    const next = newline === -1 ? source.length : newline + 1;
    const line = source.slice(at, newline === -1 ? next : newline);
    const kept = readKept(line, open);
    if (kept === undefined) return { end: at, mark: markOf('short') };
    const rest = line.slice(kept);
    const isClosing = closing.test(rest);
    if (isClosing && !(isDoubled && blockEnd)) return { end: next };
    if (isClosing) break;
    if (endOfBlock.test(rest)) blockEnd ??= { start: at, end: at, text: `${line.slice(0, kept)}${sequence}\n` };
    else if (blockEnd && fenceIn(rest)?.sequence.startsWith(sequence)) isDoubled = true;
    at = next;
  }
  return { end: blockEnd?.start ?? source.length, mark: markOf('open', blockEnd) };
}
