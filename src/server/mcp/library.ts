/**
 * What the tools know: the guides that a site has published, wherever they are read from.
 * Nothing else of the site is read, and never its sources.
 */
import { basePathOf, type GuideFacts, decodePart, type GuideSearch, suggest } from '../../engine/internal.ts';
import type { PublishedGuide } from '../../engine/index.ts';

/** A guide as a list names it. */
export type LibraryEntry = GuideFacts & Pick<PublishedGuide, 'url'>;

/** The published guides of one site, as they were at one time. */
export interface GuideLibrary {
  /** Where the site is, without a slash at the end; empty where its addresses are relative. */
  readonly site: string;
  /** Whether the site has an `llms.txt`, which its Markdown then points to. */
  readonly hasIndex: boolean;
  /** Sorted by id. */
  readonly entries: ReadonlyMap<string, LibraryEntry>;
  readonly search: GuideSearch;
  readonly read: (id: string) => Promise<PublishedGuide | undefined>;
}

/** Gives the library as it is now: another one after the site was published anew. */
export type OpenLibrary = () => Promise<GuideLibrary>;

/** What a site calls itself; from its server card. */
export interface SiteIdentity {
  readonly name: string;
  readonly title: string;
  readonly version: string;
}

/** The entries of guides, in the order of their ids, which does not depend on a locale. */
export function sortEntries(entries: readonly LibraryEntry[]): Map<string, LibraryEntry> {
  return new Map(entries.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map((entry) => [entry.id, entry]));
}

/** The id that a caller means: an id, or the address of a guide's page or of its files. */
export function idOf(given: string, { site }: Pick<GuideLibrary, 'site'>): string {
  const places = [site, basePathOf(site)].filter((place) => place !== '');
  const place = places.find((each) => given.startsWith(`${each}/`)) ?? '';
  const path = given.slice(place.length);
  return decodePart(
    path
      .replace(/[?#].*$/u, '')
      .replace(/^\/?guides\//u, '')
      .replace(/\.(?:md|json)$/u, '')
      .replace(/^\/+|\/+$/gu, ''),
  );
}

/** What to say where there is no guide of an id: one line that says what to do next. */
export function unknownGuide(given: string, { entries, search }: GuideLibrary): string {
  const shown = shorten(given);
  const guess = suggest(given, entries.keys()) || search(given, 1)[0];
  return guess === undefined
    ? `There is no guide "${shown}". Ids come from search and list_providers.`
    : `There is no guide "${shown}". Did you mean "${guess}"?`;
}

/** A name as an answer repeats it: in one line, cut where it is long. */
export function shorten(name: string): string {
  const line = name.replace(/\s+/gu, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
