import type { BodyPrints } from '../engine/internal.ts';
import {
  digestOf,
  type DocumentView,
  type Engine,
  type PageView,
  pathOf,
  type Provider,
  type RenderContext,
} from '../engine/index.ts';
import { headerKinds } from '../workspace/content-kinds.ts';
import { codeDigest } from '../system/digest/code-digest.ts';
import { createLastMade } from '../system/last-made.ts';
import { project } from '../workspace/project/project.ts';
import type { HeadElement } from '../workspace/project/define-config.ts';
import { adapters } from '../linking/adapters/index.ts';
import { contentSecurityPolicy } from './security-headers.ts';
import type { Site } from './site.ts';
import { type ArticlePlaces, articlePlaces } from './page/article-place.ts';
import { type Category, directoryOf, type ProviderEntry } from './directory.ts';
import type { DividedPage } from './listing/divided-page.ts';
import { helpPagesOf, indexesOf, type Listings, listingsOf } from './listing/listings.ts';
import { labelsOf } from './labels.ts';
import { productOf } from './product.ts';
import { type Translation, translationOf } from './translate.ts';
import { viewProvider } from './provider-view.ts';
import { searchWords } from './search-words.ts';
import { brandCss } from './theme/brand-css.ts';
import { placeStyles } from './theme/place-styles.ts';

/** What a page is of. */
export type Shown =
  | { readonly of: 'document'; readonly document: DocumentView }
  | { readonly of: 'provider'; readonly entry: ProviderEntry }
  | { readonly of: 'list'; readonly list: DividedPage };

/** A site with everything that its pages share, worked out once. */
export interface Publication {
  readonly site: Site;
  readonly translation: Translation;
  readonly product: string;
  /** Every document with a page of its own by `[...path].astro`. */
  readonly documents: readonly DocumentView[];
  /** Pages made of data by routes of their own; here they are for the formats of text. */
  readonly listings: readonly PageView[];
  /** What the pages of lists are drawn from. */
  readonly lists: Listings;
  readonly directory: readonly Category[];
  readonly entries: ReadonlyMap<string, ProviderEntry>;
  /** Titles of all pages by path. */
  readonly titles: ReadonlyMap<string, string>;
  /** What `[...path].astro` shows at each path. */
  readonly shown: ReadonlyMap<string, Shown>;
  /** For pages whose address does not say it: the path of the page above them. */
  readonly above: ReadonlyMap<string, string>;
  /** The style sheet in which the variant differs from all others. */
  readonly brandStyles: PublishedText;
  /** The style sheet that the team's project adds after all others. */
  readonly ownStyles?: PublishedText;
  /** What the team's project adds to the `head` of pages. */
  readonly head: readonly HeadElement[];
  /** What the search says, on a site that has one. */
  readonly searchWords?: PublishedText;
  /** Paths of the guides' own pages. */
  readonly guidePaths: ReadonlySet<string>;
  readonly help: readonly PageView[];
  /** Where articles stand, and how they are drawn there. */
  readonly places: ArticlePlaces;
  readonly context: RenderContext;
  /** The same for the articles of pages, whose addresses are put below the site's base with all others of the page. */
  readonly pageContext: RenderContext;
  /** The engine that prints everything published. */
  readonly engine: Engine;
  /** The Content Security Policy of every page. */
  readonly policy: string;
  /** Changes when anything does that all pages show, the engine's own code included. */
  readonly digest: string;
}

/** A small file of a variant's own, named by its content. */
export interface PublishedText {
  readonly path: string;
  readonly content: string;
}

function namedByContent(name: string, extension: string, content: string): PublishedText {
  return { path: `/assets/${name}.${digestOf(content).slice(0, 8)}.${extension}`, content };
}

/** The layers of our style sheets, the last of which wins: see `site/styles/index.css`. */
const layers = ['reset', 'tokens', 'base', 'components', 'utilities'];

/** A project's styles in a layer after ours, whichever style sheet a page loads first. */
function layered(styles: string): string {
  return `@layer ${[...layers, 'project'].join(', ')};\n@layer project{${styles}}\n`;
}

const lastProvider = createLastMade<Provider>();

/** What the pages of a site share; `prints` has what other sites printed of the same bodies. */
export function publicationOf(site: Site, prints?: BodyPrints): Publication {
  const translation = translationOf(site.variant);
  const providers = site.providers.map((provider) =>
    lastProvider(provider, site.key, () => viewProvider(provider, site.variant)),
  );
  const directory = directoryOf({ guides: site.guides, providers }, translation);
  const documents = [...site.documents.filter((document) => pathOf(document) !== '/'), ...indexesOf(site, translation)];
  const lists = listingsOf(site, directory, translation);
  const listings = lists.pages;
  const entries = new Map(directory.flatMap((category) => category.entries.map((entry) => [entry.provider.id, entry])));
  const help = helpPagesOf(site);
  const titles = new Map([
    ...[...documents, ...listings].map((document): [string, string] => [pathOf(document), document.title]),
    ...[...entries.values()].map(({ path, provider }): [string, string] => [path, provider.name]),
    ['/guides/', translation.say('nav.guides')],
  ]);
  const { styles, head } = project();
  const policy = contentSecurityPolicy(site, adapters);
  const product = productOf(site);
  const guidePaths = new Set(site.guides.map(pathOf));
  const context: RenderContext = {
    ...site.context,
    description: translation.say('site.description', { product }),
    labels: labelsOf(translation),
    categories: new Map(directory.map(({ id, label }) => [id, label])),
    pages: new Set(titles.keys()),
    ...(prints ? { prints } : {}),
  };
  return {
    site,
    translation,
    product,
    documents,
    listings,
    lists,
    directory,
    entries,
    titles,
    shown: new Map<string, Shown>([
      ...documents.map((document): [string, Shown] => [pathOf(document), { of: 'document', document }]),
      ...[...lists.divided].map(([path, list]): [string, Shown] => [path, { of: 'list', list }]),
      ...[...entries.values()].map((entry): [string, Shown] => [entry.path, { of: 'provider', entry }]),
    ]),
    above: new Map([...lists.divided.values()].map(({ path, above }) => [path, above])),
    brandStyles: namedByContent('brand', 'css', brandCss(site.variant, site.origin)),
    ...(styles === '' ? {} : { ownStyles: namedByContent('own', 'css', placeStyles(layered(styles), site.base)) }),
    head,
    ...(site.variant.search
      ? { searchWords: namedByContent('words', 'json', searchWords(translation, product, titles, site.base)) }
      : {}),
    guidePaths,
    help,
    places: articlePlaces(site, translation, guidePaths),
    context,
    // What is printed of a body for one of them is there for the other too if there is no base.
    pageContext: site.base === '' ? context : { ...context, base: '' },
    engine: project().engine,
    policy,
    digest: digestOf([
      // Astro follows what a page imports, and not what the configuration hands it: the words of the site, for one.
      codeDigest(),
      project().digest,
      site.variant,
      site.origin,
      site.pictureSize(site.variant.brand.logo?.light ?? ''),
      policy,
      help.map(({ id, title }) => [id, title]),
      headerKinds.map(({ path }) => titles.has(path)),
    ]),
  };
}
