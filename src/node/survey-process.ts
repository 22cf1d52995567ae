import { pathOf } from '../engine/index.ts';
import { exitCodeOf } from './command.ts';
import type { SurveyMessage } from './survey.ts';
import { loadWorkspace, type WorkspaceOptions } from './workspace.ts';

const say = (message: SurveyMessage): void => {
  process.send?.(message);
};

// A survey whose command was killed ends too.
process.once('disconnect', () => process.exit(1));

try {
  const { variants, diagnostics, statistics, guides } = await loadWorkspace({
    ...(JSON.parse(process.argv[2] ?? '{}') as WorkspaceOptions),
    onProgress: (done, total) => say({ done, total }),
  });
  say({ survey: { variants, diagnostics, statistics, guidePaths: guides.map(pathOf) } });
} catch (error) {
  say({ problem: error instanceof Error ? error.message : String(error), exitCode: exitCodeOf(error) });
}
