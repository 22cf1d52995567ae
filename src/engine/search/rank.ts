import MiniSearch from 'minisearch';
import { rankingOptions, type SearchField, type SearchRecord, searchQuery } from './ranking.ts';

/** An index of some fields of records. */
export type SearchIndex = MiniSearch<SearchRecord>;

/** A record that was found. */
export interface Ranked<Id> {
  readonly id: Id;
  readonly score: number;
  /** The terms of the query that it has, or nearly has. */
  readonly asked: ReadonlySet<string>;
  /** The terms of its own by which it was found. */
  readonly terms: ReadonlySet<string>;
}

/** Makes an index of these fields of records. */
export function createIndex(records: readonly SearchRecord[], fields: readonly SearchField[]): SearchIndex {
  const index = new MiniSearch<SearchRecord>({ ...rankingOptions, fields: [...fields] });
  index.addAll(records);
  return index;
}

/**
 * Ranks what is found in indexes that hold different fields, or different terms, of the same
 * records: as one index of them all would, whose score is the sum of what each term adds in
 * each field, times the number of terms found. Where two rank alike, the id decides.
 */
export function rank<Id extends string | number>(indexes: readonly SearchIndex[], query: string): Ranked<Id>[] {
  const found = new Map<Id, { score: number; asked: Set<string>; terms: Set<string> }>();
  for (const index of indexes) {
    for (const { id, score, queryTerms, terms } of index.search(searchQuery(query))) {
      const known = found.get(id as Id) ?? { score: 0, asked: new Set(), terms: new Set() };
      found.set(id as Id, known);
      known.score += score / (queryTerms.length || 1);
      for (const term of queryTerms) known.asked.add(term);
      for (const term of terms) known.terms.add(term);
    }
  }
  return [...found]
    .map(([id, { score, asked, terms }]) => ({ id, score: score * asked.size, asked, terms }))
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
}
