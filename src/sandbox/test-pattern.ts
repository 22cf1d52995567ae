import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import { timeOfWorker } from '../system/thread-time.ts';
import { moduleUrl } from '../system/project-root.ts';
import type { PatternTask } from './pattern-worker.ts';

/** Milliseconds of processor time that a pattern may be tried for: a busy machine makes no pattern a slow one. */
const timeLimit = 1000;
/** Milliseconds after which a pattern is given up whatever its worker was given. */
const patience = 30_000;

const inTurn = pLimit(4);
const idle: Worker[] = [];

/**
 * Whether a value matches a pattern with the `u` flag; of one that takes too long, or is none, nobody knows,
 * and it does not. It is tried in a thread of its own, so that others are answered meanwhile.
 */
export function testPattern(pattern: string, value: string): Promise<boolean> {
  return inTurn(async () => {
    const worker = idle.pop() ?? (await startWorker());
    const isMatch = await answerOf(worker, { pattern, value });
    if (isMatch === undefined) await worker.terminate();
    else {
      // One that waits keeps no process from ending.
      worker.unref();
      idle.push(worker);
    }
    return isMatch === true;
  });
}

async function startWorker(): Promise<Worker> {
  const worker = new Worker(moduleUrl('./pattern-worker', import.meta.url));
  await once(worker, 'online');
  return worker;
}

/** What a worker says of a task, or nothing if it fails or takes too long. */
async function answerOf(worker: Worker, task: PatternTask): Promise<boolean | undefined> {
  worker.ref();
  const started = performance.now();
  const usedBefore = await timeOfWorker(worker);
  return new Promise((resolve) => {
    const finish = (isMatch: boolean | undefined): void => {
      clearTimeout(timer);
      worker.off('message', finish).off('error', fail);
      resolve(isMatch);
    };
    const fail = (): void => finish(undefined);
    const look = async (): Promise<void> => {
      const left = timeLimit - ((await timeOfWorker(worker)) - usedBefore);
      if (left <= 0 || performance.now() - started > patience) fail();
      else timer = setTimeout(watch, left);
    };
    // A worker that ended meanwhile has said why.
    const watch = (): void => void look().catch(() => undefined);
    let timer = setTimeout(watch, timeLimit);
    worker.on('message', finish).on('error', fail);
    worker.postMessage(task);
  });
}
