import { parentPort } from 'node:worker_threads';
import { type CompileTask, runCompileTask } from './compile-task.ts';

parentPort?.on('message', (task: CompileTask) => {
  parentPort?.postMessage(runCompileTask(task));
});
