import { type Diagnostic, pathOf, type Variant } from '../../engine/index.ts';
import { buildInputs } from './build-inputs.ts';
import { type Published, publishedIn } from '../../workspace/published-in.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** What is known of a content folder once it is compiled and checked, without its documents. */
export interface CheckRun {
  readonly variants: readonly Variant[];
  readonly diagnostics: readonly Diagnostic[];
  /** Of each variant, by its id: its documents, and how many of them did not have to be compiled. */
  readonly statistics: Readonly<Record<string, CompileStatistics>>;
  /** Paths of the guides' pages. */
  readonly guidePaths: readonly string[];
  /** A digest of what each variant's site is made of, by its id. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** How many documents a site has, and how many of them came out of the cache. */
export interface CompileStatistics {
  readonly documents: number;
  readonly cacheHits: number;
}

/** What is known of a workspace. */
export async function checkRunOf(workspace: Workspace): Promise<CheckRun> {
  const { variants, diagnostics, guides } = workspace;
  const published = new Map(variants.map((variant) => [variant.id, publishedIn(workspace, variant)]));
  const ofVariants = <T>(of: (site: Published) => T): Record<string, T> =>
    Object.fromEntries([...published].map(([id, site]) => [id, of(site)]));
  return {
    variants,
    diagnostics,
    statistics: ofVariants((site) => statisticsOf(workspace, site)),
    guidePaths: guides.map(pathOf),
    inputs: await buildInputs(workspace, published),
  };
}

function statisticsOf({ fromCache }: Workspace, { guides, pages }: Published): CompileStatistics {
  const documents = [...guides, ...pages];
  return {
    documents: documents.length,
    cacheHits: documents.filter(({ source }) => fromCache.has(source.path)).length,
  };
}
