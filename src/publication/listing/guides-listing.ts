import type { PageView } from '../../engine/index.ts';
import type { Category } from '../directory.ts';
import { productOf } from '../product.ts';
import type { Site } from '../site.ts';
import type { Translation } from '../translate.ts';
import type { DividedPage, ListPart } from './divided-page.ts';
import type { GuidesList } from './divide-guides.ts';
import { guidesOf, lastUpdate } from './last-update.ts';
import { type ListedLink, type ListedPart, linkTo, listPage } from './list-page.ts';
import { linkToRow } from './provider-row.ts';
import { rowsPart } from './provider-listing.ts';

/** Characters up to which the one page of all guides says what each is for. */
const mostWithDescriptions = 30_000;

/** The list of all guides, for the formats of text. */
export function guidesListing(
  site: Pick<Site, 'variant' | 'origin'>,
  directory: readonly Category[],
  list: GuidesList,
  translation: Translation,
): PageView {
  if (list.index) return dividedListing(list.index, list.mostInRow, translation);
  const description = translation.say('guides.description', { product: productOf(site) });
  const entries = directory.flatMap((category) => category.entries);
  const guides = guidesOf(entries);
  const length = guides.reduce(
    (sum, { id, title, description: said }) => sum + site.origin.length + id.length + title.length + said.length + 24,
    0,
  );
  const isDescribed = length <= mostWithDescriptions;
  return listPage(
    {
      id: 'guides',
      title: translation.say('guides.title'),
      description,
      locale: translation.locale,
      ...lastUpdate(guides),
    },
    [
      description,
      ...directory.flatMap((category): ListedPart[] => [
        { heading: category.label },
        {
          links: isDescribed
            ? guidesOf(category.entries).map(linkTo)
            : category.entries.map((entry) => linkToRow(entry, list.mostInRow, translation)),
        },
      ]),
    ],
  );
}

/** A page of a divided list, for the formats of text: its rows, then the parts of the list. */
export function dividedListing(page: DividedPage, mostInRow: number, translation: Translation): PageView {
  const { path, title, description, content, beside, updated } = page;
  const facts = { id: path.slice(1, -1), title, description, locale: translation.locale, updated };
  return listPage(facts, [
    description,
    ...contentParts(content, mostInRow, translation),
    ...beside.flatMap((row): ListedPart[] => [
      { heading: row.title },
      { links: row.parts.map(({ label, path }) => ({ title: label, path })) },
    ]),
  ]);
}

function contentParts(content: DividedPage['content'], mostInRow: number, translation: Translation): ListedPart[] {
  if (content.of === 'parts') return [{ heading: content.title }, { links: content.parts.map(linkToPart) }];
  if (content.of !== 'providers') return [rowsPart(content, translation)];
  return [{ links: content.entries.map((entry) => linkToRow(entry, mostInRow, translation)) }];
}

function linkToPart({ label, path, holds }: ListPart): ListedLink {
  return { title: label, path, text: holds };
}
