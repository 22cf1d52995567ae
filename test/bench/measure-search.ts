import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes, gzipped, of what a site's search loads. */
export interface SearchBytes {
  readonly first: number;
  /** Of each file of text; a search loads few. */
  readonly others: readonly number[];
}

/** Measures the search of a built site. */
export function measureSearch(site: string): SearchBytes {
  const sizeOf = (file: string): number => gzipSync(readFileSync(join(site, file))).length;
  return {
    first: sizeOf('assets/search.json'),
    others: globSync('assets/search-text.*.json', { cwd: site }).sort().map(sizeOf),
  };
}
