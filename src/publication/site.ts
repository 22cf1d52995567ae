import { basePathOf } from '../engine/internal.ts';
import { digestValue } from '../system/digest/digest-value.ts';
import { createLastMade } from '../system/last-made.ts';
import { publishedIn } from '../workspace/published-in.ts';
import { contentLocale } from '../workspace/content-locale.ts';
import { findVariant } from '../workspace/find-variant.ts';
import {
  type DocumentView,
  type GuideView,
  type PageView,
  pagesOf,
  type Provider,
  type RenderContext,
  type Variant,
} from '../engine/index.ts';
import { type PictureSize, pictureSizeOf } from '../workspace/picture-size.ts';
import { project } from '../workspace/project/project.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What one variant publishes, as its readers see it. */
export interface Site {
  readonly variant: Variant;
  /** The language of documents and providers that name none, if that is not the variant's own. */
  readonly contentLocale?: string;
  /** Changes with the variant and where its site is. */
  readonly key: string;
  /** Where the site is, without a slash at its end: its host, and the path below which it is there. */
  readonly origin: string;
  /** That path, `/help`; empty at the root of the host. */
  readonly base: string;
  readonly documents: readonly DocumentView[];
  readonly guides: readonly GuideView[];
  readonly pages: readonly PageView[];
  /** Providers with at least one guide, by name. */
  readonly providers: readonly Provider[];
  readonly context: RenderContext;
  /** A digest of everything that a document is compiled from; of one that no file holds, of itself. */
  readonly digestOf: (document: DocumentView) => string;
  /** The size of a picture that the site has, by its path. */
  readonly pictureSize: (path: string) => PictureSize | undefined;
}

/** The site of a variant; `origin` is used instead of the host of the variant's own address. */
export function siteOf(workspace: Workspace, variantId: string, origin?: string): Site {
  const variant = findVariant(workspace.variants, variantId);
  const site = addressOfSite(variant, origin);
  const base = basePathOf(site);
  const viewed = { ...variant, site, variables: { ...variant.variables, 'site.url': site } };
  const { guides, pages } = publishedIn(workspace, variant);
  const ids = new Set(guides.map((guide) => guide.provider?.id));
  const providers = workspace.providers
    .map(({ provider }) => provider)
    .filter(({ id }) => ids.has(id))
    .sort((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  const paths = pagesOf([...guides, ...pages]);
  const { engine } = project();
  const locale = contentLocale(workspace.variants);
  // Frozen, the options are read once for all documents.
  const options = Object.freeze({ variant: viewed, pages: paths, ...(locale ? { locale } : {}) });
  const key = digestValue([viewed, locale ?? '', viewed.links === 'unlink' ? [...paths] : []]);
  const seenGuides = guides.map((guide) => lastGuideView(guide, key, () => engine.view(guide, options)));
  const seenPages = pages.map((page) => lastPageView(page, key, () => engine.view(page, options)));
  return {
    variant: viewed,
    ...(locale ? { contentLocale: locale } : {}),
    key,
    origin: site,
    base,
    documents: [...seenGuides, ...seenPages],
    guides: seenGuides,
    pages: seenPages,
    providers,
    digestOf: (document) =>
      workspace.digests.get(document.source.path) ?? lastDigest(document, '', () => digestValue(document)),
    pictureSize: (path) => (path.startsWith('/') ? pictureSizeOf(workspace.content, path) : undefined),
    context: {
      site,
      llms: variant.agents.llms,
      listed: variant.robots === 'index',
      signals: variant.agents.signals,
      search: variant.search,
      ...(variant.agents.mcp ? { mcp: `${site}/mcp` } : {}),
      name: variant.brand.hub ?? variant.brand.name,
      pages: paths,
    },
  };
}

/** Where the site of a variant is; on another host than its own if `origin` names one, and below the project's own base if it has one. */
export function addressOfSite(variant: Pick<Variant, 'site'>, origin?: string): string {
  const { base } = project();
  if (origin === undefined && base === undefined) return variant.site;
  return (origin ?? new URL(variant.site).origin).replace(/\/+$/u, '') + (base ?? basePathOf(variant.site));
}

/** `Tool 13` before `Tool 101`, as in `llms.txt`. */
const byName = new Intl.Collator('en', { numeric: true });

const lastGuideView = createLastMade<GuideView>();
const lastPageView = createLastMade<PageView>();
const lastDigest = createLastMade<string>();
