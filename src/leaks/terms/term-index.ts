import type { ForbiddenTerm, ForbiddenTerms, OwnTerm } from './forbidden-term.ts';
import { isOrdinaryWord, ordinaryText } from './ordinary-words.ts';
import { keysOf, type TermKey } from './term-key.ts';
import { createTermAutomaton, createTermMatcher, type TermAutomaton, type TermMatcher } from './term-matcher.ts';

/** A way to write a term, as it is searched. */
export interface TermEntry {
  readonly key: TermKey;
  /** As it is written. */
  readonly written: string;
  readonly kind: OwnTerm['kind'];
  /** Absent if the term is the variant's own. */
  readonly term?: ForbiddenTerm;
  /** Whether a name is so long, and so unlike other words, that it is one with any letters before and after it. */
  readonly isDistinct: boolean;
  /** Whether the name is a common word too, so that not every use of the word is one of the name. */
  readonly isOrdinary: boolean;
}

/** Everything that is searched for, ready for the search. */
export interface TermIndex {
  readonly entries: readonly TermEntry[];
  readonly automaton: TermAutomaton;
  readonly matches: TermMatcher;
  readonly patterns: readonly { readonly pattern: RegExp; readonly term: ForbiddenTerm }[];
}

const shortestDistinct = 6;

export function createTermIndex({ forbidden, own }: ForbiddenTerms): TermIndex {
  const keyed: Omit<TermEntry, 'isDistinct'>[] = [];
  for (const { kind, ...term } of own)
    for (const key of keysOf(term)) keyed.push({ key, kind, written: term.term, isOrdinary: false });
  for (const term of forbidden) {
    if (term.kind === 'pattern' || term.kind === 'archive') continue;
    const isOrdinary = term.kind === 'name' && isOrdinaryWord(term.term);
    for (const key of keysOf(term)) keyed.push({ key, kind: term.kind, written: term.term, term, isOrdinary });
  }
  const automaton = createTermAutomaton(keyed.map(({ key }) => key));
  const matches = createTermMatcher(automaton);
  const inWords = new Set<number>();
  const words = ordinaryText();
  matches(words, words.length, (key) => inWords.add(key));
  return {
    entries: keyed.map((entry, at) => ({
      ...entry,
      isDistinct: entry.key.size >= shortestDistinct && !inWords.has(at),
    })),
    automaton,
    matches,
    patterns: forbidden.flatMap((term) =>
      term.kind === 'pattern' ? [{ term, pattern: parsePattern(term.term) }] : [],
    ),
  };
}

/** The regular expression that `/…/flags` writes; it is searched everywhere. */
function parsePattern(written: string): RegExp {
  const [, source = '', flags = ''] = /^\/(.+)\/([a-z]*)$/u.exec(written) ?? [];
  return new RegExp(source, `${flags.replace(/[gy]/gu, '')}g`);
}
