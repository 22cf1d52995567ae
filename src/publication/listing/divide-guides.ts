import { listedKinds } from '../../workspace/content-kinds.ts';
import { listFolder } from '../../engine/internal.ts';
import type { Site } from '../site.ts';
import type { Category, ProviderEntry } from '../directory.ts';
import { productOf } from '../product.ts';
import type { Translation } from '../translate.ts';
import { fit } from './divide.ts';
import { divideByLetter, fitParts } from './divide-by-letter.ts';
import type { DividedPage, ListPart } from './divided-page.ts';
import { guidesOf, lastUpdate } from './last-update.ts';
import { shareOf } from './page-share.ts';
import { mostInLongRow, shareOfRow } from './provider-row.ts';
import { uniqueSlugs } from './unique-slugs.ts';

/** The list of all guides: in one page, or divided into several. */
export interface GuidesList {
  /** How many guides a row names before it leads to the page of its provider. */
  readonly mostInRow: number;
  /** The page at `/guides/` if it leads to parts. */
  readonly index?: DividedPage;
  /** The pages below it. */
  readonly pages: readonly DividedPage[];
  /** Where each category is, by its id. */
  readonly categoryPaths: ReadonlyMap<string, string>;
}

/** What the pages are made with. */
interface Source {
  readonly site: Pick<Site, 'variant' | 'origin'>;
  readonly translation: Translation;
}

const guidesPath = '/guides/';

/**
 * One page if that is small enough. Else a page for each category; in a category that is too long,
 * one for each first letter; and in such a letter, one for each range of names.
 */
export function divideGuides(
  directory: readonly Category[],
  site: Source['site'],
  translation: Translation,
): GuidesList {
  const source = { site, translation };
  const entries = directory.flatMap((category) => category.entries);
  const inPage = new Map(directory.map(({ id }) => [id, `${guidesPath}#${id}`]));
  const headings = directory.map(({ label }) => 200 + 3 * label.length);
  const room = headings.reduce((sum, html) => sum + shareOf({ html, markdown: html / 4 }), 0);
  for (const mostInRow of [Infinity, mostInLongRow])
    if (entries.reduce((sum, entry) => sum + shareOfRow(entry, mostInRow, site.origin), room) <= 1)
      return { mostInRow, pages: [], categoryPaths: inPage };

  const whole = { title: translation.say('guides.title'), path: guidesPath };
  const slugs = uniqueSlugs(reservedNames);
  const categories = directory.map((category) => {
    const path = `/${listFolder}/${slugs(category.id)}/`;
    return { category, path };
  });
  const parts = categories.map(({ category, path }): ListPart => ({
    path,
    label: category.label,
    holds: translation.count('providers.count', category.entries.length),
    anchor: category.id,
  }));
  if (!fitParts(parts, site.origin)) return byLetterAlone(entries, whole, source);
  return {
    mostInRow: mostInLongRow,
    index: {
      ...whole,
      above: '/',
      description: translation.say('guides.description', { product: productOf(site) }),
      content: { of: 'parts', title: translation.say('guides.categories'), parts },
      beside: [],
      ...lastUpdate(guidesOf(entries)),
    },
    pages: categories.flatMap(({ category, path }) => pagesOf(category, path, source)),
    categoryPaths: new Map(categories.map(({ category, path }) => [category.id, path])),
  };
}

/** Names below the folder that are those of other lists: see `divide-provider.ts` and `divide-pages.ts`. */
const reservedNames = ['tool', ...listedKinds.map(({ path }) => path.slice(1, -1))];

/** Of so many categories that a list of them is too long, none is a page. */
function byLetterAlone(
  entries: readonly ProviderEntry[],
  whole: { readonly path: string; readonly title: string },
  { site, translation }: Source,
): GuidesList {
  const description = translation.say('guides.description.letters', { product: productOf(site) });
  const page = { ...whole, description, above: '/', beside: [], ...lastUpdate(guidesOf(entries)) };
  const { content, pages } = divideByLetter(entries, { ...whole, folder: `/${listFolder}/` }, site, translation);
  return { mostInRow: mostInLongRow, index: { ...page, content }, pages, categoryPaths: new Map() };
}

/** A category in one page, or the page that leads to its parts, and these. */
function pagesOf({ label, entries }: Category, path: string, { site, translation }: Source): DividedPage[] {
  const page = {
    path,
    title: label,
    description: translation.count('guides.category', entries.length, { category: label }),
    above: guidesPath,
    beside: [],
    ...lastUpdate(guidesOf(entries)),
  };
  if (fit(entries, (entry) => shareOfRow(entry, mostInLongRow, site.origin)))
    return [{ ...page, content: { of: 'providers', entries } }];
  const { content, pages } = divideByLetter(entries, { path, title: label, folder: path }, site, translation);
  return [{ ...page, content }, ...pages];
}
