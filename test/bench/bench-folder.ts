import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the bench keeps its peers and builds its sites: `STEPWELL_BENCH_DIR`, or a temporary folder. */
export function benchFolder(): string {
  return process.env['STEPWELL_BENCH_DIR'] || join(tmpdir(), 'stepwell-bench');
}

/** Runs in a new folder inside another, which is gone afterwards. */
export async function inFolder<T>(parent: string, run: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(join(parent, 'run-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
