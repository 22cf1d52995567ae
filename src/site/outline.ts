import { toString } from 'mdast-util-to-string';
import { type Body, type DocumentView, stepsOfSection } from '../engine/index.ts';

/** An entry of the table of contents. */
export interface OutlineEntry {
  readonly id: string;
  readonly title: string;
  /** The number of a step among those of its section. */
  readonly number?: number;
  readonly entries: readonly OutlineEntry[];
}

/** What a document's table of contents lists: sections with their steps, or headings. */
export function outlineOf(document: DocumentView): OutlineEntry[] {
  if (document.kind === 'page') return headingsOf(document.body);
  return document.sections.flatMap((section) => {
    const entries = stepsOfSection(section).map(({ id, title, number }) => ({ id, title, number, entries: [] }));
    return section.title === '' ? entries : [{ id: section.id, title: section.title, entries }];
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
