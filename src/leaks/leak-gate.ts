import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchesGlob } from '../system/files/matches-glob.ts';
import { setImmediate } from 'node:timers/promises';
import { digestOf, type Provider, type Variant } from '../engine/index.ts';
import { codeDigest } from '../system/digest/code-digest.ts';
import { readTree } from '../system/files/file-tree.ts';
import { findBrandFiles } from './leak-digests.ts';
import type { Leak } from './leak.ts';
import { createOriginFinder } from './leak-origin.ts';
import { createQuickLook } from './quick-look/quick-look.ts';
import { type FoundLeak, type LeakSearch, searchFile } from './search-file.ts';
import { isNeutralCode } from './shared-code.ts';
import { allowedGlobs, collectTerms } from './terms/collect-terms.ts';
import { isExampleBrand } from './terms/example-brand.ts';
import { createTermFinder } from './terms/find-terms.ts';
import type { ForbiddenTerm } from './terms/forbidden-term.ts';
import { withHostSpellings } from './terms/host-spellings.ts';
import { createTermIndex } from './terms/term-index.ts';
import { textOf } from './texts/text.ts';

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
  /** Searches a file's path, and everything in it that a reader or a program reads, however encoded or packed. */
  readonly search: (file: string, bytes: Buffer) => readonly FoundLeak[];
  /** The same for code that all sites share, which is searched once for all of them; `identity` changes with it. */
  readonly searchCode: (file: string, bytes: Buffer, identity: string) => readonly FoundLeak[];
  /** Leaks with the lines of the content folder that they are likely to come from. */
  readonly trace: (found: readonly FoundLeak[]) => Promise<Leak[]>;
}

/** The gate of a variant's site: the names, hosts, addresses and brand files of all other variants are not to be in it. */
export function createLeakGate({ variant, variants, providers, content }: LeakGateOptions): LeakGate {
  const brandFiles = findBrandFiles(variant, variants, content);
  const { forbidden, own } = collectTerms(variant, variants, providers);
  const terms = withHostSpellings({ forbidden: [...forbidden, ...brandFiles.drawings], own });
  const index = createTermIndex(terms);
  const find = createTermFinder(index);
  const mayHave = createQuickLook(index);
  const termOf: LeakSearch['termOf'] = (seal) => {
    const source = { variant: variant.id, key: 'allow' };
    return { term: seal, kind: 'archive', source, allowedIn: allowedGlobs(variant, seal) };
  };
  const known = new Set<string>();
  const searchOutput: LeakGate['search'] = (file, bytes) => {
    const isAllowed = ({ term, allowedIn }: ForbiddenTerm): boolean =>
      allowedIn.some((glob) => matchesGlob(file, glob)) || isExampleBrand(term, file, variant);
    const search: LeakSearch = { find, mayHave, file, isAllowed, brandFiles, termOf };
    return [...searchName(known, search), ...searchFile(bytes, search)];
  };
  return {
    digest: digestOf([codeDigest(), terms, variant.allow, variant.forbidden, brandFiles.digests]),
    search: searchOutput,
    searchCode: (file, bytes, identity) =>
      terms.forbidden.length === 0 || isNeutralCode(file, bytes, identity, variants) ? [] : searchOutput(file, bytes),
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
    found.push(...gate.search(file, readFileSync(join(folder, file))));
  }
  return gate.trace(found);
}

/** What is in a path; a folder's name, which then is known, is looked at with the first of its files only. */
function searchName(known: Set<string>, { find, mayHave, file, isAllowed }: LeakSearch): FoundLeak[] {
  if (!mayHave(Buffer.from(file), '', isAllowed)) return [];
  let folder = file;
  do folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
  while (folder !== '' && !known.has(folder));
  const seen = folder.length;
  for (let at = file.indexOf('/'); at >= 0; at = file.indexOf('/', at + 1)) known.add(file.slice(0, at));
  return find(textOf(file, 'file'), { isAllowed })
    .filter(({ end }) => end > seen)
    .map(({ term, start }) => ({
      file,
      place: 'name',
      offset: Buffer.byteLength(file.slice(0, start)),
      term: term.term,
      kind: term.kind,
      source: term.source,
      excerpt: file,
      forbidden: term,
    }));
}
