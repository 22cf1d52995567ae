import { join, matchesGlob } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Provider, Variant } from '../engine/index.ts';
import { isSiteName } from './code/code-context.ts';
import { allowedGlobs, collectTerms } from './terms/collect-terms.ts';
import { createTermFinder, isOrdinary } from './terms/find-terms.ts';
import { isExampleBrand } from './terms/example-brand.ts';
import { readTree } from '../system/file-tree.ts';
import { findBrandFiles } from './leak-digests.ts';
import { type FoundLeak, searchFile } from './leak-file.ts';
import { withHostSpellings } from './terms/host-spellings.ts';
import type { Leak } from './leak.ts';
import { createOriginFinder } from './leak-origin.ts';
import type { LeakSearch } from './leak-stream.ts';

export interface LeakGateOptions {
  /** Whose site the folder is. */
  readonly variant: Variant;
  /** All variants, this one too. */
  readonly variants: readonly Variant[];
  /** The providers whose guides the site has: their names may stand in it. */
  readonly providers: readonly Pick<Provider, 'id' | 'name' | 'website' | 'docs'>[];
  /** The content folder: lines that leaks come from are looked up in it, and the brands' files beside it. */
  readonly content: string;
}

/**
 * Searches every byte of a folder that is about to be published, and the paths of its files, for
 * the names, hosts, addresses and brand files of all other variants, however they are encoded or
 * packed; hidden files too. Resolves with what was found, by file and offset: nothing means that
 * the folder may be published. Memory does not grow with the folder. Rejects where a file cannot be
 * read, as what was not searched must not be published.
 */
export async function scanForLeaks(folder: string, options: LeakGateOptions): Promise<Leak[]> {
  const { variant, variants, providers, content } = options;
  const { files, unreadable } = await readTree(folder, { hidden: true });
  const [obstacle] = unreadable;
  if (obstacle) throw new Error(`Cannot search ${join(folder, obstacle.path)}: ${obstacle.reason}`);
  const terms = withHostSpellings(collectTerms(variant, variants, providers));
  const find = createTermFinder(terms);
  const hasOrdinary = terms.forbidden.some(isOrdinary);
  const termOf: LeakSearch['termOf'] = (seal) => {
    const source = { variant: variant.id, key: 'allow' };
    return { term: seal, kind: 'archive', source, allowedIn: allowedGlobs(variant, seal) };
  };
  const brandFiles = findBrandFiles(variant, variants, content);
  const found: FoundLeak[] = [];
  for (const [index, file] of files.entries()) {
    // Files are read at once, which is quicker: in between, what asks the command to end is heard.
    if (index % 32 === 0) await setImmediate();
    const isAllowed: LeakSearch['isAllowed'] = ({ term, allowedIn }) =>
      allowedIn.some((glob) => matchesGlob(file, glob)) || isExampleBrand(term, file, variant);
    const search = { find, file, isAllowed, hasOrdinary, termOf };
    found.push(...searchName(files[index - 1] ?? '', search));
    found.push(...(await searchFile(join(folder, file), search, brandFiles)));
  }
  if (found.length === 0) return [];
  const originOf = await createOriginFinder(content, variant.id, find);
  return found.map(({ forbidden, ...leak }) => {
    const origin = forbidden && originOf(leak.file, forbidden);
    return { ...leak, ...(origin ? { origin } : {}) };
  });
}

/** What is in a path; a folder's name is looked at with the first of its files only. */
function searchName(previous: string, { find, file, isAllowed }: LeakSearch): FoundLeak[] {
  const folders = file.split('/');
  const before = previous.split('/');
  const shared = folders.findIndex((name, index) => name !== before[index]);
  const known = Buffer.byteLength(folders.slice(0, shared).join('/'));
  return find(Buffer.from(file), { isAllowed })
    .filter(({ term, start, end }) => end > known && !(isOrdinary(term) && isSiteName(file, { start, end })))
    .map(({ term, start }) => ({
      file,
      place: 'name',
      offset: start,
      term: term.term,
      kind: term.kind,
      source: term.source,
      excerpt: file,
      forbidden: term,
    }));
}
