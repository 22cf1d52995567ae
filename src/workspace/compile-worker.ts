import { parentPort } from 'node:worker_threads';
import { timeOfThread } from '../system/thread-time.ts';
import { openProject } from './project/project.ts';
import { type CompileMessage, type CompileTask, runCompileTask } from './compile-task.ts';

// What the project adds compiles here as it does in the command.
await openProject();

parentPort?.on('message', (task: CompileTask) => {
  // As text it crosses threads faster than as a tree, and it is what the cache keeps.
  const json = JSON.stringify(runCompileTask(task));
  parentPort?.postMessage({ json, used: timeOfThread() } satisfies CompileMessage);
});
