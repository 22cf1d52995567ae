import { type Action, type GuideView, type PageView, pathOf, type Scope } from '../../engine/index.ts';
import { categoryLabel, methodLabel, type ProviderEntry } from '../directory.ts';
import { methodFacts } from '../method-facts.ts';
import { productOf } from '../product.ts';
import type { Site } from '../site.ts';
import type { Translation } from '../translate.ts';
import type { ProviderSection } from './divide-provider.ts';
import type { ProviderRows } from './divided-page.ts';
import { lastUpdate } from './last-update.ts';
import { type ListedLink, type ListedPart, listPage } from './list-page.ts';
import { sayScope, sayScopes } from './say-scopes.ts';

/** The page of a provider, for the formats of text. */
export function providerListing(
  site: Pick<Site, 'variant'>,
  { provider, guides, setups }: ProviderEntry,
  sections: readonly ProviderSection[],
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
    ...lastUpdate([...guides, ...setups]),
  };
  const pages = [
    { title: say('provider.website'), path: provider.website },
    { title: say('provider.docs'), path: provider.docs },
  ].flatMap(({ title, path }) => (path === undefined ? [] : [{ title, path }]));
  return listPage(facts, [
    description,
    categoryLabel(provider.category, translation),
    ...(pages.length > 0 ? [{ links: pages }] : []),
    ...sections.flatMap(({ title, intro, rows, parts }): ListedPart[] => [
      { heading: title },
      ...(intro === undefined ? [] : [intro]),
      parts.length > 0
        ? { links: parts.map(({ label, path, holds }) => ({ title: label, path, text: holds })) }
        : rowsPart(rows, translation),
    ]),
  ]);
}

/** Rows of a provider's page as a list. */
export function rowsPart(rows: ProviderRows, translation: Translation): ListedPart {
  if (rows.of === 'guides')
    return { links: rows.guides.map((guide) => linkToMethod(guide, translation, rows.isChoice)) };
  return {
    items:
      rows.of === 'actions'
        ? rows.actions.map((action) => sayAction(action, translation))
        : rows.scopes.map((scope) => sayScopeLine(scope, translation)),
  };
}

function sayAction({ label, scopes }: Action, translation: Translation): string {
  return `${label}: ${sayScopes(scopes, translation)}`;
}

function sayScopeLine(scope: Scope, translation: Translation): string {
  return [scope.name, sayScope(scope, translation)].filter(Boolean).join(': ');
}

function linkToMethod(guide: GuideView, translation: Translation, isChoice: boolean): ListedLink {
  const { says, steps, requires } = methodFacts(guide, translation, isChoice);
  return { title: methodLabel(guide), path: pathOf(guide), text: [says, steps, requires].filter(Boolean).join(' · ') };
}
