import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompileOutcome, CompileTask } from './compile-task.ts';

/** Compiled documents by the content of everything they are made from. */
export interface CompileCache {
  readonly hits: number;
  get(task: CompileTask): CompileOutcome | undefined;
  set(task: CompileTask, outcome: CompileOutcome): void;
}

/** A cache in a folder, which several processes may use at once. */
export function createCompileCache(folder: string): CompileCache {
  let hits = 0;
  const keys = new WeakMap<CompileTask, string>();
  const fileOf = (task: CompileTask): string => {
    const key = keys.get(task) ?? digest([engineDigest(), JSON.stringify({ ...task, source: undefined }), task.source]);
    keys.set(task, key);
    return join(folder, key.slice(0, 2), `${key}.json`);
  };
  return {
    get hits() {
      return hits;
    },
    get(task) {
      try {
        const outcome = JSON.parse(readFileSync(fileOf(task), 'utf8')) as CompileOutcome;
        hits += 1;
        return outcome;
      } catch {
        return undefined;
      }
    },
    set(task, outcome) {
      const file = fileOf(task);
      const temporary = `${file}.${process.pid}`;
      try {
        mkdirSync(join(file, '..'), { recursive: true });
        writeFileSync(temporary, JSON.stringify(outcome));
        renameSync(temporary, file);
      } catch {
        // A cache that cannot be written is only slower.
      }
    },
  };
}

let engine: string | undefined;

/** A digest of the engine's own code: what another version compiled is not used. */
export function engineDigest(): string {
  engine ??= digestFolder(fileURLToPath(new URL('../engine', import.meta.url)));
  return engine;
}

function digestFolder(folder: string): string {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return digest(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? digestFolder(path) : readFileSync(path, 'utf8');
    }),
  );
}

function digest(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 40);
}
