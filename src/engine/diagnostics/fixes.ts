import type { Diagnostic, Edit } from './diagnostic.ts';
import { createPositionMap } from './edits.ts';

/**
 * The edits of one file's diagnostics that can be made at once, in the order of the
 * diagnostics. What takes text away or begins a line changes how the rest of its line
 * reads, so it is alone on it, and so is what is wrong over several lines on all of them;
 * insertions share a line but not a place. What has to wait
 * is found again in the next run: all runs together give what fixing one by one gives.
 */
export function chooseFixes(text: string, diagnostics: readonly Diagnostic[]): Edit[] {
  const original = createPositionMap(text, []);
  /** The offsets that fixes change on a line, or that one has the whole line. */
  const used = new Map<number, Set<number> | 'all'>();
  const chosen: Edit[] = [];
  for (const { fix, position } of diagnostics) {
    if (!fix) continue;
    const [first = 0, last = first] = position ? [position.start.line, position.end.line] : [];
    const places = fix.edits.flatMap((edit) =>
      linesBetween(original.at(edit.start).line, original.at(edit.end).line, edit.start),
    );
    const isWide =
      last > first || fix.edits.some(({ start, end, text: inserted }) => end > start || inserted.includes('\n'));
    if (last > first) places.push(...linesBetween(first, last, position?.start.offset ?? 0));
    const isFree = places.every(({ line, offset }) => {
      const known = used.get(line);
      return known === undefined || (!isWide && known !== 'all' && !known.has(offset));
    });
    if (isFree) chosen.push(...fix.edits);
    for (const { line, offset } of places) {
      const known = used.get(line);
      used.set(line, isWide || known === 'all' ? 'all' : (known ?? new Set()).add(offset));
    }
  }
  return chosen;
}

function linesBetween(first: number, last: number, offset: number): { line: number; offset: number }[] {
  return Array.from({ length: last - first + 1 }, (_, index) => ({ line: first + index, offset }));
}
