import { type Condition, type DocumentView, type PageHeading, stepsOfSection } from '../../engine/index.ts';
import type { Publication } from '../publication.ts';

/** An entry of the table of contents. */
export interface OutlineEntry {
  readonly id: string;
  /** Empty for a section without one, which lends its entries its condition. */
  readonly title: string;
  /** Whether it is a step, and so has a number among those of its section. */
  readonly isStep?: boolean;
  /** When it is there; it goes and comes with the part of the guide that it leads to. */
  readonly condition?: Condition;
  readonly entries: readonly OutlineEntry[];
}

/** What a document's table of contents lists: sections with their steps, or headings. */
export function outlineOf(
  document: DocumentView,
  { engine, context }: Pick<Publication, 'engine' | 'context'>,
): OutlineEntry[] {
  if (document.kind === 'page') return nested(engine.headings(document, context));
  return document.sections.flatMap((section) => {
    const entries = stepsOfSection(section).map(({ id, title, condition }) => ({
      id,
      title,
      condition,
      isStep: true,
      entries: [],
    }));
    if (section.title === '' && entries.length === 0) return [];
    return [{ id: section.id, title: section.title, condition: section.condition, entries }];
  });
}

function nested(headings: readonly PageHeading[]): OutlineEntry[] {
  const outline: { id: string; title: string; entries: OutlineEntry[] }[] = [];
  for (const { title, anchor, depth } of headings) {
    if (depth > 3) continue;
    const entry = { id: anchor, title, entries: [] };
    const parent = outline.at(-1);
    if (depth === 3 && parent) parent.entries.push(entry);
    else outline.push(entry);
  }
  return outline;
}
