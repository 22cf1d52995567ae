import { hasError, pathOf, type Variant } from '../engine/index.ts';
import { buildInputs } from './build-inputs.ts';
import { exitCodeOf } from './command.ts';
import { isPublished } from './site.ts';
import type { CompileStatistics, ProviderName, SurveyMessage } from './survey.ts';
import { loadWorkspace, type Workspace, type WorkspaceOptions } from './workspace.ts';

const say = (message: SurveyMessage): void => {
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
  const ofVariants = <T>(of: (variant: Variant) => T): Record<string, T> =>
    Object.fromEntries(variants.map((variant) => [variant.id, of(variant)]));
  const providers = ofVariants((variant) => providerNames(workspace, variant));
  const statistics = ofVariants((variant) => statisticsOf(workspace, variant));
  const inputs = hasError(diagnostics) ? {} : await buildInputs(workspace);
  say({ survey: { variants, diagnostics, statistics, guidePaths: guides.map(pathOf), providers, inputs } });
} catch (error) {
  say({ problem: error instanceof Error ? error.message : String(error), exitCode: exitCodeOf(error) });
}

function statisticsOf({ guides, pages, fromCache }: Workspace, variant: Variant): CompileStatistics {
  const documents = [...guides, ...pages].filter((document) => isPublished(document, variant));
  return {
    documents: documents.length,
    cacheHits: documents.filter(({ source }) => fromCache.has(source.path)).length,
  };
}

/** The providers that a variant's site has guides for. */
function providerNames({ guides, providers }: Workspace, variant: Variant): ProviderName[] {
  const ids = new Set(guides.filter((guide) => isPublished(guide, variant)).map(({ provider }) => provider?.id));
  return providers
    .filter(({ provider }) => ids.has(provider.id))
    .map(({ provider: { id, name, website, docs } }) => ({
      id,
      name,
      ...(website === undefined ? {} : { website }),
      ...(docs === undefined ? {} : { docs }),
    }));
}
