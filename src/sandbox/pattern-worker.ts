import { parentPort } from 'node:worker_threads';

/** A pattern and the value to try it on. */
export interface PatternTask {
  readonly pattern: string;
  readonly value: string;
}

parentPort?.on('message', ({ pattern, value }: PatternTask) => {
  parentPort?.postMessage(new RegExp(pattern, 'u').test(value));
});
