import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { digestOf } from '../../engine/index.ts';
import { errorCodeOf } from '../error-code.ts';

const day = 24 * 60 * 60 * 1000;

/** How {@link processName} looks in a pattern. */
export const processNamePattern = '[\\da-f]{8}-\\d+';

/**
 * A name for this process in the names of what it makes: of the machine or container, and
 * the process's number there. Containers have the same numbers, and often the same host
 * name, so the name of the machine is of its start and of who shares its numbers as well.
 */
export function processName(): string {
  return `${machineName()}-${process.pid}`;
}

/**
 * Whether the process of that name has ended, so that nobody finishes what it began at
 * `path`. Of another machine's nobody here can tell: it counts as ended after a day
 * without a change.
 */
export function hasEnded(name: string, path: string): boolean {
  const [machine = '', pid = ''] = name.split('-');
  return machine === machineName() ? !isRunning(Number(pid)) : ageOf(path) > day;
}

/** Whether the process of that name is one of another machine or container. */
export function isElsewhere(name: string): boolean {
  return name.split('-')[0] !== machineName();
}

/** Milliseconds since a folder was changed; 0 where it is gone. */
export function ageOf(path: string): number {
  const facts = statSync(path, { throwIfNoEntry: false });
  return facts ? Date.now() - facts.mtimeMs : 0;
}

let machine: string | undefined;

function machineName(): string {
  machine ??= digestOf([
    hostname(),
    attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    attempt(() => readlinkSync('/proc/self/ns/pid')),
  ]).slice(0, 8);
  return machine;
}

/** What only Linux knows. */
function attempt(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCodeOf(error) === 'EPERM';
  }
}
