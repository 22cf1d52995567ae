import { readdirSync, readFileSync } from 'node:fs';

/** Memory of processes at one moment, in kB; nothing where the machine has no `/proc`. */
export interface TreeMemory {
  /** What all hold together: the sum of their resident sets (`VmRSS` of proc(5)). */
  readonly together: number;
  /** The most that any one of them has held so far (`VmHWM`, what `/usr/bin/time` calls the maximum). */
  readonly largest: number;
}

/** The memory of some processes. Those that have ended count nothing. */
export function memoryOf(pids: readonly number[]): TreeMemory {
  const statuses = pids.map((pid) => readProc(`/proc/${pid}/status`));
  const read = (status: string, name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'mu').exec(status)?.[1] ?? 0);
  return {
    together: statuses.reduce((sum, status) => sum + read(status, 'VmRSS'), 0),
    largest: Math.max(0, ...statuses.map((status) => read(status, 'VmHWM'))),
  };
}

/** A process and all below it. */
export function processesBelow(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of listProc()) {
    if (!/^\d+$/u.test(name)) continue;
    // A process's name stands in parentheses and may have any characters, even `) `.
    const fields = readProc(`/proc/${name}/stat`)
      .replace(/^.*\) /su, '')
      .split(' ');
    parents.set(Number(name), Number(fields[1]));
  }
  const isBelow = (pid: number): boolean => pid === root || (parents.has(pid) && isBelow(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isBelow);
}

/** A file of `/proc`, which is gone as soon as its process is. */
export function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function listProc(): readonly string[] {
  try {
    return readdirSync('/proc');
  } catch {
    return [];
  }
}
