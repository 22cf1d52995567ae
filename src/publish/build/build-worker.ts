import { parentPort, workerData } from 'node:worker_threads';
import { createBodyPrints } from '../../engine/internal.ts';
import { openProject } from '../../workspace/project/project.ts';
import { loadWorkspace } from '../../workspace/workspace.ts';
import { buildVariant, type VariantBuild } from './build-variant.ts';
import { openRenderer } from '../renderer/renderer.ts';

/** Which variant is to be built, and for which address. */
export type BuildTask = Pick<VariantBuild, 'variant' | 'origin'>;

/** What all tasks of a worker have alike, as it is handed over. */
export interface BuildWorkerData {
  readonly content: string;
  readonly out: string;
  readonly cacheDir: string;
  readonly force: boolean | undefined;
  readonly pack: boolean | undefined;
}

const { content, out, cacheDir, force = false, pack = false } = workerData as BuildWorkerData;
await openProject();
// What the command has compiled and checked comes out of the cache.
const workspace = await loadWorkspace({ content, cacheDir, isChecked: true });
const renderer = await openRenderer(cacheDir);
const prints = createBodyPrints();

const answer = async (task: BuildTask): Promise<void> =>
  parentPort?.postMessage(await buildVariant({ workspace, renderer, out, cacheDir, force, pack, prints, ...task }));

// What it throws ends the worker, and is said by the command.
parentPort?.on('message', (task: BuildTask) => void answer(task));
