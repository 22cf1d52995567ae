import type { Point, Position } from 'unist';
import { location } from 'vfile-location';
import type { Edit, SourcePoint } from './diagnostic.ts';
import { firstIndex } from './first-index.ts';

/** The text with all edits made; of two that overlap, the one that begins first. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let from = 0;
  for (const edit of sortEdits(edits)) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}

/**
 * Edits in the order of the text, without those inside what another one replaces. Those at
 * one place keep the order they were made in, but a backslash stays with what it escapes, and the
 * quote that ends a value comes before what ends its tag.
 */
function sortEdits(edits: readonly Edit[]): Edit[] {
  let from = 0;
  return [...edits]
    .sort((a, b) => a.start - b.start || a.end - b.end || rankOf(a) - rankOf(b))
    .filter((edit) => {
      if (edit.start < from) return false;
      from = edit.end;
      return true;
    });
}

function rankOf({ text }: Edit): number {
  return text === '"' || text === "'" ? 0 : text === '\\' ? 2 : 1;
}

/** Finds the place in the original text for a place in the edited one. */
export interface PositionMap {
  toOriginal(point: Point): SourcePoint;
  toOriginalSpan(position: Position): { start: SourcePoint; end: SourcePoint };
  at(offset: number): SourcePoint;
}

/** The map from `applyEdits(original, edits)` back to `original`. */
export function createPositionMap(original: string, edits: readonly Edit[]): PositionMap {
  const sorted = sortEdits(edits);
  const places = location(original);
  const at = (offset: number): SourcePoint => {
    const point = places.toPoint(Math.min(offset, original.length));
    return { line: point?.line ?? 1, column: point?.column ?? 1, offset };
  };
  let shift = 0;
  /** Where each edit begins in the edited text. */
  const placed = sorted.map((edit) => {
    const start = edit.start + shift;
    shift += edit.text.length - (edit.end - edit.start);
    return { edit, start };
  });
  const toOffset = (edited: number): number => {
    const last = placed[firstIndex(placed, ({ start }) => start > edited) - 1];
    if (!last) return Math.min(edited, original.length);
    const { edit, start } = last;
    const passed = edited - start;
    const offset = passed < edit.text.length ? edit.start + passed : edit.end + passed - edit.text.length;
    return Math.max(0, Math.min(offset, passed < edit.text.length ? edit.end : original.length));
  };
  const toOriginal = (point: Point): SourcePoint =>
    sorted.length === 0
      ? { line: point.line, column: point.column, offset: point.offset ?? 0 }
      : at(toOffset(point.offset ?? 0));
  return {
    at,
    toOriginal,
    toOriginalSpan: (position) => ({ start: toOriginal(position.start), end: toOriginal(position.end) }),
  };
}
