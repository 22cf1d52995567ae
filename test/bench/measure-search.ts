import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inFolder } from './bench-folder.ts';
import { buildOnce, stepwellSite } from './build-runs.ts';
import { generateGuides } from './generated-guide.ts';
import type { BenchOptions } from './part.ts';

/** Bytes, gzipped, of what a site's search loads. */
export interface SearchCost {
  readonly guides: number;
  readonly first: number;
  /** Of each file of text; a search loads few. */
  readonly others: readonly number[];
}

/** Measures the search of sites. */
export async function measureSearch({ guides, folder, say }: BenchOptions): Promise<SearchCost[]> {
  const costs: SearchCost[] = [];
  for (const count of guides) {
    say(`Measuring the search of ${count} guides`);
    costs.push(await inFolder(folder, (site) => measureFiles(site, count)));
  }
  return costs;
}

async function measureFiles(folder: string, guides: number): Promise<SearchCost> {
  const site = stepwellSite(folder, generateGuides(guides));
  await buildOnce(site);
  const sizeOf = (file: string): number => gzipSync(readFileSync(join(site.out, file))).length;
  return {
    guides,
    first: sizeOf('assets/search.json'),
    others: globSync('assets/search-text.*.json', { cwd: site.out }).sort().map(sizeOf),
  };
}
