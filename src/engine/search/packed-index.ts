import MiniSearch, { type AsPlainObject } from 'minisearch';
import { rankingOptions, type SearchField, type SearchRecord } from './ranking.ts';
import type { SearchIndex } from './rank.ts';

/**
 * An index as it is published: a third of what MiniSearch would write, as nothing is in it
 * that follows from the rest.
 */
export interface PackedIndex {
  readonly fields: readonly SearchField[];
  /**
   * The terms in the order of their code units, a comma between two: what is searched for leaks
   * takes neighbours with a blank between them for a name of two words.
   */
  readonly terms: string;
  /**
   * A line for each term: for each field, `|` between two, the records that have the term.
   * Each is written as the distance from the one before (from -1 for the first), followed by
   * `*` and how often where that is more than once. In digits alone: in letters, numbers could
   * spell the name of somebody.
   */
  readonly places: string;
}

/** What is known of each record beside its terms. */
export interface PackedRecords {
  readonly count: number;
  readonly isSetup: (at: number) => boolean;
  /** How many different terms each has in the only field, where the index holds a part of the terms. */
  readonly lengths?: readonly number[];
}

/** A term with where it is: by field, by record, how often. */
type Entry = AsPlainObject['index'][number];

/** Packs an index whose records are numbered in the order in which they were added. */
export function packIndex(index: SearchIndex, fields: readonly SearchField[]): PackedIndex {
  return packEntries(entriesOf(index), fields);
}

/** The terms of an index, sorted. */
export function entriesOf(index: SearchIndex): Entry[] {
  return [...index.toJSON().index].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Packs some of the terms of an index. */
export function packEntries(entries: readonly Entry[], fields: readonly SearchField[]): PackedIndex {
  return {
    fields,
    terms: entries.map(([term]) => term).join(','),
    places: entries.map((entry) => packPlaces(entry, fields.length)).join('\n'),
  };
}

function packPlaces([, data]: Entry, fieldCount: number): string {
  const byField = data as unknown as Readonly<Record<number, Readonly<Record<string, number>>>>;
  return Array.from({ length: fieldCount }, (_none, field) => {
    let last = -1;
    return Object.entries(byField[field] ?? {})
      .map(([record, times]) => {
        const distance = Number(record) - last;
        last = Number(record);
        return String(distance) + (times > 1 ? `*${times}` : '');
      })
      .join(' ');
  })
    .join('|')
    .replace(/\|+$/u, '');
}

/** The index that was packed; its records are called by their numbers. */
export function unpackIndex({ fields, terms, places }: PackedIndex, records: PackedRecords): SearchIndex {
  const { count } = records;
  const numbers = Array.from({ length: count }, (_none, at) => at);
  const lengths = numbers.map((at) => fields.map(() => records.lengths?.[at] ?? 0));
  const lines = places.split('\n');
  const names = terms === '' ? [] : terms.split(',');
  const index = names.map((term, at): Entry => {
    const data: Entry[1] = {};
    for (const [field, list] of (lines[at] ?? '').split('|').entries()) {
      if (list === '') continue;
      const times: Record<number, number> = {};
      let record = -1;
      for (const place of list.split(' ')) {
        const [distance = '', often = '1'] = place.split('*');
        record += Number(distance);
        times[record] = Number(often);
        const own = lengths[record];
        if (own && !records.lengths) own[field] = (own[field] ?? 0) + 1;
      }
      data[field] = times;
    }
    return [term, data];
  });
  const plain: AsPlainObject = {
    documentCount: count,
    nextId: count,
    documentIds: Object.fromEntries(numbers.map((at) => [at, at])),
    fieldIds: Object.fromEntries(fields.map((field, at) => [field, at])),
    fieldLength: Object.fromEntries(lengths.map((own, at) => [at, own])),
    averageFieldLength: fields.map((_field, at) => lengths.reduce((sum, own) => sum + (own[at] ?? 0), 0) / count),
    storedFields: Object.fromEntries(numbers.map((at) => [at, { isSetup: records.isSetup(at) }])),
    dirtCount: 0,
    index,
    serializationVersion: 2,
  };
  return MiniSearch.loadJS<SearchRecord>(plain, { ...rankingOptions, fields: [...fields] });
}
