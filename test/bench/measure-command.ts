import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { type CpuCounting, openCpuAccount } from './cpu-account.ts';
import { memoryOf } from './process-tree.ts';

/** What a command cost, with all processes it started. */
export interface Cost {
  readonly wallSeconds: number;
  /** User and system time. */
  readonly cpuSeconds: number;
  /** The most that all its processes held together, in MB, sampled; absent where the machine does not tell. */
  readonly peakMegabytes?: number;
  /** The most that one of them held, in MB. */
  readonly largestMegabytes?: number;
}

export interface MeasureOptions {
  /** Instead of Node. */
  readonly program?: string;
  readonly cwd?: string;
  /** Instead of the best way that this machine has. */
  readonly counting?: CpuCounting;
}

const samplingInterval = 50;

/** Runs a command to its end and measures it; one that fails is an error with what it said. */
export async function measureCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { program = process.execPath, cwd, counting }: MeasureOptions = {},
): Promise<Cost> {
  const account = openCpuAccount([program, ...args], counting);
  const [shell = '', ...rest] = account.start;
  const started = performance.now();
  const child = spawn(shell, rest, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  const [, output, errors, times] = child.stdio;
  const said = { output: '', times: '' };
  for (const stream of [output, errors]) stream?.on('data', (chunk: Buffer) => (said.output += chunk.toString()));
  (times as Readable).on('data', (chunk: Buffer) => (said.times += chunk.toString()));
  const closed = once(child, 'close');
  const counted = once(times as Readable, 'end');
  const sampling = sampleMemory(() => account.processes(child.pid ?? 0));
  const [status] = (await once(child, 'exit')) as [number | null];
  const wallSeconds = (performance.now() - started) / 1000;
  const memory = sampling.end();
  await counted;
  const cpuSeconds = await account.close(said.times);
  if (status === 0) return { wallSeconds, cpuSeconds, ...memory };
  // What it has left running may hold its output open.
  await Promise.race([closed, wait(1000)]);
  throw new Error(`Cannot measure ${args.join(' ')}: it ended with ${String(status)}\n${said.output}`);
}

type Memory = Pick<Cost, 'peakMegabytes' | 'largestMegabytes'>;

function sampleMemory(processes: () => readonly number[]): { readonly end: () => Memory } {
  const peak = { together: 0, largest: 0 };
  const timer = setInterval(() => {
    const { together, largest } = memoryOf(processes());
    peak.together = Math.max(peak.together, together);
    peak.largest = Math.max(peak.largest, largest);
  }, samplingInterval);
  return {
    end: () => {
      clearInterval(timer);
      if (peak.together === 0) return {};
      return { peakMegabytes: peak.together / 1024, largestMegabytes: peak.largest / 1024 };
    },
  };
}
