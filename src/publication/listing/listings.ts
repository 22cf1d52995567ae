import { type GuideView, type PageView, pathOf, type Provider } from '../../engine/index.ts';
import { listedKinds, pageKindOf } from '../../workspace/content-kinds.ts';
import type { Site } from '../site.ts';
import { type Category, categoryLabel, methodLabel, type ProviderEntry, sayMethods } from '../directory.ts';
import { methodFacts } from '../method-facts.ts';
import type { Translation } from '../translate.ts';
import { type ListedLink, type ListedPart, listPage } from './list-page.ts';

type Listed = Pick<Site, 'pages' | 'variant'>;

/** The pages that are lists made of data (start page, guides, providers), for the formats of text. */
export function listingsOf(site: Listed, directory: readonly Category[], translation: Translation): PageView[] {
  return [
    homeListing(site, directory, translation),
    guidesListing(site, directory, translation),
    ...directory.flatMap(({ entries }) => entries.map((entry) => providerListing(site, entry, translation))),
  ];
}

/** Lists of the kinds of pages that have one, where the content has such pages but no page that lists them. */
export function indexesOf(site: Listed, translation: Translation): PageView[] {
  return listedKinds.flatMap((kind) => {
    const pages = site.pages.filter((page) => pageKindOf(page) === kind);
    if (pages.length === 0 || pages.some((page) => pathOf(page) === kind.path)) return [];
    const facts = {
      id: kind.path.slice(1, -1),
      title: translation.say(`${kind.name}.title`),
      description: translation.say(`${kind.name}.description`),
    };
    return [listPage({ ...facts, locale: translation.locale, ...updatedOf(pages) }, [{ links: pages.map(linkTo) }])];
  });
}

/** The name by which a variant's product is called in sentences. */
export function productOf({ variant }: Pick<Site, 'variant'>): string {
  return variant.variables['product.name'] ?? variant.brand.name;
}

/** The prose pages that help readers of guides. */
export function helpPagesOf({ pages }: Pick<Site, 'pages'>): PageView[] {
  return pages.filter(({ id }) => pageKindOf({ id }).isHelp && id !== 'index');
}

function homeListing(site: Listed, directory: readonly Category[], translation: Translation): PageView {
  const own = site.pages.find(({ id }) => id === 'index');
  const product = productOf(site);
  const facts = own ?? {
    title: translation.say('home.title'),
    description: translation.say('home.description', { product }),
  };
  const help = helpPagesOf(site);
  const page = listPage(
    {
      id: 'index',
      title: facts.title,
      description: facts.description,
      locale: translation.locale,
      ...updatedOf([...directory.flatMap(guidesOf), ...(own ? [own] : [])]),
    },
    [
      ...(own ? [] : [facts.description]),
      ...directory.flatMap(({ label, entries }): ListedPart[] => [
        { heading: label },
        {
          links: entries.map((entry) => linkToProvider(entry, translation)),
        },
      ]),
      { heading: translation.say('home.how') },
      { items: (['choose', 'follow', 'link'] as const).map((step) => sayHow(step, product, translation)) },
      ...(help.length > 0 ? [{ heading: translation.say('home.help') }, { links: help.map(linkTo) }] : []),
    ],
  );
  return own ? { ...page, body: [...own.body, ...page.body] } : page;
}

/** A list changes with what it lists, as far as that says when it did. */
function updatedOf(documents: readonly Pick<PageView, 'updated'>[]): Pick<PageView, 'updated'> {
  const last = documents
    .flatMap(({ updated = '' }) => updated)
    .sort()
    .at(-1);
  return last ? { updated: last } : {};
}

function guidesOf({ entries }: Category): GuideView[] {
  return entries.flatMap(({ guides, setups }) => [...guides, ...setups]);
}

function sayHow(step: 'choose' | 'follow' | 'link', product: string, { say }: Translation): string {
  return `${say(`home.how.${step}`)}: ${say(`home.how.${step}.text`, { product })}`;
}

/** Guides from which on the list of all of them names tools and their methods, and leaves the guides to each tool's page. */
const longList = 400;

/** Whether a list of every guide would be more than agents read at once. */
export function isLong(directory: readonly Category[]): boolean {
  return directory.flatMap(guidesOf).length > longList;
}

function linkToProvider(entry: ProviderEntry, translation: Translation): ListedLink {
  return { title: entry.provider.name, path: entry.path, text: sayMethods(entry, translation) };
}

function guidesListing(site: Listed, directory: readonly Category[], translation: Translation): PageView {
  const description = translation.say('guides.description', { product: productOf(site) });
  const facts = {
    id: 'guides',
    title: translation.say('guides.title'),
    description,
    locale: translation.locale,
    ...updatedOf(directory.flatMap(guidesOf)),
  };
  return listPage(facts, [
    description,
    ...directory.flatMap(({ label, entries }): ListedPart[] => [
      { heading: label },
      {
        links: isLong(directory)
          ? entries.map((entry) => linkToProvider(entry, translation))
          : entries.flatMap(({ guides, setups }) => [...guides, ...setups].map(linkTo)),
      },
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
  const facts = {
    id: `guides/${provider.id}`,
    title: say('provider.title', { provider: provider.name }),
    description,
    locale: translation.locale,
    ...updatedOf([...guides, ...setups]),
  };
  const pages = [
    { title: say('provider.website'), path: provider.website },
    { title: say('provider.docs'), path: provider.docs },
  ].flatMap(({ title, path }) => (path === undefined ? [] : [{ title, path }]));
  const scopes = Object.values(provider.scopes);
  return listPage(facts, [
    description,
    categoryLabel(provider.category, translation),
    ...(pages.length > 0 ? [{ links: pages }] : []),
    ...part(say('provider.methods'), guides, translation, guides.length > 1),
    ...part(say('provider.setup'), setups, translation, false, say('provider.setup.text')),
    ...(provider.actions.length > 0
      ? [
          { heading: say('provider.actions') },
          say('provider.actions.text'),
          { items: provider.actions.map(({ label, scopes }) => `${label}: ${sayScopes(scopes, translation)}`) },
        ]
      : []),
    ...(scopes.length > 0
      ? [
          { heading: say('provider.scopes') },
          { items: scopes.map((scope) => [scope.name, sayScope(scope, translation)].filter(Boolean).join(': ')) },
        ]
      : []),
  ]);
}

function sayScopes(scopes: readonly string[], translation: Translation): string {
  return scopes.length > 0 ? scopes.join(', ') : translation.say('provider.scopes.none');
}

/** What a scope is for, and what it holds: "Change people (includes people:read)". */
export function sayScope(
  { description, includes }: Pick<Provider['scopes'][string], 'description' | 'includes'>,
  translation: Translation,
): string {
  if (includes.length === 0) return description ?? '';
  const included = translation.say('provider.scope.includes', { scopes: translation.list(includes) });
  return description ? `${description} (${included})` : included;
}

/** The guides of a provider, with what helps to choose between several. */
function part(
  heading: string,
  guides: readonly GuideView[],
  translation: Translation,
  isChoice: boolean,
  intro?: string,
): ListedPart[] {
  if (guides.length === 0) return [];
  const provider = guides[0]?.provider?.name ?? '';
  const said = isChoice ? translation.say('provider.choose', { provider }) : intro;
  return [
    { heading },
    ...(said === undefined ? [] : [said]),
    { links: guides.map((guide) => linkToMethod(guide, translation, isChoice)) },
  ];
}

function linkToMethod(guide: GuideView, translation: Translation, isChoice: boolean): ListedLink {
  const { says, steps, requires } = methodFacts(guide, translation, isChoice);
  return { title: methodLabel(guide), path: pathOf(guide), text: [says, steps, requires].filter(Boolean).join(' · ') };
}

function linkTo(document: GuideView | PageView): ListedLink {
  return { title: document.title, path: pathOf(document), text: document.description || undefined };
}
