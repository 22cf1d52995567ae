import { errorCodeOf } from '../error-code.ts';

/** Milliseconds between two looks. */
const pace = 250;

/**
 * Ends this process as `SIGTERM` does once the one that started it is gone, if that was started by npm: npm runs a
 * command in a shell, which dies of a signal to npm and hands it to nobody, so that a server would keep its port.
 */
export function followParent(): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent && isRunning(parent)) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, pace);
  look.unref();
}

/** Whether a process is there. On Windows one keeps the number of the one that started it when that has ended. */
function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // One of another user may not be asked.
    return errorCodeOf(error) === 'EPERM';
  }
}
