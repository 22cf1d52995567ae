import type { Worker } from 'node:worker_threads';

/** Milliseconds of processor time that a worker has used; 0 of a Node that does not count them, which is older than 24.6. */
export async function timeOfWorker(worker: Worker): Promise<number> {
  return 'cpuUsage' in worker ? milliseconds(await worker.cpuUsage()) : 0;
}

/** Milliseconds of processor time that this thread has used; 0 of a Node that does not count them. */
export function timeOfThread(): number {
  return 'threadCpuUsage' in process ? milliseconds(process.threadCpuUsage()) : 0;
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}
