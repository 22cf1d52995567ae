import { matchesGlob } from 'node:path';
import {
  type Document,
  type DocumentView,
  type GuideView,
  type PageView,
  pagesOf,
  type Provider,
  type RenderContext,
  type Variant,
  view,
} from '../engine/index.ts';
import { commandError, didYouMean } from './command.ts';
import type { Workspace } from './workspace.ts';

/** What one variant publishes, as its readers see it. */
export interface Site {
  readonly variant: Variant;
  /** Where the site is, without a slash at its end. */
  readonly origin: string;
  readonly documents: readonly DocumentView[];
  readonly guides: readonly GuideView[];
  readonly pages: readonly PageView[];
  /** Providers with at least one guide, by name. */
  readonly providers: readonly Provider[];
  readonly context: RenderContext;
}

/** The site of a variant; `origin` is used instead of the variant's own address. */
export function siteOf(workspace: Workspace, variantId: string, origin?: string): Site {
  const variant = findVariant(workspace.variants, variantId);
  const site = (origin ?? variant.site).replace(/\/+$/u, '');
  const viewed = { ...variant, tokens: { ...variant.tokens, 'site.url': site } };
  const { guides, pages } = publishedIn(workspace, variant);
  const ids = new Set(guides.map((guide) => guide.provider?.id));
  const providers = workspace.providers
    .map(({ provider }) => provider)
    .filter(({ id }) => ids.has(id))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
  const paths = pagesOf([...guides, ...pages]);
  const options = { variant: viewed, pages: paths };
  const seenGuides = guides.map((guide) => view(guide, options));
  const seenPages = pages.map((page) => view(page, options));
  return {
    variant: viewed,
    origin: site,
    documents: [...seenGuides, ...seenPages],
    guides: seenGuides,
    pages: seenPages,
    providers,
    context: {
      site,
      llms: variant.agents.llms,
      listed: variant.robots === 'index',
      signals: variant.agents.signals,
      search: variant.search,
      ...(variant.agents.mcp ? { mcp: `${site}/mcp` } : {}),
      name: variant.brand.hub ?? variant.brand.name,
      description: `How to link your accounts to ${variant.tokens['product.name'] ?? variant.brand.name}, step by step.`,
      pages: paths,
    },
  };
}

/** The documents of a variant's site. */
export type Published = Pick<Workspace, 'guides' | 'pages'>;

/** What of a workspace a variant's site has. */
export function publishedIn({ guides, pages }: Published, variant: Variant): Published {
  return {
    guides: guides.filter((guide) => isPublished(guide, variant)),
    pages: pages.filter((page) => isPublished(page, variant)),
  };
}

/** The variant of an id, or an error that names the ones there are. */
export function findVariant(variants: readonly Variant[], id: string): Variant {
  const found = variants.find((variant) => variant.id === id);
  if (found) return found;
  throw unknownVariant(
    id,
    variants.map((variant) => variant.id),
  );
}

/** What to say of a variant that is not there. */
export function unknownVariant(id: string, ids: readonly string[]): Error {
  return commandError(`There is no variant ${id}. ${didYouMean(id, ids)}`, 2);
}

/** Whether a variant's site has a document. The handbook and the error pages are about Stepwell itself. */
export function isPublished({ kind, id }: Pick<Document, 'kind' | 'id'>, { guides, whitelabel }: Variant): boolean {
  if (kind === 'page') return !whitelabel || !/^(?:handbook|errors)(?:\/|$)/u.test(id);
  const matches = (glob: string): boolean => matchesGlob(id, glob);
  return guides.include.some(matches) && !guides.exclude.some(matches);
}
