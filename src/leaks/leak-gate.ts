import { isUtf8 } from 'node:buffer';
import { join, matchesGlob } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { digestOf, type Provider, type Variant } from '../engine/index.ts';
import { isSiteName } from './code/code-context.ts';
import { allowedGlobs, collectTerms } from './terms/collect-terms.ts';
import { createTermFinder, isOrdinary } from './terms/find-terms.ts';
import { codeDigest } from '../system/code-digest.ts';
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

/** What stands before a site is published: it lets nothing through that names another variant. */
export interface LeakGate {
  /** Changes with anything that is searched for, and with what is allowed. */
  readonly digest: string;
  /**
   * Searches a file's path and every byte of it, however encoded or packed.
   *
   * @param source Its bytes, or where it lies. Rejects if it cannot be read: what was not searched must not be published.
   */
  readonly search: (file: string, source: Buffer | string) => Promise<readonly FoundLeak[]>;
  /** Leaks with the lines of the content folder that they are likely to come from. */
  readonly trace: (found: readonly FoundLeak[]) => Promise<Leak[]>;
}

/** The gate of a variant's site: the names, hosts, addresses and brand files of all other variants are not to be in it. */
export function createLeakGate({ variant, variants, providers, content }: LeakGateOptions): LeakGate {
  const terms = withHostSpellings(collectTerms(variant, variants, providers));
  const find = createTermFinder(terms);
  const hasOrdinary = terms.forbidden.some(isOrdinary);
  const termOf: LeakSearch['termOf'] = (seal) => {
    const source = { variant: variant.id, key: 'allow' };
    return { term: seal, kind: 'archive', source, allowedIn: allowedGlobs(variant, seal) };
  };
  const brandFiles = findBrandFiles(variant, variants, content);
  const isAlone = terms.forbidden.length === 0 && brandFiles.digests.length === 0;
  const known = new Set<string>();
  return {
    digest: digestOf([codeDigest(), terms, variant.allow, variant.forbidden, brandFiles.digests]),
    search: async (file, source) => {
      // Without anybody else there are no names; what cannot be looked into can only be said of what is packed.
      if (isAlone && typeof source !== 'string' && isUtf8(source)) return [];
      const isAllowed: LeakSearch['isAllowed'] = ({ term, allowedIn }) =>
        allowedIn.some((glob) => matchesGlob(file, glob)) || isExampleBrand(term, file, variant);
      const search = { find, file, isAllowed, hasOrdinary, termOf };
      return [...searchName(known, search), ...(await searchFile(source, search, brandFiles))];
    },
    trace: async (found) => {
      if (found.length === 0) return [];
      const originOf = await createOriginFinder(content, variant.id, find);
      return found.map(({ forbidden, ...leak }) => {
        const origin = forbidden && originOf(leak.file, forbidden);
        return { ...leak, ...(origin ? { origin } : {}) };
      });
    },
  };
}

/**
 * Searches a whole folder, hidden files too. Resolves with what was found, by file and offset:
 * nothing means that the folder may be published. Memory does not grow with the folder.
 */
export async function scanForLeaks(folder: string, options: LeakGateOptions): Promise<Leak[]> {
  const { files, unreadable } = await readTree(folder, { hidden: true });
  const [obstacle] = unreadable;
  if (obstacle) throw new Error(`Cannot search ${join(folder, obstacle.path)}: ${obstacle.reason}`);
  const gate = createLeakGate(options);
  const found: FoundLeak[] = [];
  for (const [index, file] of files.entries()) {
    // Files are read at once, which is quicker: in between, what asks the command to end is heard.
    if (index % 32 === 0) await setImmediate();
    found.push(...(await gate.search(file, join(folder, file))));
  }
  return gate.trace(found);
}

/** What is in a path; a folder's name, which then is known, is looked at with the first of its files only. */
function searchName(known: Set<string>, { find, file, isAllowed }: LeakSearch): FoundLeak[] {
  let folder = file;
  do folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
  while (folder !== '' && !known.has(folder));
  const seen = Buffer.byteLength(folder);
  for (let at = file.indexOf('/'); at >= 0; at = file.indexOf('/', at + 1)) known.add(file.slice(0, at));
  return find(Buffer.from(file), { isAllowed })
    .filter(({ term, start, end }) => end > seen && !(isOrdinary(term) && isSiteName(file, { start, end })))
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
