import { type GuideView, pathOf } from '../../engine/index.ts';
import { methodLabel, type ProviderEntry, sayMethods } from '../directory.ts';
import type { Translation } from '../translate.ts';
import type { ListedLink } from './list-page.ts';
import { addressExtent, type Extent, extentOf, shareOf, textExtent } from './page-share.ts';

/** How many guides a row of a long list names before it leads to the page of all. */
export const mostInLongRow = 8;

/** A provider in the list of guides. */
export interface ProviderRow {
  readonly guides: readonly GuideView[];
  /** How many there are, if that is more than the row names. */
  readonly all?: number;
}

/** @param most How many guides the row may name. */
export function providerRow({ guides, setups }: ProviderEntry, most: number): ProviderRow {
  const all = [...guides, ...setups];
  return all.length > most ? { guides: all.slice(0, most), all: all.length } : { guides: all };
}

/** The row with links to the provider and to each guide: "Lattice: API key, OAuth 2.0 (set-up)". */
export function linkToRow(entry: ProviderEntry, most: number, translation: Translation): ListedLink {
  const { guides, all } = providerRow(entry, most);
  return {
    title: entry.provider.name,
    path: entry.path,
    links: [
      ...guides.map((guide) => ({
        title: methodLabel(guide),
        path: pathOf(guide),
        ...(guide.kind === 'connector-profile' ? { tag: translation.say('guides.setup') } : {}),
      })),
      ...(all === undefined ? [] : [{ title: translation.count('provider.guides.all', all), path: entry.path }]),
    ],
  };
}

/** What a row takes of a page. */
export function shareOfRow(entry: ProviderEntry, most: number, origin: string): number {
  const { provider, path } = entry;
  const { guides, all } = providerRow(entry, most);
  return shareOf(
    extentOf({ html: 170 + (provider.logo ? 60 + provider.logo.src.length : 0), markdown: 10 }, [
      textExtent(provider.name),
      addressExtent(path, origin),
      ...guides.map((guide) => linkExtent(methodLabel(guide), pathOf(guide), origin)),
      ...guides.flatMap(({ kind }) => (kind === 'connector-profile' ? tagExtent : [])),
      ...(all === undefined ? [] : [linkExtent('All 10,000 guides', path, origin)]),
    ]),
  );
}

/** "set-up", in any language. */
const tagExtent: Extent = { html: 60, markdown: 30 };

function linkExtent(text: string, path: string, origin: string): Extent {
  return extentOf({ html: 28, markdown: 8 }, [textExtent(text), addressExtent(path, origin)]);
}

/** A provider with its methods in words: "Lattice: API key and OAuth 2.0". */
export function linkToProvider(entry: ProviderEntry, translation: Translation): ListedLink {
  return { title: entry.provider.name, path: entry.path, text: sayMethods(entry, translation) };
}
