import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { createDiagnostic, type Diagnostic } from '../engine/index.ts';
import type { CompileMessage, CompileOutcome, CompileTask } from './compile-task.ts';

/** Seconds of processor time after which a document is given up: a busy machine makes no document a slow one. */
export const compileLimit = 5;

/** Seconds after which a document is given up whatever its worker was given. */
const patience = 60;

/**
 * Documents that are worth another worker. Each warms up by itself, and on two threads of
 * one core they hold each other up: more workers cost more than they save below this.
 */
const tasksPerWorker = 1000;

/** A document that was compiled: how many are, which it is, and its outcome as JSON where it has one. */
export interface Compiled {
  readonly done: number;
  readonly task: CompileTask;
  readonly json?: string;
}

/**
 * Compiles documents in workers, each given up with a diagnostic when it takes longer than
 * {@link compileLimit}. The results are in the order of the tasks.
 */
export async function compileAll(
  tasks: readonly CompileTask[],
  onDone: (compiled: Compiled) => void = () => undefined,
): Promise<CompileOutcome[]> {
  const outcomes: CompileOutcome[] = Array.from({ length: tasks.length });
  let next = 0;
  let done = 0;
  const runWorker = async (): Promise<void> => {
    let worker = createWorker();
    let used = 0;
    try {
      for (let index = next++; index < tasks.length; index = next++) {
        const task = tasks[index];
        if (!task) break;
        const answer = await compileIn(worker, task, used);
        if ('json' in answer) {
          outcomes[index] = JSON.parse(answer.json) as CompileOutcome;
          used = answer.used;
        } else {
          outcomes[index] = { diagnostics: [answer.problem] };
          await worker.terminate();
          worker = createWorker();
          used = 0;
        }
        onDone({ done: (done += 1), task, ...('json' in answer ? { json: answer.json } : {}) });
      }
    } finally {
      await worker.terminate();
    }
  };
  const count =
    tasks.length === 0 ? 0 : Math.max(1, Math.min(availableParallelism(), Math.floor(tasks.length / tasksPerWorker)));
  await Promise.all(Array.from({ length: count }, runWorker));
  return outcomes;
}

function createWorker(): Worker {
  return new Worker(new URL('./compile-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64, stackSizeMb: 8 },
  });
}

type Answer = CompileMessage | { readonly problem: Diagnostic };

/**
 * One document in a worker. A worker that runs out of time or memory ends; the next document
 * gets a new one.
 *
 * @param used Microseconds of processor time that the worker had used before.
 */
function compileIn(worker: Worker, task: CompileTask, used: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let isDone = false;
    const finish = (answer: Answer): void => {
      isDone = true;
      clearTimeout(timer);
      worker.off('message', receive).off('error', fail);
      resolve(answer);
    };
    const receive = (message: CompileMessage): void => finish(message);
    const fail = (error: Error & { code?: string }): void => {
      const isTooDeep = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (isTooDeep) finish({ problem: createDiagnostic('source-too-deep', { depth: 101, limit: 100 }, task.path) });
      else {
        clearTimeout(timer);
        reject(error);
      }
    };
    const started = performance.now();
    const look = async (): Promise<void> => {
      const { user, system } = await worker.cpuUsage();
      if (isDone) return;
      const left = compileLimit - (user + system - used) / 1e6;
      if (left <= 0.5 || performance.now() - started > patience * 1000) {
        finish({ problem: createDiagnostic('source-timeout', { seconds: compileLimit }, task.path) });
      } else timer = setTimeout(watch, left * 1000);
    };
    // A worker that ended meanwhile has said why.
    const watch = (): void => void look().catch(() => undefined);
    let timer = setTimeout(watch, compileLimit * 1000);
    worker.on('message', receive).on('error', fail);
    worker.postMessage(task);
  });
}
