import { parentPort } from 'node:worker_threads';
import { type CompileTask, runCompileTask } from './compile-task.ts';

parentPort?.on('message', (task: CompileTask) => {
  // As text it crosses threads faster than as a tree, and it is what the cache keeps.
  parentPort?.postMessage(JSON.stringify(runCompileTask(task)));
});
