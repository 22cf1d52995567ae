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
}

/** The headings of a page. */
export function headingsOfPage({ body }: Pick<PageView, 'body'>, { wordsOf }: Pick<Fold, 'wordsOf'>): PageHeading[] {
  return body.flatMap((node) => {
    if (node.type !== 'heading') return [];
    const anchor = node.data?.hProperties?.['id'];
    return typeof anchor === 'string' && anchor !== '' ? [{ title: wordsOf(node), anchor, depth: node.depth }] : [];
  });
}
