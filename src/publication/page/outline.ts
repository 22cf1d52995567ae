import { toString } from 'mdast-util-to-string';
import { type Body, type Condition, type DocumentView, stepsOfSection } from '../../engine/index.ts';

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
export function outlineOf(document: DocumentView): OutlineEntry[] {
  if (document.kind === 'page') return headingsOf(document.body);
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

function headingsOf(body: Body): OutlineEntry[] {
  const outline: { id: string; title: string; entries: OutlineEntry[] }[] = [];
  for (const node of body) {
    if (node.type !== 'heading' || node.depth > 3) continue;
    const entry = { id: node.data?.hProperties?.['id'] ?? '', title: toString(node), entries: [] };
    const parent = outline.at(-1);
    if (node.depth === 3 && parent) parent.entries.push(entry);
    else outline.push(entry);
  }
  return outline;
}
