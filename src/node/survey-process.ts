import { hasError, pathOf } from '../engine/index.ts';
import { buildInputs } from './build-inputs.ts';
import { exitCodeOf } from './command.ts';
import type { SurveyMessage } from './survey.ts';
import { loadWorkspace, type WorkspaceOptions } from './workspace.ts';

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
  const { variants, diagnostics, statistics, guides } = workspace;
  const inputs = hasError(diagnostics) ? {} : await buildInputs(workspace);
  say({ survey: { variants, diagnostics, statistics, guidePaths: guides.map(pathOf), inputs } });
} catch (error) {
  say({ problem: error instanceof Error ? error.message : String(error), exitCode: exitCodeOf(error) });
}
