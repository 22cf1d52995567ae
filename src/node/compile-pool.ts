import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { createDiagnostic } from '../engine/index.ts';
import type { CompileOutcome, CompileTask } from './compile-task.ts';

/** Seconds after which a document is given up. */
export const compileLimit = 5;

/**
 * Documents that are worth another worker. Each warms up by itself, and on two threads of
 * one core they hold each other up: more workers cost more than they save below this.
 */
const tasksPerWorker = 1000;

/**
 * Compiles documents in workers, each given up with a diagnostic when it takes longer than
 * {@link compileLimit}. The results are in the order of the tasks.
 */
export async function compileAll(
  tasks: readonly CompileTask[],
  onDone: (done: number) => void = () => undefined,
): Promise<CompileOutcome[]> {
  const outcomes: CompileOutcome[] = Array.from({ length: tasks.length });
  let next = 0;
  let done = 0;
  const runWorker = async (): Promise<void> => {
    let worker = createWorker();
    try {
      for (let index = next++; index < tasks.length; index = next++) {
        const task = tasks[index];
        if (!task) break;
        const outcome = await compileIn(worker, task);
        if (outcome === 'timeout' || outcome === 'crash') {
          await worker.terminate();
          worker = createWorker();
        }
        outcomes[index] =
          outcome === 'timeout'
            ? { diagnostics: [createDiagnostic('source-timeout', { seconds: compileLimit }, task.path)] }
            : outcome === 'crash'
              ? { diagnostics: [createDiagnostic('source-too-deep', { depth: 101, limit: 100 }, task.path)] }
              : outcome;
        onDone((done += 1));
      }
    } finally {
      await worker.terminate();
    }
  };
  const count = Math.min(availableParallelism(), Math.ceil(tasks.length / tasksPerWorker));
  await Promise.all(Array.from({ length: count }, runWorker));
  return outcomes;
}

function createWorker(): Worker {
  return new Worker(new URL('./compile-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 1024, stackSizeMb: 8 },
  });
}

/** One document in a worker. A worker that runs out of memory ends; the next gets a new one. */
function compileIn(worker: Worker, task: CompileTask): Promise<CompileOutcome | 'timeout' | 'crash'> {
  return new Promise((resolve, reject) => {
    const finish = (outcome: CompileOutcome | 'timeout' | 'crash'): void => {
      clearTimeout(timer);
      worker.off('message', finish).off('error', fail);
      resolve(outcome);
    };
    const fail = (error: Error & { code?: string }): void => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') finish('crash');
      else {
        clearTimeout(timer);
        reject(error);
      }
    };
    const timer = setTimeout(() => finish('timeout'), compileLimit * 1000);
    worker.on('message', finish).on('error', fail);
    worker.postMessage(task);
  });
}
