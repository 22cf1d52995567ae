import { parentPort } from 'node:worker_threads';
import { type CompileMessage, type CompileTask, runCompileTask } from './compile-task.ts';

parentPort?.on('message', (task: CompileTask) => {
  // As text it crosses threads faster than as a tree, and it is what the cache keeps.
  const json = JSON.stringify(runCompileTask(task));
  const { user, system } = process.threadCpuUsage();
  parentPort?.postMessage({ json, used: user + system } satisfies CompileMessage);
});
