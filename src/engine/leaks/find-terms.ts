import { base64Runs } from './base64-runs.ts';
import { decodeLayer, hasEncodingSigns, hasStyleEscapes, type Layer } from './decode-layer.ts';
import { foldText } from './fold-character.ts';
import type { ForbiddenTerm, ForbiddenTerms } from './forbidden-term.ts';
import { findPatterns } from './find-patterns.ts';
import { isOrdinaryWord } from './code-vocabulary.ts';
import { keyOf, type TermKey } from './term-key.ts';
import { createTermMatcher } from './term-matcher.ts';
import { placeOf, type TermPlace } from './term-place.ts';

/** A forbidden term in a text: its first byte, and the one after its last. */
export interface TermHit {
  readonly term: ForbiddenTerm;
  readonly start: number;
  readonly end: number;
}

export interface FindOptions {
  /**
   * Where there is more than text, short names are there by chance: they count where text is around
   * them. What is packed, such as pixels, is not decoded either. Without it all is text.
   */
  readonly content?: 'text' | 'binary' | 'packed';
  /** Terms that may stand here. */
  readonly isAllowed?: (term: ForbiddenTerm) => boolean;
  /** Called with what stands in base64 and begins as a file does, and where. */
  readonly onEmbedded?: (bytes: Uint8Array, start: number) => void;
}

export type TermFinder = (bytes: Uint8Array, options?: FindOptions) => TermHit[];

/** How often encodings are undone that stand in one another: HTML in JSON in a script in JSON. */
const mostRounds = 4;
const shortestByChance = 6;

/**
 * Makes a function that finds all forbidden terms in a text, however they are encoded. Of terms at
 * the same place the longest is found.
 */
export function createTermFinder({ forbidden, own }: ForbiddenTerms): TermFinder {
  const keyed: { term: ForbiddenTerm | OwnEntry; key: TermKey; isOwn: boolean }[] = [];
  for (const term of own) {
    const key = keyOf(term.term);
    if (key) keyed.push({ term, key, isOwn: true });
  }
  for (const term of forbidden) {
    const key = term.kind === 'pattern' ? undefined : keyOf(term.term);
    if (key) keyed.push({ term, key, isOwn: false });
  }
  const patterns = forbidden.filter(({ kind }) => kind === 'pattern');
  const matches = createTermMatcher(keyed.map(({ key }) => key));

  return (bytes, options = {}) => {
    const found: Found[] = [];
    const collect = ({ bytes: text, length, map }: Layer, isByChance: boolean): void =>
      matches(text, length, (index, last) => {
        const entry = keyed[index];
        if (!entry) return;
        const { term, key, isOwn } = entry;
        if (!isOwn && options.isAllowed?.(term as ForbiddenTerm)) return;
        const place = placeOf(term as OwnEntry, key, text, length, last);
        if (!place) return;
        if (isByChance && !isOwn && key.bytes.length < shortestByChance && !isInText(text, length, place)) return;
        const start = map ? (map[place.start] as number) : place.start;
        const end = map ? (map[place.end] as number) : place.end;
        found.push({ start, end: Math.max(end, start + 1), ...(isOwn ? {} : { term: term as ForbiddenTerm }) });
      });
    const collectBase64 = (layer: Layer): void => {
      for (const { layer: run, isWhole } of base64Runs(layer)) {
        collect(run, true);
        if (isWhole && isFile(run.bytes)) options.onEmbedded?.(run.bytes, run.map?.[0] ?? 0);
        else if (isText(run)) {
          const decoded = decodeLayer(run, 'script');
          if (decoded) collect(decoded, true);
        }
      }
    };

    const raw: Layer = { bytes, length: bytes.length };
    const { content = 'text' } = options;
    const isByChance = content !== 'text';
    collect(raw, isByChance);
    if (content === 'packed') return withoutCovered(found);
    let last = raw;
    for (let round = 0; round < mostRounds && hasEncodingSigns(last); round++) {
      const style = hasStyleEscapes(last) ? decodeLayer(last, 'style') : undefined;
      if (style) collect(style, isByChance);
      const decoded = decodeLayer(last, 'script');
      if (!decoded) break;
      collect(decoded, isByChance);
      last = decoded;
    }
    collectBase64(raw);
    if (last !== raw) collectBase64(last);
    const allowed = patterns.filter((term) => !options.isAllowed?.(term));
    for (const hit of findPatterns(allowed, raw)) found.push(hit);
    if (last !== raw) for (const hit of findPatterns(allowed, last)) found.push(hit);
    return withoutCovered(found);
  };
}

interface OwnEntry {
  readonly term: string;
  readonly kind: 'name' | 'host' | 'address';
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

/** Whether a term is a word that code uses too, such as `Linear` beside `linear-gradient`: then its place decides. */
export function isOrdinary({ term, kind }: ForbiddenTerm): boolean {
  return kind === 'name' && isOrdinaryWord(foldText(term.trim()));
}

/** How PNG, JPEG, GIF, RIFF, gzip, PDF and fonts begin, in hexadecimal. */
const fileBeginnings = [
  '89504e47',
  'ffd8ff',
  '47494638',
  '52494646',
  '1f8b08',
  '25504446',
  '774f46',
  '4f54544f',
  '00010000',
];

function isFile(bytes: Uint8Array): boolean {
  const begin = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return fileBeginnings.some((beginning) => begin.startsWith(beginning));
}

const longestChance = 12;

/** Whether the characters around a place are so many that they are text. */
function isInText(text: Uint8Array, length: number, { start, end }: TermPlace): boolean {
  let [from, to] = [start, end];
  while (from > 0 && isPrintable(text[from - 1] as number)) from--;
  while (to < length && to - from < longestChance && isPrintable(text[to] as number)) to++;
  return to - from >= longestChance;
}

function isPrintable(byte: number): boolean {
  return byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127);
}

function isText({ bytes, length }: Layer): boolean {
  for (let at = 0; at < Math.min(length, 16); at++) {
    const byte = bytes[at] as number;
    if (byte < 9 || (byte > 13 && byte < 32) || byte === 127) return false;
  }
  return true;
}
