import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { freePort } from '../../src/server/port.ts';

/** A command that serves, measured. */
export interface MeasuredServer {
  readonly port: number;
  /** Milliseconds until it was ready. */
  readonly started: number;
  readonly megabytes: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts a command at a free port, until it says that it serves. */
export async function startServer(script: string, args: readonly string[], cache: string): Promise<MeasuredServer> {
  const port = await freePort(0);
  const begun = performance.now();
  const child = spawn(process.execPath, [script, ...args, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', STEPWELL_CACHE: cache },
  });
  const ended = new Promise((done) => child.once('close', done));
  await Promise.race([new Promise((done) => child.stdout.once('data', done)), ended]);
  return {
    port,
    started: performance.now() - begun,
    megabytes: () => memoryOf(child),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function memoryOf({ pid = 0 }: ChildProcess): number {
  return Number(/^VmRSS:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}
