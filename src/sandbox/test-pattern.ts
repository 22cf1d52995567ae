import { createContext, Script } from 'node:vm';

/**
 * Milliseconds that a pattern may be tried for, on the clock: nothing else is answered meanwhile, yet a busy machine may give the process no time for a tenth of a second.
 */
const timeLimit = 1000;

const context = createContext({ pattern: '', value: '' });
const test = new Script("new RegExp(pattern, 'u').test(value)");

/** Whether a value matches a pattern with the `u` flag; of one that takes too long, or is none, nobody knows, and it does not. */
export function testPattern(pattern: string, value: string): boolean {
  Object.assign(context, { pattern, value });
  try {
    return test.runInContext(context, { timeout: timeLimit }) === true;
  } catch {
    return false;
  } finally {
    Object.assign(context, { pattern: '', value: '' });
  }
}
