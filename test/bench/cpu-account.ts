import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { processesBelow, readProc } from './process-tree.ts';

/** How the processor time of a command and of everything it starts is counted. */
export type CpuCounting = 'cgroup' | 'times';

/** Counts the processor time of one command, whoever of its descendants spends it. */
export interface CpuAccount {
  /** What is started instead of the command itself, which it starts. */
  readonly start: readonly string[];
  /** The command's processes that run now. */
  readonly processes: (root: number) => readonly number[];
  /**
   * User and system time in seconds, once the command has ended; what it left running is stopped.
   *
   * @param said What was written to file descriptor 3.
   */
  readonly close: (said: string) => Promise<number>;
}

/** How time is counted on this machine. */
export function cpuCounting(): CpuCounting {
  return ownCgroup() === undefined ? 'times' : 'cgroup';
}

/** Opens an account for a command that is about to be started. */
export function openCpuAccount(command: readonly string[], counting = cpuCounting()): CpuAccount {
  const parent = counting === 'cgroup' ? ownCgroup() : undefined;
  return parent === undefined ? timesAccount(command) : cgroupAccount(command, parent);
}

let sequence = 0;

/** The kernel counts for a group of processes, even those that nobody waited for (cgroup v2, `cpu.stat`). */
function cgroupAccount(command: readonly string[], parent: string): CpuAccount {
  sequence += 1;
  const folder = join(parent, `stepwell-bench-${process.pid}-${sequence}`);
  const processes = join(folder, 'cgroup.procs');
  mkdirSync(folder);
  return {
    start: ['sh', '-c', 'echo $$ > "$0" && exec "$@" 3>&-', processes, ...command],
    processes: () => readProc(processes).split('\n').filter(Boolean).map(Number),
    close: async () => {
      // A service that outlives its command would slow down what is measured next.
      if (readFileSync(processes, 'utf8') !== '') writeFileSync(join(folder, 'cgroup.kill'), '1');
      while (readFileSync(processes, 'utf8') !== '') await wait(10);
      const microseconds = Number(/^usage_usec (\d+)/mu.exec(readFileSync(join(folder, 'cpu.stat'), 'utf8'))?.[1]);
      await removeGroup(folder);
      return microseconds / 1e6;
    },
  };
}

/** The kernel keeps a group for a moment longer than its last process. */
async function removeGroup(folder: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      rmdirSync(folder);
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await wait(10);
    }
  }
}

/** A shell tells what its children used, and theirs, as far as each was waited for (POSIX `times`). */
function timesAccount(command: readonly string[]): CpuAccount {
  return {
    start: ['sh', '-c', '"$@" 3>&-; status=$?; times >&3; exit $status', 'sh', ...command],
    processes: processesBelow,
    close: (said) => {
      // The first line is of the shell itself: `0m0.001s 0m0.002s`.
      const spans = [...(said.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/gu)];
      return Promise.resolve(
        spans.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0),
      );
    },
  };
}

/** The group of this process, if groups can be made in it. */
function ownCgroup(): string | undefined {
  found ??= { folder: findCgroup() };
  return found.folder;
}

let found: { readonly folder: string | undefined } | undefined;

function findCgroup(): string | undefined {
  const mount = /^(?:\S+ ){4}(\S+) .* - cgroup2 /mu.exec(readProc('/proc/self/mountinfo'))?.[1];
  const own = /^0::(.*)$/mu.exec(readProc('/proc/self/cgroup'))?.[1];
  if (mount === undefined || own === undefined) return undefined;
  const folder = join(mount, own);
  const trial = join(folder, `stepwell-bench-trial-${process.pid}`);
  const script = 'mkdir "$0" && sh -c \'echo $$ > "$0"\' "$0/cgroup.procs"; status=$?; rmdir "$0"; exit $status';
  return spawnSync('sh', ['-c', script, trial], { stdio: 'ignore' }).status === 0 ? folder : undefined;
}
