import type { Edit } from '../../diagnostics/diagnostic.ts';
import { applyEdits, createPositionMap } from '../../diagnostics/edits.ts';
import { firstIndex } from '../../diagnostics/first-index.ts';
import type { TagMark } from '../mark.ts';
import { type Repair, repairWith } from './repair-mark.ts';
import { tokenize } from '../tokenize.ts';
import { hasTextAfter, hasTextBefore } from './text-beside.ts';

/** An opening tag and its closing one. */
export interface TagPair {
  readonly name: string;
  readonly open: TagMark;
  readonly close: TagMark;
}

/** Of the pairs of a text, those whose tags stand in different paragraphs once the edits are made. */
export function findMisnested(
  source: string,
  from: number,
  pairs: readonly TagPair[],
  edits: readonly Edit[],
): TagPair[] {
  if (edits.length === 0) return pairs.filter(({ open, close }) => open.place !== close.place);
  const places = createPositionMap(source, edits);
  const open: TagMark[] = [];
  const misnested = new Set<number>();
  for (const mark of tokenize(applyEdits(source, edits), from)) {
    if (mark.type !== 'tag') continue;
    if (mark.form === 'open') open.push(mark);
    else if (mark.form === 'close') {
      const partner = open.findLastIndex(({ name }) => name === mark.name);
      const opening = open[partner];
      if (!opening) continue;
      open.length = partner;
      if (opening.place !== mark.place)
        misnested.add(places.toOriginal({ line: 1, column: 1, offset: opening.start }).offset);
    }
  }
  return pairs.filter((pair) => misnested.has(pair.open.start));
}

/**
 * The edits that give the tags of a pair lines of their own where one of them shares a
 * line with text although the pair spans several lines: MDX wants both tags in one
 * paragraph or both outside. Line breaks that `made` edits bring count, without being a
 * mistake of the author's.
 */
export function separateTags(source: string, pairs: readonly TagPair[], made: readonly Edit[]): Repair[] {
  const breaks = made.flatMap(({ start, text }) => (text.includes('\n') ? [start] : [])).sort((a, b) => a - b);
  const breakFrom = (at: number): number => breaks[firstIndex(breaks, (start) => start >= at)] ?? Infinity;
  const lines = createPositionMap(source, []);
  return pairs.flatMap(({ name, open, close }) => {
    const isSplit = lines.at(open.end).line < lines.at(close.start).line;
    if (!isSplit && breakFrom(open.end) > close.start) return [];
    const edits: Edit[] = [];
    const insert = (at: number): number => edits.push({ start: at, end: at, text: '\n\n' });
    if (hasTextBefore(source, open.start)) insert(open.start);
    if (hasTextAfter(source, open.end, close.start)) insert(open.end);
    if (hasTextBefore(source, close.start, open.end)) insert(close.start);
    if (hasTextAfter(source, close.end)) insert(close.end);
    return edits.length === 0
      ? []
      : [repairWith(open, edits, isSplit ? { code: 'element-misnested', values: { name } } : undefined)];
  });
}
