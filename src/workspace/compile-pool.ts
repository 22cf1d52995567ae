import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { timeOfWorker } from '../system/thread-time.ts';
import { moduleUrl } from '../system/project-root.ts';
import { createDiagnostic, type Diagnostic } from '../engine/index.ts';
import { type CompileMessage, type CompileOutcome, type CompileTask, runCompileTask } from './compile-task.ts';

/** Seconds of processor time after which a document is given up: a busy machine makes no document a slow one. */
export const compileLimit = 5;

/** Seconds after which a document is given up whatever its worker was given. */
const patience = 60;

/** Bytes of the longest source that is compiled without a worker: it cannot take long, whatever it says. */
const smallSource = 40_000;

/** Documents that are worth a worker each: what it costs to start and to warm up, they win back in time. */
const tasksPerWorker = 1000;

/** A document that was compiled: how many are, which it is, and its outcome as JSON if it has one. */
export interface Compiled {
  readonly done: number;
  readonly task: CompileTask;
  readonly json?: string;
}

/** A document to compile, and its place among the others. */
type Queued = readonly [index: number, task: CompileTask];

/**
 * Compiles documents, the results in the order of the tasks. Small ones are compiled here, unless
 * they are so many that workers save time; long ones in workers that end when one takes longer
 * than {@link compileLimit}, which is its diagnostic then.
 */
export async function compileAll(
  tasks: readonly CompileTask[],
  onDone: (compiled: Compiled) => void = () => undefined,
): Promise<CompileOutcome[]> {
  const outcomes: CompileOutcome[] = Array.from({ length: tasks.length });
  let done = 0;
  const finish = ([index, task]: Queued, outcome: CompileOutcome, json?: string): void => {
    outcomes[index] = outcome;
    onDone({ done: (done += 1), task, ...(json === undefined ? {} : { json }) });
  };
  const workers = Math.min(availableParallelism(), Math.floor(tasks.length / tasksPerWorker));
  const isHere = ({ source }: CompileTask): boolean => workers < 2 && source.length <= smallSource;
  const queue: Queued[] = [];
  for (const [index, task] of tasks.entries()) {
    if (isHere(task)) {
      // What asks the command to end is heard in between.
      if (done % 8 === 0) await setImmediate();
      const outcome = runCompileTask(task);
      if (!isTooDeep(outcome)) {
        finish([index, task], outcome, JSON.stringify(outcome));
        continue;
      }
    }
    queue.push([index, task]);
  }
  if (queue.length > 0) await compileInWorkers(queue, Math.max(1, workers), finish);
  return outcomes;
}

/** Whether a document nests deeper than the stack is: that of a worker holds more. */
function isTooDeep({ diagnostics }: CompileOutcome): boolean {
  return diagnostics.some(({ code }) => code === 'source-too-deep');
}

async function compileInWorkers(
  queue: readonly Queued[],
  count: number,
  finish: (queued: Queued, outcome: CompileOutcome, json?: string) => void,
): Promise<void> {
  let next = 0;
  const runWorker = async (): Promise<void> => {
    let worker = createWorker();
    let used = 0;
    try {
      for (let queued = queue[next++]; queued; queued = queue[next++]) {
        const answer = await compileIn(worker, queued[1], used);
        if ('json' in answer) {
          used = answer.used;
          finish(queued, JSON.parse(answer.json) as CompileOutcome, answer.json);
        } else {
          await worker.terminate();
          worker = createWorker();
          used = 0;
          finish(queued, { diagnostics: [answer.problem] });
        }
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: count }, runWorker));
}

function createWorker(): Worker {
  return new Worker(moduleUrl('./compile-worker', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64, stackSizeMb: 8 },
  });
}

type Answer = CompileMessage | { readonly problem: Diagnostic };

/**
 * One document in a worker. A worker that runs out of time or memory ends; the next document
 * gets a new one.
 *
 * @param used Milliseconds of processor time that the worker had used before.
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
      const isOutOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (isOutOfMemory)
        finish({ problem: createDiagnostic('source-too-deep', { depth: 101, limit: 100 }, task.path) });
      else {
        clearTimeout(timer);
        reject(error);
      }
    };
    const started = performance.now();
    const look = async (): Promise<void> => {
      const time = await timeOfWorker(worker);
      if (isDone) return;
      const left = compileLimit - (time - used) / 1000;
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
