/**
 * How guides are ranked: by the provider's name first, then the method, then what the guide
 * says. One place for every search over guides, whatever makes the records of its index.
 */
import type { Options, Query } from 'minisearch';
import { termsOf } from './terms.ts';

/** What the index holds of a guide; every field but `id` is text. */
export interface SearchRecord {
  readonly id: string;
  /** The provider's name and id, also written as one word: `Google Drive google-drive googledrive`. */
  readonly provider: string;
  /** Name of the method, as the guide has it. */
  readonly method: string;
  /** Other words for the method; see `methodWords`. */
  readonly methodWords: string;
  readonly title: string;
  /** Titles of sections and steps. */
  readonly headings: string;
  /** Labels and ids of actions. */
  readonly actions: string;
  readonly text: string;
  /** Whether it is for the one who sets a connector up, which fewer look for. */
  readonly isSetup: boolean;
}

const boosts = { provider: 8, method: 3, methodWords: 1.5, title: 2, headings: 1.5, actions: 1, text: 0.4 } as const;

/** A field that is searched. */
export type SearchField = keyof typeof boosts;

/** The fields that a large site's first index has; the text of all its guides would be too long. */
export const shortFields: readonly SearchField[] = [
  'provider',
  'method',
  'methodWords',
  'title',
  'headings',
  'actions',
];

/** Words that say that something is asked, not what. */
const emptyWords = new Set(
  'a an and are at can could do does for from get have how i in is it me my need of on or our please should that the this to up us want was we what when where which who why will with would you your connect connecting link linking account accounts integration integrate guide use using by find start'.split(
    ' ',
  ),
);

/** Options of the MiniSearch index. */
export const rankingOptions: Options<SearchRecord> = {
  fields: Object.keys(boosts),
  storeFields: ['isSetup'],
  tokenize: (value, field) =>
    field === 'text' ? termsOf(value).filter((term) => !emptyWords.has(term)) : termsOf(value),
  processTerm: (term) => term,
  searchOptions: {
    boost: boosts,
    weights: { prefix: 0.5, fuzzy: 0.4 },
    prefix: (term, index, terms) => /\p{L}/u.test(term) && term.length >= (index === terms.length - 1 ? 2 : 3),
    fuzzy: (term) => (/\d/u.test(term) || term.length < 4 ? false : term.length < 6 ? 1 : 2),
    boostDocument: (_id, _term, stored) => (stored?.['isSetup'] === true ? 0.8 : 1),
  },
};

/** Terms that a query is cut to. */
const maxTerms = 16;
/** Letters that a term of a query is cut to: to compare a term with the index takes memory by the square of its length. */
const maxLetters = 64;

/** The terms of a query that say what is asked for; all of them where none does. */
export function askedTerms(text: string): string[] {
  const all = cutTermsOf(text);
  const telling = all.filter((term) => !emptyWords.has(term));
  return [...new Set((telling.length > 0 ? telling : all).slice(0, maxTerms))];
}

function cutTermsOf(text: string): string[] {
  return termsOf(text).map((term) => term.slice(0, maxLetters));
}

/**
 * The query of a text: the terms that it asks for, each two words written as one (`hub spot`),
 * and short words with two letters in each other's place (`jria`), which are as far from the
 * right one as a different word may be.
 */
export function searchQuery(text: string): Query {
  const all = cutTermsOf(text).slice(0, maxTerms);
  const isJoined = (term: string, next: string | undefined): next is string =>
    next !== undefined && /\p{L}/u.test(term) && /\p{L}/u.test(next);
  const pairs = all.flatMap((term, index, { [index + 1]: next }) => (isJoined(term, next) ? [term + next] : []));
  const asked = askedTerms(text);
  return {
    combineWith: 'OR',
    queries: [
      asked.join(' '),
      { queries: [pairs.join(' ')], fields: ['provider', 'methodWords'], prefix: false },
      {
        queries: [asked.flatMap(swapsOf).join(' ')],
        fields: ['provider'],
        prefix: false,
        fuzzy: false,
        boost: { provider: 3 },
      },
    ],
  };
}

function swapsOf(term: string): string[] {
  const letters = Array.from(term);
  if (!/^\p{L}{4,5}$/u.test(term)) return [];
  return letters
    .map((letter, at) =>
      letters
        .with(at, letters[at + 1] ?? letter)
        .with(Math.min(at + 1, letters.length - 1), letter)
        .join(''),
    )
    .filter((swapped) => swapped !== term);
}
