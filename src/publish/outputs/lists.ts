import { type DocumentView, pathOf } from '../../engine/index.ts';
import { digestValue } from '../../system/digest/digest-value.ts';
import { methodLabel, type ProviderEntry } from '../../publication/directory.ts';
import { cacheKeyOf } from '../../publication/page/cache-key.ts';
import { defineOutputs } from './define.ts';
import { fileOutputs } from './documents.ts';
import { pageOutput } from './page-output.ts';

/** The pages that are made of what all documents say of themselves, and their files of other formats. */
export const lists = defineOutputs({
  name: 'lists',
  paths: ['404.html', 'search/index.html'],
  of: (source) => {
    const { directory, entries, listings, lists: shown, site } = source.publication;
    const keyOf = (document: DocumentView): string => cacheKeyOf(document, source.publication);
    // A page that is drawn shows what its listing says.
    const keys = new Map(listings.map((listing) => [pathOf(listing), keyOf(listing)]));
    // The list of all guides names them by their methods, its text by their titles.
    const methods = directory.flatMap(({ entries: listed }) =>
      listed.flatMap(({ guides, setups }) => [...guides, ...setups].map((guide) => [guide.id, methodLabel(guide)])),
    );
    const own = site.pages.find((page) => pathOf(page) === '/');
    const keyAt = (path: string, ...more: readonly unknown[]): string => digestValue([keys.get(path), ...more]);
    // The search form has the name of a tool in it.
    const example = directory[0]?.entries[0]?.provider.name ?? '';
    const all = shown.guides.index ? [] : directory;
    return [
      ...[...entries.values()].map(({ path, provider }) => pageOutput(path, keyAt(path, provider), source)),
      pageOutput('/', keyAt('/', example, shown.home.map(signOf), own && keyOf(own)), source),
      pageOutput(
        '/guides/',
        keyAt('/guides/', example, shown.guides.index?.content ?? methods, all.map(signOf)),
        source,
      ),
      ...[...shown.divided.values()]
        .filter(({ path }) => path !== '/guides/')
        .map(({ path, content }) =>
          pageOutput(path, keyAt(path, example, content.of === 'providers' ? signOf(content) : []), source),
        ),
      ...(site.variant.search ? [pageOutput('/search/', example, source)] : []),
      pageOutput('/404', '', source, '404.html'),
      ...listings.flatMap((listing) => fileOutputs(listing, keyOf(listing), source)),
    ];
  },
});

/** What a page shows of providers beside their words. */
function signOf({ id, entries }: { readonly id?: string; readonly entries: readonly ProviderEntry[] }): unknown {
  return [id, entries.map(({ monogram, provider }) => [provider.id, monogram, provider.logo?.src])];
}
