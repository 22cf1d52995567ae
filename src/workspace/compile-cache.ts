import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { project } from './project/project.ts';
import { keepFile } from '../system/files/keep-file.ts';
import { digestFolder, digestParts } from '../system/digest/digest-folder.ts';

/** Everything that something is compiled from: its kind, its source, and what else counts. */
export interface CompileKey {
  readonly kind: string;
  readonly source: string | Uint8Array;
}

/** What was compiled, as plain data, by everything it was compiled from. */
export interface CompileCache {
  /** The outcome, parsed; whoever asks knows what its kind holds. */
  get(key: CompileKey): unknown;
  /** Keeps an outcome, given as JSON. */
  set(key: CompileKey, json: string): void;
}

/** A cache in a folder, which several processes may use at once. */
export function createCompileCache(folder: string): CompileCache {
  const fileOf = (task: CompileKey): string => {
    const key = digestOfTask(task);
    return join(folder, key.slice(0, 2), `${key}.json`);
  };
  return {
    get(task) {
      try {
        return JSON.parse(readFileSync(fileOf(task), 'utf8'));
      } catch {
        return undefined;
      }
    },
    set(task, json) {
      keepFile(fileOf(task), json);
    },
  };
}

/**
 * A cache whose outcomes are also kept as they are, so that what did not change is the same object.
 * Those that are not asked for until the next time go.
 */
export function withMemory(cache: CompileCache | undefined, outcomes: Map<string, unknown>): CompileCache {
  const before = new Map(outcomes);
  outcomes.clear();
  return {
    get: (task) => {
      const key = digestOfTask(task);
      const outcome = before.get(key) ?? cache?.get(task);
      if (outcome !== undefined) outcomes.set(key, outcome);
      return outcome;
    },
    set: (task, json) => {
      outcomes.set(digestOfTask(task), JSON.parse(json));
      cache?.set(task, json);
    },
  };
}

const keys = new WeakMap<CompileKey, string>();

/** A digest of everything that something is compiled from, the engine's code included. */
export function digestOfTask(task: CompileKey): string {
  const key =
    keys.get(task) ?? digestParts([engineDigest(), JSON.stringify({ ...task, source: undefined }), task.source]);
  keys.set(task, key);
  return key;
}

let engine: string | undefined;

/** A digest of the engine's own code and of what the project adds: what another version compiled is not used. */
export function engineDigest(): string {
  engine ??= digestFolder(fileURLToPath(new URL('../engine', import.meta.url)));
  return engine + project().digest;
}
