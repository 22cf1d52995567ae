import { pathOf } from '../engine/index.ts';
import { buildInputs } from './build-inputs.ts';
import { exitCodeOf } from '../system/command-error.ts';
import { type Published, publishedIn } from '../workspace/published-in.ts';
import type { CompileStatistics, ProviderName, CheckRunMessage } from './check-run.ts';
import { loadWorkspace, type Workspace, type WorkspaceOptions } from '../workspace/workspace.ts';

const say = (message: CheckRunMessage): void => {
  process.send?.(message);
};

// A survey whose command was killed ends too.
process.once('disconnect', () => process.exit(1));

try {
  const workspace = await loadWorkspace({
    ...(JSON.parse(process.argv[2] ?? '{}') as WorkspaceOptions),
    onProgress: (done, total) => say({ done, total }),
  });
  const { variants, diagnostics, guides } = workspace;
  const published = new Map(variants.map((variant) => [variant.id, publishedIn(workspace, variant)]));
  const ofVariants = <T>(of: (site: Published) => T): Record<string, T> =>
    Object.fromEntries([...published].map(([id, site]) => [id, of(site)]));
  const providers = ofVariants((site) => providerNames(workspace, site));
  const statistics = ofVariants((site) => statisticsOf(workspace, site));
  const inputs = await buildInputs(workspace, published);
  say({ checkRun: { variants, diagnostics, statistics, guidePaths: guides.map(pathOf), providers, inputs } });
} catch (error) {
  say({ problem: error instanceof Error ? error.message : String(error), exitCode: exitCodeOf(error) });
}

function statisticsOf({ fromCache }: Workspace, { guides, pages }: Published): CompileStatistics {
  const documents = [...guides, ...pages];
  return {
    documents: documents.length,
    cacheHits: documents.filter(({ source }) => fromCache.has(source.path)).length,
  };
}

/** The providers that a variant's site has guides for. */
function providerNames({ providers }: Workspace, { guides }: Published): ProviderName[] {
  const ids = new Set(guides.map(({ provider }) => provider?.id));
  return providers
    .filter(({ provider }) => ids.has(provider.id))
    .map(({ provider: { id, name, website, docs } }) => ({
      id,
      name,
      ...(website === undefined ? {} : { website }),
      ...(docs === undefined ? {} : { docs }),
    }));
}
