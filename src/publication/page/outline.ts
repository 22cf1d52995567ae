import type { ElementContent } from 'hast';
import {
  type BodyNode,
  type Condition,
  type DocumentView,
  type PageHeading,
  stepsOfSection,
} from '../../engine/index.ts';
import { element, printElements, text, type Title, wordsOfTitle } from '../../engine/internal.ts';
import type { Publication } from '../publication.ts';

/** An entry of the table of contents. */
export interface OutlineEntry {
  readonly id: string;
  /** Empty for a section without one, which lends its entries its condition. */
  readonly title: string;
  /** The title as HTML with code and emphasis, and without links, if it has marks. */
  readonly html?: string;
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
    const entries = stepsOfSection(section).map((step) => ({
      ...titleOf(step),
      id: step.id,
      condition: step.condition,
      isStep: true,
      entries: [],
    }));
    if (section.title === '' && entries.length === 0) return [];
    return [{ ...titleOf(section), id: section.id, condition: section.condition, entries }];
  });
}

function nested(headings: readonly PageHeading[]): OutlineEntry[] {
  const outline: (OutlineEntry & { entries: OutlineEntry[] })[] = [];
  for (const { anchor, depth, ...heading } of headings) {
    if (depth > 3) continue;
    const entry = { ...titleOf(heading), id: anchor, entries: [] };
    const parent = outline.at(-1);
    if (depth === 3 && parent) parent.entries.push(entry);
    else outline.push(entry);
  }
  return outline;
}

function titleOf({ title, titleContent }: Title): Pick<OutlineEntry, 'title' | 'html'> {
  return titleContent
    ? { title, html: printElements(wordsOfTitle({ title, titleContent }).flatMap(elementsOf)) }
    : { title };
}

const tags: Readonly<Record<string, string>> = { emphasis: 'em', strong: 'strong', delete: 'del' };

function elementsOf(node: BodyNode): ElementContent[] {
  if (node.type === 'variable') return [text(`{${node.name}}`)];
  if (node.type === 'inlineCode') return [element('code', {}, [text(node.value)])];
  if (node.type === 'text') return [text(node.value)];
  const children = 'children' in node ? node.children.flatMap(elementsOf) : [];
  const tag = tags[node.type];
  return tag === undefined ? children : [element(tag, {}, children)];
}
