import { readBase64 } from '../decode/base64-runs.ts';
import { decodeLayer, hasEncodingSigns, hasStyleEscapes, type Layer } from '../decode/decode-layer.ts';
import { foldText } from '../decode/fold-character.ts';
import type { ForbiddenTerm, ForbiddenTerms } from './forbidden-term.ts';
import { findPatterns } from './find-patterns.ts';
import { readHexadecimal } from '../decode/hex-runs.ts';
import { joinParts } from '../decode/join-parts.ts';
import { isOrdinaryWord } from '../code/code-vocabulary.ts';
import { keysOf, type TermKey } from './term-key.ts';
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
  for (const term of own) for (const key of keysOf(term)) keyed.push({ term, key, isOwn: true });
  for (const term of forbidden) {
    if (term.kind === 'pattern') continue;
    for (const key of keysOf(term)) keyed.push({ term, key, isOwn: false });
  }
  const patterns = forbidden.filter(({ kind }) => kind === 'pattern');
  const matches = createTermMatcher(keyed.map(({ key }) => key));

  return (bytes, options = {}) => {
    const found: Found[] = [];
    const collect = ({ bytes: text, length, placeAt }: Layer, isByChance: boolean): void =>
      matches(text, length, (index, last) => {
        const entry = keyed[index];
        if (!entry) return;
        const { term, key, isOwn } = entry;
        if (!isOwn && options.isAllowed?.(term as ForbiddenTerm)) return;
        const place = placeOf(term as OwnEntry, key, text, length, last);
        if (!place) return;
        if (isByChance && !isOwn && key.bytes.length < shortestByChance && !isInText(text, length, place)) return;
        const start = placeAt ? placeAt(place.start) : place.start;
        const end = placeAt ? placeAt(place.end) : place.end;
        found.push({ start, end: Math.max(end, start + 1), ...(isOwn ? {} : { term: term as ForbiddenTerm }) });
      });
    const collectDecoded = (layer: Layer, isByChance: boolean): Layer => {
      let last = layer;
      for (let round = 0; round < mostRounds && hasEncodingSigns(last); round++) {
        const style = hasStyleEscapes(last) ? decodeLayer(last, 'style') : undefined;
        if (style) collect(style, isByChance);
        const decoded = decodeLayer(last, 'script');
        if (!decoded) break;
        collect(decoded, isByChance);
        last = decoded;
      }
      const joined = joinParts(last);
      if (joined) collect(joined, isByChance);
      return last;
    };
    const collectRuns = (layer: Layer): void => {
      const digits = readHexadecimal(layer);
      for (const run of digits.layers) collect(run, true);
      for (const text of digits.texts) collectRuns(collectDecoded(text, true));
      const runs = readBase64(layer);
      for (const run of runs?.layers ?? []) collect(run, true);
      for (const text of runs?.texts ?? []) collectRuns(collectDecoded(text, true));
      for (const file of runs?.files ?? []) options.onEmbedded?.(file.bytes, file.start);
    };

    // One sort of array: code that meets Buffers too is compiled to something slower.
    const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    const raw: Layer = { bytes: plain, length: plain.length };
    const { content = 'text' } = options;
    const isByChance = content !== 'text';
    collect(raw, isByChance);
    if (content === 'packed') return withoutCovered(found);
    const last = collectDecoded(raw, isByChance);
    collectRuns(last);
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
