import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** What a command cost, with all processes it started. */
export interface Cost {
  readonly wallSeconds: number;
  /** User and system time; absent where the machine does not tell. */
  readonly cpuSeconds?: number;
  /** Peak of the proportional set size of all its processes, in MB, sampled. */
  readonly peakMegabytes?: number;
}

const samplingInterval = 50;
const ticksPerSecond = 100;

/** Runs a command to its end and measures it; one that fails is an error with what it said. */
export async function measureCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Cost> {
  const before = childTicks();
  const started = performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, memoryOfTree(child.pid ?? 0));
  }, samplingInterval);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`Cannot measure ${args.join(' ')}: it ended with ${String(code)}\n${said}`);
  const after = childTicks();
  return {
    wallSeconds: (performance.now() - started) / 1000,
    ...(before === undefined || after === undefined ? {} : { cpuSeconds: (after - before) / ticksPerSecond }),
    ...(peak > 0 ? { peakMegabytes: peak / 1024 } : {}),
  };
}

/** CPU ticks of all ended children and theirs: fields 16 and 17 of `/proc/self/stat` (proc(5)). */
function childTicks(): number | undefined {
  if (!existsSync('/proc/self/stat')) return undefined;
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /u, '')
    .split(' ');
  return Number(fields[13]) + Number(fields[14]);
}

/** The memory of a process and all below it, in kB. */
function memoryOfTree(root: number): number {
  if (!existsSync('/proc')) return 0;
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    const stat = readProc(`/proc/${name}/stat`);
    parents.set(Number(name), Number(stat.replace(/^.*\) /u, '').split(' ')[1]));
  }
  const isBelow = (pid: number): boolean => pid === root || (parents.has(pid) && isBelow(parents.get(pid) ?? 0));
  return [...parents.keys()]
    .filter(isBelow)
    .map((pid) => Number(/^Pss:\s+(\d+)/mu.exec(readProc(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0))
    .reduce((sum, kilobytes) => sum + kilobytes, 0);
}

function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
