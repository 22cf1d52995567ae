import { matchesGlob } from 'node:path';
import {
  type DocumentView,
  type GuideView,
  type Page,
  type PageView,
  pathOf,
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
  const guides = workspace.guides
    .filter(({ id }) => isIncluded(id, variant))
    .map((guide) => view(guide, { variant: viewed }));
  const pages = workspace.pages
    .filter((page) => !variant.whitelabel || !isAboutStepwell(page))
    .map((page) => view(page, { variant: viewed }));
  const ids = new Set(guides.map((guide) => guide.provider?.id));
  const providers = workspace.providers
    .map(({ provider }) => provider)
    .filter(({ id }) => ids.has(id))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
  const documents = [...guides, ...pages];
  const lists = ['/', '/guides/', ...providers.map(({ id }) => `/guides/${id}/`)];
  return {
    variant: viewed,
    origin: site,
    documents,
    guides,
    pages,
    providers,
    context: {
      site,
      llms: variant.agents.llms,
      name: variant.brand.hub ?? variant.brand.name,
      description: `How to link your accounts to ${variant.tokens['product.name'] ?? variant.brand.name}, step by step.`,
      pages: new Set([...documents.map(pathOf), ...lists]),
    },
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

function isIncluded(id: string, { guides }: Variant): boolean {
  const matches = (glob: string): boolean => matchesGlob(id, glob);
  return guides.include.some(matches) && !guides.exclude.some(matches);
}

/** The handbook and the error pages document Stepwell itself. */
function isAboutStepwell(page: Page): boolean {
  return /^(?:handbook|errors)(?:\/|$)/u.test(page.id);
}
