import type { Heading } from './headings.ts';
import { type PackedIndex, unpackIndex } from './packed-index.ts';
import { plainAnchor } from './plain-anchor.ts';
import { rank, type Ranked, type SearchIndex } from './rank.ts';
import { askedTerms } from './ranking.ts';
import type { SearchEntry, SearchFile, SearchPart, SearchText } from './search-file.ts';
import { termsOf } from './terms.ts';

/** A page that was found. */
export interface SearchHit {
  readonly path: string;
  readonly title: string;
  readonly provider: string;
  readonly method: string;
  readonly isSetup: boolean;
  /** Those of its headings that have the most of what was asked for, where its title has not all of that. */
  readonly headings: readonly Heading[];
  /** The terms by which it was found: words of which `termsOf` gives one are to be marked. */
  readonly terms: ReadonlySet<string>;
}

/** What was found, each best first. */
export interface SearchFound {
  readonly guides: readonly SearchHit[];
  readonly pages: readonly SearchHit[];
}

/** Searches a site. */
export type SiteSearch = (query: string) => Promise<SearchFound>;

/** Of what the best hit scores, what a hit must score: below that, it has the words by chance. */
const leastShare = 0.1;
const mostHeadings = 2;

/** Opens the search of a site; `load` gets a file of its text by its path from the root. */
export function openSearch(file: SearchFile, load: (path: string) => Promise<PackedIndex>): SiteSearch {
  const guides = openPart(file.guides, load);
  const pages = openPart(file.pages, load);
  return async (query) => {
    const [foundGuides, foundPages] = await Promise.all([guides(query), pages(query)]);
    const best = Math.max(foundGuides[0]?.score ?? 0, foundPages[0]?.score ?? 0);
    const hitsOf = (found: readonly Ranked<number>[], { entries }: SearchPart): SearchHit[] =>
      found
        .filter(({ score }) => score >= best * leastShare)
        .flatMap(({ id, terms }) => (entries[id] ? [hitOf(entries[id], terms)] : []));
    return { guides: hitsOf(foundGuides, file.guides), pages: hitsOf(foundPages, file.pages) };
  };
}

function openPart(
  { entries, index, text }: SearchPart,
  load: (path: string) => Promise<PackedIndex>,
): (query: string) => Promise<Ranked<number>[]> {
  const records = { count: entries.length, isSetup: (at: number) => entries[at]?.setup === 1 };
  const first = unpackIndex(index, records);
  const shards = new Map<string, Promise<SearchIndex>>();
  const open = (path: string): Promise<SearchIndex> => {
    const known =
      shards.get(path) ??
      load(path).then((packed) => unpackIndex(packed, { ...records, lengths: text?.lengths ?? [] }));
    shards.set(path, known);
    known.catch(() => shards.delete(path));
    return known;
  };
  return async (query) => {
    const found = rank<number>([first], query);
    const asked = askedTerms(query);
    if (!text || hasAll(found[0], asked)) return found;
    const opened = await Promise.allSettled(pathsOf(text, asked).map(open));
    // What could not be loaded is not searched: titles and headings were.
    const more = opened.flatMap((shard) => (shard.status === 'fulfilled' ? [shard.value] : []));
    return more.length > 0 ? rank<number>([first, ...more], query) : found;
  };
}

/** Whether a hit has, or begins with, every term of the query. */
function hasAll(hit: Ranked<number> | undefined, asked: readonly string[]): boolean {
  const terms = [...(hit?.terms ?? [])];
  return hit !== undefined && asked.every((term) => terms.some((own) => own.startsWith(term)));
}

/** The files that hold the terms of a query, and those that begin with one. */
function pathsOf({ shards }: SearchText, asked: readonly string[]): string[] {
  return shards
    .filter(([from], at) => {
      const next = shards[at + 1]?.[0];
      return asked.some((term) => (next === undefined || term < next) && (from <= term || from.startsWith(term)));
    })
    .map(([, path]) => path);
}

function hitOf(entry: SearchEntry, terms: ReadonlySet<string>): SearchHit {
  const { path, title, provider = '', method = '', setup, headings = [] } = entry;
  const said = new Set(termsOf(`${title} ${provider} ${method}`));
  const rated = headings.map((heading) => {
    const [words, anchor] = typeof heading === 'string' ? [heading, plainAnchor(heading)] : heading;
    const found = [...new Set(termsOf(words))].filter((term) => terms.has(term));
    const isNews = found.some((term) => !said.has(term));
    return { heading: { title: words, anchor }, count: isNews ? found.length : 0 };
  });
  const most = Math.max(1, ...rated.map(({ count }) => count));
  return {
    path,
    title,
    provider,
    method,
    isSetup: setup === 1,
    headings: rated
      .filter(({ count }) => count === most)
      .slice(0, mostHeadings)
      .map(({ heading }) => heading),
    terms,
  };
}
