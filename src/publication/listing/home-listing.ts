import type { PageView } from '../../engine/index.ts';
import type { Category } from '../directory.ts';
import { productOf } from '../product.ts';
import type { Site } from '../site.ts';
import type { Translation } from '../translate.ts';
import type { HomeCategory } from './home-categories.ts';
import { guidesOf, lastUpdate } from './last-update.ts';
import { type ListedPart, linkTo, listPage } from './list-page.ts';
import { linkToProvider } from './provider-row.ts';

/** How many prose pages the start page names. */
export const mostHelp = 6;

/** The start page, for the formats of text. */
export function homeListing(
  site: Pick<Site, 'pages' | 'variant'>,
  directory: readonly Category[],
  categories: readonly HomeCategory[],
  help: readonly PageView[],
  translation: Translation,
): PageView {
  const { say } = translation;
  const own = site.pages.find(({ id }) => id === 'index');
  const product = productOf(site);
  const facts = own ?? { title: say('home.title'), description: say('home.description', { product }) };
  const guides = guidesOf(directory.flatMap(({ entries }) => entries));
  const page = listPage(
    {
      id: 'index',
      title: facts.title,
      description: facts.description,
      locale: translation.locale,
      ...lastUpdate([...guides, ...(own ? [own] : [])]),
    },
    [
      ...(own ? [] : [facts.description]),
      ...categories.flatMap(({ label, entries, more }): ListedPart[] => [
        { heading: label },
        {
          links: [
            ...entries.map((entry) => linkToProvider(entry, translation)),
            ...(more ? [{ title: more.text, path: more.path }] : []),
          ],
        },
      ]),
      ...(categories.length === 0 ? [{ links: [{ title: say('missing.guides'), path: '/guides/' }] }] : []),
      { heading: say('home.how') },
      { items: (['choose', 'follow', 'link'] as const).map((step) => sayHow(step, product, translation)) },
      ...(help.length > 0 ? [{ heading: say('home.help') }, { links: help.slice(0, mostHelp).map(linkTo) }] : []),
    ],
  );
  return own ? { ...page, body: [...own.body, ...page.body] } : page;
}

function sayHow(step: 'choose' | 'follow' | 'link', product: string, { say }: Translation): string {
  return `${say(`home.how.${step}`)}: ${say(`home.how.${step}.text`, { product })}`;
}
