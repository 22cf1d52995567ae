import { parentPort, workerData } from 'node:worker_threads';
import { pathOf } from '../engine/index.ts';
import { exitCodeOf } from './command.ts';
import type { SurveyMessage } from './survey.ts';
import { loadWorkspace, type WorkspaceOptions } from './workspace.ts';

const say = (message: SurveyMessage): void => parentPort?.postMessage(message);

try {
  const { variants, diagnostics, statistics, guides } = await loadWorkspace({
    ...(workerData as WorkspaceOptions),
    onProgress: (done, total) => say({ done, total }),
  });
  say({ survey: { variants, diagnostics, statistics, guidePaths: guides.map(pathOf) } });
} catch (error) {
  say({ problem: error instanceof Error ? error.message : String(error), exitCode: exitCodeOf(error) });
}
