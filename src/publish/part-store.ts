import { readFileSync } from 'node:fs';
import type { CollectionParts } from '../engine/index.ts';
import { keepFile } from '../system/files/keep-file.ts';

/** What documents add to the files of all documents, by a digest of what it is made of. */
export interface PartStore {
  readonly get: (key: string, make: () => CollectionParts) => CollectionParts;
  /** Keeps what was asked for, for the next build. */
  readonly keep: () => void;
}

/** The parts that are kept in a file; one that is broken or missing has none. */
export function openPartStore(file: string): PartStore {
  const before = readParts(file);
  const asked = new Map<string, CollectionParts>();
  return {
    get: (key, make) => {
      const parts = asked.get(key) ?? before.get(key) ?? make();
      asked.set(key, parts);
      return parts;
    },
    keep: () => {
      if (asked.size === before.size && [...asked.keys()].every((key) => before.has(key))) return;
      keepFile(file, JSON.stringify([...asked]));
    },
  };
}

function readParts(file: string): Map<string, CollectionParts> {
  try {
    return new Map(JSON.parse(readFileSync(file, 'utf8')) as [string, CollectionParts][]);
  } catch {
    return new Map();
  }
}
