import { type PageView, pathOf } from '../../engine/index.ts';
import { listedKinds, pageKindOf } from '../../workspace/content-kinds.ts';
import { createLastMade } from '../../system/last-made.ts';
import type { Category } from '../directory.ts';
import type { Site } from '../site.ts';
import type { Translation } from '../translate.ts';
import { dividePages } from './divide-pages.ts';
import { divideGuides, type GuidesList } from './divide-guides.ts';
import { divideProvider, type ProviderSection, type ProviderSections } from './divide-provider.ts';
import type { DividedPage } from './divided-page.ts';
import { dividedListing, guidesListing } from './guides-listing.ts';
import { homeCategories, type HomeCategory } from './home-categories.ts';
import { homeListing } from './home-listing.ts';
import { providerListing } from './provider-listing.ts';

/** The pages that are lists made of data: what they are drawn from, and each for the formats of text. */
export interface Listings {
  readonly home: readonly HomeCategory[];
  readonly guides: GuidesList;
  /** What the page of each provider says, by the provider's id. */
  readonly sections: ReadonlyMap<string, readonly ProviderSection[]>;
  /** Pages of lists that one page cannot hold, by their paths; `/guides/` is one if it is divided. */
  readonly divided: ReadonlyMap<string, DividedPage>;
  readonly pages: readonly PageView[];
}

interface ListedProvider extends ProviderSections {
  readonly id: string;
  readonly listing: PageView;
}

const lastProvider = createLastMade<ListedProvider>();

/** The start page, the list of guides and the providers' pages, none larger than a page may be. */
export function listingsOf(
  site: Pick<Site, 'pages' | 'variant' | 'origin' | 'key'>,
  directory: readonly Category[],
  translation: Translation,
): Listings {
  const entries = directory.flatMap((category) => category.entries);
  const guides = divideGuides(directory, site, translation);
  const home = homeCategories(directory, guides, site, translation);
  const providers = entries.map((entry) =>
    lastProvider(entry, site.key, () => {
      const { sections, pages } = divideProvider(entry, site, translation);
      return { id: entry.provider.id, sections, pages, listing: providerListing(site, entry, sections, translation) };
    }),
  );
  const below = [...guides.pages, ...providers.flatMap(({ pages }) => pages)];
  return {
    home,
    guides,
    sections: new Map(providers.map(({ id, sections }) => [id, sections])),
    divided: new Map([...(guides.index ? [guides.index] : []), ...below].map((page) => [page.path, page])),
    pages: [
      homeListing(site, directory, home, helpPagesOf(site), translation),
      guidesListing(site, directory, guides, translation),
      ...providers.map(({ listing }) => listing),
      ...below.map((page) => dividedListing(page, guides.mostInRow, translation)),
    ],
  };
}

/** Lists of the kinds of pages that have one, where the content has such pages but no page that lists them. */
export function indexesOf({ pages, origin }: Pick<Site, 'pages' | 'origin'>, translation: Translation): PageView[] {
  return listedKinds.flatMap((kind) => {
    const listed = pages.filter((page) => pageKindOf(page) === kind);
    if (listed.length === 0 || listed.some((page) => pathOf(page) === kind.path)) return [];
    return dividePages(kind, listed, origin, translation);
  });
}

/** The prose pages that help readers of guides. */
export function helpPagesOf({ pages }: Pick<Site, 'pages'>): PageView[] {
  return pages.filter(({ id }) => pageKindOf({ id }).isHelp && id !== 'index');
}
