import { headerKinds } from '../workspace/content-kinds.ts';
import type { Publication } from './publication.ts';

/** A link of the navigation at the top of every page. */
export interface HeaderLink {
  readonly path: string;
  readonly title: string;
}

/** The links at the top of every page. */
export function headerLinks({ titles, help, translation }: Publication): HeaderLink[] {
  return [
    { path: '/guides/', title: translation.say('nav.guides') },
    ...(help[0] ? [{ path: `/${help[0].id}/`, title: translation.say('nav.help') }] : []),
    ...headerKinds.flatMap(({ name, path }) =>
      titles.has(path) ? [{ path, title: translation.say(`${name}.title`) }] : [],
    ),
  ];
}

/**
 * How many lines the header takes on the narrowest screen, 1 to 3, by the lengths of its words. It
 * comes last in the document, so that its height has to be known before it is there.
 */
export function headerLines(publication: Publication): number {
  const { brand } = publication.site.variant;
  const name = brand.logo ? logo : widthOf(brand.hub ?? brand.name, 1);
  const links = headerLinks(publication).map(({ title }) => widthOf(title, 0.9375) + 1.5);
  const navigation = links.reduce((sum, width) => sum + width, -1.5);
  const search = publication.site.variant.search ? searchButton : 0;
  if (name + 1.5 + search + navigation <= narrowest) return 1;
  return navigation <= narrowest ? 2 : 3;
}

/** What is free on a screen 320 px wide, in rem. */
const narrowest = 17.5;
/** The width that a logo is given, in rem. */
const logo = 8;

/** The button of the search with the gap beside it, in rem. */
const searchButton = 3;

/** A rather large estimate, in rem. */
function widthOf(words: string, size: number): number {
  const units = Array.from(words, (sign) =>
    /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/u.test(sign) ? 1 : 0.6,
  );
  return units.reduce((sum, unit) => sum + unit, 0) * size;
}
