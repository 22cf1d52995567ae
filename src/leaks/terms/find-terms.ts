import type { Language } from '../texts/language.ts';
import { readTexts, type TextVisitor } from '../texts/read-texts.ts';
import { type Text, textOf } from '../texts/text.ts';
import { foldForSearch } from './fold-text.ts';
import type { ForbiddenTerm } from './forbidden-term.ts';
import { ordinaryUseOf } from './ordinary-use.ts';
import type { TermIndex } from './term-index.ts';
import { placeOf } from './term-place.ts';

/** A forbidden term in a text: its first character, and the one after its last, in UTF-16 units. */
export interface TermHit {
  readonly term: ForbiddenTerm;
  readonly start: number;
  readonly end: number;
}

export interface FindOptions {
  /** What the source is written in; without it, it may be anything. */
  readonly language?: Language | 'bytes';
  /** Terms that may stand here. */
  readonly isAllowed?: (term: ForbiddenTerm) => boolean;
  /** Called with what stands in base64 and begins as a file does, and where. */
  readonly onFile?: TextVisitor['onFile'];
}

export type TermFinder = (source: string | Text, options?: FindOptions) => TermHit[];

const fewestEncoded = 6;

/**
 * Makes a function that finds all forbidden terms in a text, however they are encoded. Of terms at
 * the same place the longest is found.
 */
export function createTermFinder({ entries, matches, patterns }: TermIndex): TermFinder {
  return (given, { language = 'plain', isAllowed = () => false, onFile = () => undefined } = {}) => {
    const source = typeof given === 'string' ? textOf(given) : given;
    const found: Found[] = [];
    const onText = (text: Text): void => {
      const { bytes, length, placeAt } = foldForSearch(text.text);
      matches(bytes, length, (at, last) => {
        const entry = entries[at];
        if (!entry || (entry.term !== undefined && isAllowed(entry.term))) return;
        const place = placeOf(entry, entry.key, bytes, length, last);
        if (!place) return;
        // What shows nothing behind a term is not its own.
        const [start, end] = [placeAt(place.start), placeAt(place.end - 1) + 1];
        const isShort = entry.key.size < fewestEncoded;
        if (entry.term && (text.isEncoded || language === 'bytes') && isShort && !isInText(text.text, start, end))
          return;
        if (entry.isOrdinary && ordinaryUseOf(text, start, end) === 'word') return;
        found.push(spanOf(text, start, end, entry.term));
      });
      for (const { pattern, term } of patterns) {
        if (isAllowed(term)) continue;
        for (const {
          0: { length: size },
          index,
        } of text.text.matchAll(pattern))
          if (size > 0) found.push(spanOf(text, index, index + size, term));
      }
    };
    if (language === 'bytes') onText(source);
    else readTexts(source, language, { onText, onFile });
    return withoutCovered(found);
  };
}

function spanOf(text: Text, start: number, end: number, term: ForbiddenTerm | undefined): Found {
  const begin = text.placeAt(start);
  return { start: begin, end: Math.max(text.placeAt(end), begin + 1), ...(term ? { term } : {}) };
}

/** A place of a forbidden term, or of the variant's own. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly term?: ForbiddenTerm;
}

/** Without what lies in one of the variant's own words, or in a longer term. */
function withoutCovered(found: Found[]): TermHit[] {
  const hits: TermHit[] = [];
  let covered = 0;
  found.sort(
    (a, b) =>
      a.start - b.start ||
      b.end - a.end ||
      Number(a.term !== undefined) - Number(b.term !== undefined) ||
      rank(a) - rank(b),
  );
  for (const { start, end, term } of found) {
    if (end <= covered) continue;
    covered = end;
    if (term) hits.push({ term, start, end });
  }
  return hits;
}

function rank({ term }: Found): number {
  return ['address', 'host', 'name', 'pattern'].indexOf(term?.kind ?? 'pattern');
}

const shortestText = 12;

/** Whether the characters around a place are so many that they are text, and no bytes that look like it by chance. */
function isInText(text: string, start: number, end: number): boolean {
  const [before = ''] = /[\t\n\r -~]*$/u.exec(text.slice(Math.max(0, start - shortestText), start)) ?? [];
  const [after = ''] = /^[\t\n\r -~]*/u.exec(text.slice(end, end + shortestText)) ?? [];
  return before.length + end - start + after.length >= shortestText;
}
