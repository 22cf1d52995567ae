import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { buildVariant, type VariantBuild } from './build-variant.ts';
import type { BuildTask, BuildWorkerData } from './build-worker.ts';
import { moduleUrl } from '../../system/project-root.ts';
import { buildingFolder } from './swap-folder.ts';
import type { VariantOutcome } from './variant-outcome.ts';

/** Builds variants one after the other: several pools, or one with several workers, make use of several cores. */
export interface BuildPool {
  readonly build: (task: BuildTask) => Promise<VariantOutcome>;
  readonly close: () => Promise<void>;
}

/** What all builds of a pool have alike. */
export type PoolOptions = Omit<VariantBuild, keyof BuildTask>;

/** Documents of all sites together from which another thread costs less than it saves: it starts and loads them too. */
const worthThreads = 400;

/** A pool for so many documents in so many sites: in this thread, or in threads of its own if there is enough to do. */
export function openBuildPool(options: PoolOptions, jobs: number, documents: number): BuildPool {
  if (jobs < 2 || documents < worthThreads)
    return { build: (task) => buildVariant({ ...options, ...task }), close: async () => undefined };
  const { workspace, signal, out, cacheDir, force, pack } = options;
  const workerData: BuildWorkerData = { content: workspace.content, out, cacheDir, force, pack };
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const take = (): Worker => {
    const worker = idle.pop() ?? new Worker(moduleUrl('./build-worker', import.meta.url), { workerData });
    all.add(worker);
    return worker;
  };
  const build = async (task: BuildTask): Promise<VariantOutcome> => {
    signal?.throwIfAborted();
    const worker = take();
    try {
      const outcome = await answerOf(worker, task, signal);
      idle.push(worker);
      return outcome;
    } catch (error) {
      // What it had begun lies beside the site, which is as it was.
      all.delete(worker);
      await worker.terminate();
      rmSync(buildingFolder(out, task.variant), { recursive: true, force: true });
      throw error;
    }
  };
  return { build, close: async () => void (await Promise.all([...all].map((worker) => worker.terminate()))) };
}

function answerOf(worker: Worker, task: BuildTask, signal: AbortSignal | undefined): Promise<VariantOutcome> {
  return new Promise((done, fail) => {
    const stop = (): void => end(() => fail(signal?.reason as Error));
    const onMessage = (outcome: VariantOutcome): void => end(() => done(outcome));
    const onError = (error: Error): void => end(() => fail(error));
    const end = (settle: () => void): void => {
      signal?.removeEventListener('abort', stop);
      worker.off('message', onMessage).off('error', onError);
      settle();
    };
    signal?.addEventListener('abort', stop);
    worker.on('message', onMessage).on('error', onError);
    worker.postMessage(task);
  });
}
