import { listFolder } from '../../engine/internal.ts';
import type { Site } from '../site.ts';
import type { Category, ProviderEntry } from '../directory.ts';
import { productOf } from '../product.ts';
import type { Translation } from '../translate.ts';
import { divide, fit, rangesOf } from './divide.ts';
import type { DividedPage, ListPart } from './divided-page.ts';
import { groupByLetter } from './first-letter.ts';
import { lastUpdate } from './last-update.ts';
import { shareOf, textExtent, extentOf, addressExtent } from './page-share.ts';
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

  const whole = {
    mostInRow: mostInLongRow,
    title: translation.say('guides.title'),
    path: guidesPath,
  };
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
  if (!fit(parts, (part) => shareOfPart(part, site.origin))) return byLetterAlone(entries, whole, source);
  return {
    mostInRow: mostInLongRow,
    index: {
      ...whole,
      above: '/',
      description: translation.say('guides.description', { product: productOf(site) }),
      parts,
      partsTitle: translation.say('guides.categories'),
      ...lastUpdate(guidesOf(entries)),
    },
    pages: categories.flatMap(({ category, path }) => pagesOf(category, path, source)),
    categoryPaths: new Map(categories.map(({ category, path }) => [category.id, path])),
  };
}

/** Names below the folder that are those of other lists: see `divide-provider.ts` and `divide-pages.ts`. */
const reservedNames = ['tool', 'handbook', 'errors'];

/** Of so many categories that a list of them is too long, none is a page. */
function byLetterAlone(
  entries: readonly ProviderEntry[],
  { path, title }: { readonly path: string; readonly title: string },
  source: Source,
): GuidesList {
  const { site, translation } = source;
  const { parts, pages } = partsByLetter(entries, { title, above: path, folder: `/${listFolder}/` }, source);
  return {
    mostInRow: mostInLongRow,
    index: {
      path,
      title,
      above: '/',
      description: translation.say('guides.description.letters', { product: productOf(site) }),
      parts,
      partsTitle: translation.say('guides.letters'),
      ...lastUpdate(guidesOf(entries)),
    },
    pages,
    categoryPaths: new Map(),
  };
}

/** A category in one page, or the page that leads to its parts, and these. */
function pagesOf({ label, entries }: Category, path: string, source: Source): DividedPage[] {
  const { site, translation } = source;
  const page = {
    path,
    title: label,
    above: guidesPath,
    description: translation.count('guides.category', entries.length, { category: label }),
    partsTitle: translation.say('guides.letters'),
    ...lastUpdate(guidesOf(entries)),
  };
  if (fit(entries, (entry) => shareOfRow(entry, mostInLongRow, site.origin)))
    return [{ ...page, parts: [], rows: { of: 'providers', entries } }];
  const { parts, pages } = partsByLetter(entries, { title: label, above: path, folder: path }, source);
  return [{ ...page, parts }, ...pages];
}

/** A list by first letter, and in a letter that is too long for one page by range. */
function partsByLetter(
  entries: readonly ProviderEntry[],
  whole: { readonly title: string; readonly above: string; readonly folder: string },
  { site, translation }: Source,
): { readonly parts: readonly ListPart[]; readonly pages: readonly DividedPage[] } {
  const { say, count } = translation;
  const locale = site.variant.locale;
  const words = { digits: say('guides.letters.digits'), others: say('guides.letters.others') };
  const groups = groupByLetter(entries, ({ provider }) => provider.name, locale, words);
  const drawn = groups.flatMap(({ label, slug, rows }) => {
    const ranges = divide(rows, (entry) => shareOfRow(entry, mostInLongRow, site.origin));
    const labels =
      ranges.length === 1
        ? [label]
        : rangesOf(
            ranges.map((range) => range.map(({ provider }) => provider.name)),
            locale,
          );
    return ranges.map((range, at) => ({
      entries: range,
      label: labels[at] ?? label,
      path: `${whole.folder}${slug}${at === 0 ? '' : `-${at + 1}`}/`,
    }));
  });
  const parts = drawn.map((part): ListPart => ({
    path: part.path,
    label: part.label,
    holds: count('providers.count', part.entries.length),
  }));
  const pages = drawn.map((part): DividedPage => ({
    path: part.path,
    title: say('list.part', { list: whole.title, part: part.label }),
    description: count('guides.part', part.entries.length, { list: whole.title, part: part.label }),
    above: whole.above,
    parts,
    partsTitle: say('guides.letters'),
    rows: { of: 'providers', entries: part.entries },
    ...lastUpdate(guidesOf(part.entries)),
  }));
  return { parts, pages };
}

function shareOfPart({ path, label, holds, anchor = '' }: ListPart, origin: string): number {
  return shareOf(
    extentOf({ html: 110, markdown: 14 }, [
      textExtent(label),
      textExtent(holds),
      textExtent(anchor),
      addressExtent(path, origin),
    ]),
  );
}

function guidesOf(entries: readonly ProviderEntry[]): ProviderEntry['guides'] {
  return entries.flatMap(({ guides, setups }) => [...guides, ...setups]);
}
