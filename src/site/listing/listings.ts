import { type GuideView, type PageView, pathOf } from '../../engine/index.ts';
import type { Site } from '../../node/site.ts';
import { type Category, methodLabel, type ProviderEntry } from '../catalogue.ts';
import type { Translation } from '../messages/translate.ts';
import { type ListedLink, type ListedPart, listPage } from './list-page.ts';

type Listed = Pick<Site, 'pages' | 'variant'>;

/** The pages that are lists made of data (start page, guides, providers), for the formats of text. */
export function listingsOf(site: Listed, catalogue: readonly Category[], translation: Translation): PageView[] {
  return [
    homeListing(site, catalogue, translation),
    guidesListing(site, catalogue, translation),
    ...catalogue.flatMap(({ entries }) => entries.map((entry) => providerListing(site, entry, translation))),
  ];
}

/** Lists of the handbook's and the error pages, where the content has such pages but no page that lists them. */
export function indexesOf(site: Listed, translation: Translation): PageView[] {
  return (['handbook', 'errors'] as const).flatMap((id) => {
    const pages = site.pages.filter((page) => page.id.startsWith(`${id}/`));
    if (pages.length === 0 || site.pages.some((page) => page.id === id)) return [];
    const facts = { id, title: translation.say(`${id}.title`), description: translation.say(`${id}.description`) };
    return [listPage({ ...facts, locale: translation.locale }, [{ links: pages.map(linkTo) }])];
  });
}

/** The name by which a variant's product is called in sentences. */
export function productOf({ variant }: Pick<Site, 'variant'>): string {
  return variant.tokens['product.name'] ?? variant.brand.name;
}

/** The prose pages that help readers of guides; the handbook and the error pages are for others. */
export function helpPagesOf({ pages }: Pick<Site, 'pages'>): PageView[] {
  return pages.filter(({ id }) => !/^(?:handbook|errors)(?:\/|$)/u.test(id) && id !== 'index');
}

function homeListing(site: Listed, catalogue: readonly Category[], translation: Translation): PageView {
  const own = site.pages.find(({ id }) => id === 'index');
  const product = productOf(site);
  const facts = own ?? {
    title: translation.say('home.title'),
    description: translation.say('home.description', { product }),
  };
  const help = helpPagesOf(site);
  const page = listPage(
    { id: 'index', title: facts.title, description: facts.description, locale: translation.locale },
    [
      ...(own ? [] : [facts.description]),
      ...catalogue.flatMap(({ label, entries }): ListedPart[] => [
        { heading: label },
        {
          links: entries.map(({ provider, path, guides, setups }) => ({
            title: provider.name,
            path,
            text: translation.list([...new Set([...guides, ...setups].map(methodLabel))]),
          })),
        },
      ]),
      ...(help.length > 0 ? [{ heading: translation.say('nav.help') }, { links: help.map(linkTo) }] : []),
    ],
  );
  return own ? { ...page, body: [...own.body, ...page.body] } : page;
}

function guidesListing(site: Listed, catalogue: readonly Category[], translation: Translation): PageView {
  const description = translation.say('guides.description', { product: productOf(site) });
  const facts = { id: 'guides', title: translation.say('guides.title'), description, locale: translation.locale };
  return listPage(facts, [
    description,
    ...catalogue.flatMap(({ label, entries }): ListedPart[] => [
      { heading: label },
      { links: entries.flatMap(({ guides, setups }) => [...guides, ...setups].map(linkTo)) },
    ]),
  ]);
}

function providerListing(
  site: Listed,
  { provider, guides, setups }: ProviderEntry,
  translation: Translation,
): PageView {
  const { say } = translation;
  const description =
    provider.description ?? say('provider.description', { provider: provider.name, product: productOf(site) });
  const needs = (scopes: readonly string[]): string => (scopes.length > 0 ? ` (${scopes.join(', ')})` : '');
  const facts = {
    id: `guides/${provider.id}`,
    title: say('provider.title', { provider: provider.name }),
    description,
    locale: translation.locale,
  };
  return listPage(facts, [
    description,
    ...part(say('provider.methods'), guides),
    ...part(say('provider.setup'), setups),
    ...(provider.actions.length > 0
      ? [
          { heading: say('provider.actions') },
          say('provider.actions.text'),
          { items: provider.actions.map(({ label, scopes }) => label + needs(scopes)) },
        ]
      : []),
  ]);
}

function part(heading: string, guides: readonly GuideView[]): ListedPart[] {
  return guides.length > 0 ? [{ heading }, { links: guides.map(linkTo) }] : [];
}

function linkTo(document: GuideView | PageView): ListedLink {
  return { title: document.title, path: pathOf(document), text: document.description || undefined };
}
