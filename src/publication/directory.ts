import { type GuideView, pathOf, type Provider } from '../engine/index.ts';
import { categoryName } from '../engine/internal.ts';
import type { Site } from './site.ts';
import type { Translation } from './translate.ts';
import { type Monogram, monogramOf } from './monogram.ts';

/** A provider with the guides there are for it. */
export interface ProviderEntry {
  readonly provider: Provider;
  readonly path: string;
  readonly monogram: Monogram;
  /** Guides for the end user, by label of their method. */
  readonly guides: readonly GuideView[];
  /** Guides for the one-time set-up. */
  readonly setups: readonly GuideView[];
}

/** A category and its providers by name. */
export interface Category {
  readonly id: string;
  readonly label: string;
  readonly entries: readonly ProviderEntry[];
}

/** The site's providers by category; categories by label, what has none last. */
export function directoryOf(
  { guides, providers }: Pick<Site, 'guides' | 'providers'>,
  translation: Translation,
): Category[] {
  const guidesOf = Map.groupBy(guides, (guide) => guide.provider?.id);
  const byCategory = Map.groupBy(
    providers.map((provider) => entryOf(provider, guidesOf.get(provider.id) ?? [])),
    ({ provider }) => provider.category,
  );
  return [...byCategory]
    .map(([id, entries]) => ({ id, label: categoryLabel(id, translation), entries }))
    .sort(
      (a, b) =>
        Number(a.id === 'other') - Number(b.id === 'other') || a.label.localeCompare(b.label, translation.locale),
    );
}

/** The name of a category: the site's word for it, or its id as words. */
export function categoryLabel(id: string, translation: Translation): string {
  return translation.find(`category.${id}`) ?? categoryName(id, undefined, translation.locale);
}

/** The guide's method in words, for lists. */
export function methodLabel(guide: GuideView): string {
  return guide.method?.label ?? guide.title;
}

/** How many ways a row names. */
const mostMethods = 6;

/** The ways in which a provider's accounts are linked, in words. */
export function sayMethods({ guides, setups }: ProviderEntry, translation: Translation): string {
  const shown = guides.length > 0 ? guides : setups;
  const labels = [...new Set(shown.map(methodLabel))];
  if (labels.length <= mostMethods) return translation.list(labels);
  const count = labels.length - mostMethods + 1;
  return translation.list([...labels.slice(0, mostMethods - 1), translation.say('methods.more', { count })]);
}

const entries = new WeakMap<Provider, { readonly of: readonly GuideView[]; readonly entry: ProviderEntry }>();

/** The entry of a provider: the same as last time if its guides are. */
function entryOf(provider: Provider, guides: readonly GuideView[]): ProviderEntry {
  const last = entries.get(provider);
  if (last?.of.length === guides.length && last.of.every((guide, at) => guide === guides[at])) return last.entry;
  const entry = makeEntry(provider, guides);
  entries.set(provider, { of: guides, entry });
  return entry;
}

function makeEntry(provider: Provider, guides: readonly GuideView[]): ProviderEntry {
  const sorted = [...guides].sort(
    (a, b) => methodLabel(a).localeCompare(methodLabel(b), 'en') || (a.id < b.id ? -1 : 1),
  );
  return {
    provider,
    path: pathOf({ kind: 'page', id: `guides/${provider.id}` }),
    monogram: monogramOf(provider),
    guides: sorted.filter(({ kind }) => kind === 'link-account'),
    setups: sorted.filter(({ kind }) => kind === 'connector-profile'),
  };
}
