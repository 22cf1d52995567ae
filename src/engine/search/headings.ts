import { toString } from 'mdast-util-to-string';
import type { PublishedGuide } from '../print/published-guide.ts';
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

/** The headings of a page. */
export function headingsOfPage({ body }: Pick<PageView, 'body'>): Heading[] {
  return body.flatMap((node) => {
    const anchor = node.type === 'heading' ? node.data?.hProperties?.['id'] : undefined;
    return typeof anchor === 'string' && anchor !== '' ? [{ title: toString(node), anchor }] : [];
  });
}
