import { readFileSync } from 'node:fs';
import type { CollectionParts } from '../engine/index.ts';
import { keepFile } from '../system/files/keep-file.ts';

/** What documents add to the files of all documents, by a digest of what it is made of. */
export interface PartStore {
  readonly get: (key: string, make: () => CollectionParts) => CollectionParts;
  /** Keeps what was asked for, for the next build. */
  readonly keep: () => void;
}

/**
 * The parts that are kept in a file, each on a line after its key; a file that is broken or missing has none. What
 * did not change is written again as it was read.
 */
export function openPartStore(file: string): PartStore {
  const before = readLines(file);
  const asked = new Map<string, CollectionParts>();
  return {
    get: (key, make) => {
      const known = asked.get(key) ?? parse(before.get(key));
      if (!known) before.delete(key);
      const parts = known ?? make();
      asked.set(key, parts);
      return parts;
    },
    keep: () => {
      if (asked.size === before.size && [...asked.keys()].every((key) => before.has(key))) return;
      keepFile(file, linesOf(asked, before));
    },
  };
}

/** Keys and JSON have none as such. */
const divider = '\t';

function* linesOf(asked: ReadonlyMap<string, CollectionParts>, before: ReadonlyMap<string, string>): Generator<string> {
  for (const [key, parts] of asked) yield `${key}${divider}${before.get(key) ?? JSON.stringify(parts)}\n`;
}

function readLines(file: string): Map<string, string> {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    return new Map(
      lines.map((line) => {
        const end = line.indexOf(divider);
        return [line.slice(0, end), line.slice(end + divider.length)];
      }),
    );
  } catch {
    return new Map();
  }
}

function parse(json: string | undefined): CollectionParts | undefined {
  try {
    return json === undefined ? undefined : (JSON.parse(json) as CollectionParts);
  } catch {
    return undefined;
  }
}
