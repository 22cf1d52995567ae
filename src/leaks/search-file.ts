import { isUtf8 } from 'node:buffer';
import type { UnreadableFile } from '../engine/internal.ts';
import { decodeLenient } from './decode/utf-8.ts';
import type { Leak } from './leak.ts';
import type { BrandFiles } from './leak-digests.ts';
import { formatOf, isPackedFormat, placeIn, segmentsOf } from './leak-segments.ts';
import type { QuickLook } from './quick-look/quick-look.ts';
import type { Segment } from './readers/define.ts';
import type { TermFinder, TermHit } from './terms/find-terms.ts';
import type { ForbiddenTerm } from './terms/forbidden-term.ts';
import { languageOf } from './texts/language.ts';

/** A leak, before it is known where it comes from. */
export interface FoundLeak extends Omit<Leak, 'origin'> {
  /** The term that was found; a file of a brand is none. */
  readonly forbidden?: ForbiddenTerm;
}

/** What is searched for, and in which file. */
export interface LeakSearch {
  readonly find: TermFinder;
  readonly brandFiles: BrandFiles;
  /** Path of the file: its name tells its language. */
  readonly file: string;
  readonly isAllowed: (term: ForbiddenTerm) => boolean;
  /** Whether a text may have something in it; what has not needs no more than this look. */
  readonly mayHave: QuickLook;
  /** What is said of a file that cannot be looked into. */
  readonly termOf: (seal: UnreadableFile) => ForbiddenTerm;
}

/** In bytes: larger archives and documents are not held in memory. */
const mostInMemory = 64 * 1024 * 1024;
/** How deep files are looked for in one another as base64. */
const mostLevels = 5;

/** Searches a file, what it packs and what it holds as base64; by offset, each term once at a place. */
export function searchFile(bytes: Buffer, search: LeakSearch): FoundLeak[] {
  const leaks: FoundLeak[] = [];
  searchBytes(bytes, { search, leaks, name: search.file, level: 0, placeAt: (index) => index });
  return withoutRepetition(leaks);
}

/** A file, or one in it. */
interface Place {
  readonly search: LeakSearch;
  readonly leaks: FoundLeak[];
  readonly name: string;
  readonly level: number;
  readonly packing?: string | undefined;
  /** Where a byte stands in the whole file, or in what it packs. */
  readonly placeAt: (index: number) => number;
}

function searchBytes(bytes: Buffer, place: Place): void {
  const { name } = place;
  addBrandFile(bytes, place);
  const format = formatOf(bytes, name);
  if (!format || !isPackedFormat(bytes, name)) searchText(bytes, place);
  if (!format) return;
  if (bytes.length > mostInMemory) return addSeal('large', 0, place);
  for (const segment of segmentsOf(bytes, name)) {
    const { packing, seal, start } = segment;
    const inner: Place = {
      ...place,
      name: segment.name ?? (packing === undefined ? '' : name.replace(/\.(?:br|brotli|gz|zst)$/iu, '')),
      packing: joinPackings(place.packing, packing),
      // In what is packed in base64, all stands where that begins.
      placeAt: place.level > 0 ? place.placeAt : (index) => placeIn(segment, index),
    };
    if (seal !== undefined) addSeal(seal, place.level > 0 ? place.placeAt(0) : start, place, inner.packing);
    addBrandFile(segment.bytes, inner);
    searchText(bufferOf(segment.bytes), inner, segment);
  }
}

function joinPackings(outer: string | undefined, inner: string | undefined): string | undefined {
  return outer === undefined || inner === undefined ? (inner ?? outer) : `${outer}, ${inner}`;
}

/** Searches bytes of text, or in which there may be text. */
function searchText(bytes: Buffer, place: Place, segment?: Segment): void {
  const { search, name, level, placeAt } = place;
  if (!search.mayHave(bytes, name, search.isAllowed)) return;
  const isPacked = segment !== undefined && isPackedFormat(bytes, name);
  const isText = isUtf8(bytes) && !isPacked && (segment !== undefined || !bytes.includes(0));
  const { text, byteAt } = isText ? readUtf8(bytes) : decodeLenient(bytes);
  const hits = search.find(text, {
    language: isText ? languageOf(name) : 'bytes',
    isAllowed: search.isAllowed,
    onFile: (file, start) => {
      if (level >= mostLevels) return;
      const at = placeAt(byteAt(start));
      searchBytes(file, { ...place, name: '', level: level + 1, placeAt: () => at });
    },
  });
  for (const hit of hits) {
    const lines = isText && level === 0 && segment?.places === undefined ? lineOf(text, hit.start) : {};
    addHit(hit, place, placeAt(byteAt(hit.start)), lines, excerptOf(text, hit));
  }
}

function readUtf8(bytes: Buffer): { text: string; byteAt: (index: number) => number } {
  const text = bytes.toString('utf8');
  if (text.length === bytes.length) return { text, byteAt: (index) => index };
  let known = { index: 0, byte: 0 };
  const byteAt = (index: number): number => {
    const from = index >= known.index ? known : { index: 0, byte: 0 };
    known = { index, byte: from.byte + Buffer.byteLength(text.slice(from.index, index)) };
    return known.byte;
  };
  return { text, byteAt };
}

const longestLine = 64 * 1024;

function lineOf(text: string, start: number): { line: number; column?: number } {
  const begin = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < begin; at = text.indexOf('\n', at + 1)) line++;
  return { line, ...(start - begin <= longestLine ? { column: start - begin + 1 } : {}) };
}

const excerptMargin = 30;

/** A hit with some characters around it, on one line. */
function excerptOf(text: string, { start, end }: TermHit): string {
  return text
    .slice(Math.max(0, start - excerptMargin), end + excerptMargin)
    .replaceAll('\0', '')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{C}\ufffd]/gu, '·');
}

function addHit(
  { term }: Pick<TermHit, 'term'>,
  { leaks, search, packing }: Place,
  offset: number,
  lines: { line?: number; column?: number },
  excerpt: string,
): void {
  leaks.push({
    file: search.file,
    ...whereOf(packing),
    offset,
    ...lines,
    term: term.term,
    kind: term.kind,
    source: term.source,
    excerpt,
    forbidden: term,
  });
}

function whereOf(packing: string | undefined): Pick<Leak, 'place' | 'packing'> {
  return packing === undefined ? { place: 'content' } : { place: 'unpacked', packing };
}

function addSeal(seal: UnreadableFile, offset: number, place: Place, packing = place.packing): void {
  const term = place.search.termOf(seal);
  if (!place.search.isAllowed(term)) addHit({ term }, { ...place, packing }, offset, {}, seal);
}

function addBrandFile(bytes: Uint8Array, { search, leaks, packing, placeAt }: Place): void {
  const found = search.brandFiles.find(bytes);
  if (!found) return;
  const { term, source, digest } = found;
  const excerpt = `sha256 ${digest}`;
  leaks.push({ file: search.file, ...whereOf(packing), offset: placeAt(0), term, kind: 'digest', source, excerpt });
}

function withoutRepetition(leaks: readonly FoundLeak[]): FoundLeak[] {
  const seen = new Set<string>();
  const sorted = [...leaks].sort((a, b) => a.offset - b.offset);
  return sorted.filter(({ place, packing, offset, term }) => {
    const identity = JSON.stringify([place, packing, offset, term]);
    const isNew = !seen.has(identity);
    seen.add(identity);
    return isNew;
  });
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
