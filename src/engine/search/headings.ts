import { type Body, type BodyNode, childrenOf } from '../model/body.ts';
import { titleFrom } from '../model/title.ts';
import type { PublishedGuide } from '../print/published-guide.ts';
import type { Fold } from '../print/fold.ts';
import type { PageView } from '../model/guide-view.ts';

/** A part of a page that an address can lead to. */
export interface Heading {
  readonly title: string;
  /** Its place in the page: what stands behind `#`. */
  readonly anchor: string;
}

/** The titles of a guide's sections and steps. */
export function headingsOfGuide({ sections }: Pick<PublishedGuide, 'sections'>): Heading[] {
  const steps = sections.flatMap(({ content }) => content.flatMap((part) => (part.type === 'steps' ? part.steps : [])));
  return [...sections, ...steps].filter(({ title }) => title !== '').map(({ title, id }) => ({ title, anchor: id }));
}

/** A heading of a page. */
export interface PageHeading extends Heading {
  readonly depth: number;
  /** Its words with their marks, if they have any. */
  readonly titleContent?: Body | undefined;
}

/** The headings of a page. */
export function headingsOfPage(
  { body }: Pick<PageView, 'body'>,
  { wordsOf, toMdast }: Pick<Fold, 'wordsOf' | 'toMdast'>,
): PageHeading[] {
  return body.flatMap((node) => {
    if (node.type !== 'heading') return [];
    const anchor = node.data?.hProperties?.['id'];
    return typeof anchor === 'string' && anchor !== ''
      ? [{ title: wordsOf(node), anchor, depth: node.depth, ...marksOf(toMdast([{ ...node, data: {} }])[0]) }]
      : [];
  });
}

function marksOf(heading: BodyNode | undefined): Pick<PageHeading, 'titleContent'> {
  const { titleContent } = titleFrom(heading ? childrenOf(heading) : []);
  return titleContent ? { titleContent } : {};
}
