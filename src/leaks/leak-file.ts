import { closeSync, createReadStream, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { FindOptions } from './terms/find-terms.ts';
import type { ForbiddenTerm } from './terms/forbidden-term.ts';
import type { UnreadableFile } from '../engine/internal.ts';
import type { Leak } from './leak.ts';
import type { BrandFiles } from './leak-digests.ts';
import { type Compression, compressions } from './readers/compressions.ts';
import type { Segment } from './readers/define.ts';
import { pdf } from './readers/pdf.ts';
import { unreadable } from './readers/unreadable.ts';
import { utf16 } from './readers/utf-16.ts';
import { zip } from './readers/zip.ts';
import { hasFormat, isPackedFormat, segmentsOf, within } from './leak-segments.ts';
import { type FoundTerm, type LeakSearch, searchSegment, searchStream } from './leak-stream.ts';

/** A leak, before it is known where it comes from. */
export interface FoundLeak extends Omit<Leak, 'origin'> {
  /** The term that was found; a file of a brand is none. */
  readonly forbidden?: ForbiddenTerm;
}

/** Up to this size the parts of images and fonts are told apart; in larger ones all bytes are searched alike. */
const mostInMemory = 64 * 1024 * 1024;
const smallSize = 1024 * 1024;
const headSize = 4096;

/**
 * Searches a file, what it packs and what it holds as base64; by offset, each term once at a place.
 *
 * @param source Its bytes, or its path: then memory does not grow with it.
 */
export async function searchFile(
  source: Buffer | string,
  search: LeakSearch,
  brandFiles: BrandFiles,
): Promise<FoundLeak[]> {
  const { file } = search;
  const { size, whole, head, compression, read } = openSource(source, file, brandFiles);

  const leaks: FoundLeak[] = [];
  const addSeal = (seal: UnreadableFile, place: Partial<Origin> & { readonly offset: number }): void => {
    const term = search.termOf(seal);
    if (!search.isAllowed(term)) leaks.push(toLeak(file, { term, excerpt: seal, ...place }));
  };
  const searchPart = (segment: Segment, origin?: Origin): void => {
    const { packing, seal } = segment;
    if (seal !== undefined) addSeal(seal, origin ?? { offset: segment.start, packing });
    const found = searchSegment(segment, search, (bytes, offset) =>
      searchEmbedded(bytes, origin ?? { offset, packing }),
    );
    leaks.push(...found.map((leak) => toLeak(file, { ...leak, ...origin })));
    leaks.push(...brandFileLeaks(segment.bytes, file, brandFiles, origin ?? { offset: segment.start, packing }));
  };
  const searchEmbedded = (bytes: Uint8Array, origin: Origin): void => {
    for (const segment of segmentsOf(Buffer.from(bytes))) searchPart(segment, origin);
    leaks.push(...brandFileLeaks(bytes, file, brandFiles, origin));
  };
  const searchWhole = async (
    stream: Buffer | AsyncIterable<Uint8Array>,
    content: NonNullable<FindOptions['content']>,
    packing?: string,
  ): Promise<FoundLeak[]> => {
    const onEmbedded = (bytes: Uint8Array, offset: number): void => searchEmbedded(bytes, { offset, packing });
    return (await searchStream(stream, search, content, onEmbedded)).map((leak) => toLeak(file, { ...leak, packing }));
  };

  const content = compression ? 'packed' : contentOf(head);
  const found = await searchWhole(whole ?? read(), content);
  if (whole) leaks.push(...brandFileLeaks(whole, file, brandFiles, { offset: 0 }));
  if (compression) {
    for (const segment of segmentsOf(head, file)) if (segment.packing === undefined) searchPart(segment);
    const { chunks, begin, kept } = await openUnpacked(read(), compression);
    const { name: packing } = compression;
    leaks.push(...(await searchWhole(chunks, contentOf(begin), packing)));
    for (const segment of segmentsOf(Buffer.concat(kept)))
      searchPart(within({ bytes: begin, start: 0, packing }, segment));
  } else if (whole) for (const segment of segmentsOf(whole)) searchPart(segment);
  else if (size > mostInMemory && unreadable.matches(head, file))
    for (const segment of segmentsOf(head)) searchPart(segment);
  else if (size > mostInMemory && [zip, pdf].some(({ matches }) => matches(head, file)))
    addSeal('large', { offset: 0 });
  // What is stored as it is in what packs it is found twice.
  const unpacked = new Set(leaks.filter(({ place }) => place === 'unpacked').map(({ term }) => term));
  return withoutRepetition([...found.filter(({ term }) => content !== 'packed' || !unpacked.has(term)), ...leaks]);
}

interface Source {
  readonly size: number;
  /** All of it, if it is there or has to be. */
  readonly whole: Buffer | undefined;
  readonly head: Buffer;
  readonly compression: Compression | undefined;
  readonly read: () => Readable;
}

function openSource(source: Buffer | string, file: string, brandFiles: BrandFiles): Source {
  const path = typeof source === 'string' ? source : '';
  const size = typeof source === 'string' ? statSync(path).size : source.length;
  const isSmall = size <= smallSize || brandFiles.hasSize(size);
  let whole = typeof source === 'string' ? (isSmall ? readFileSync(path) : undefined) : source;
  const head = whole?.subarray(0, headSize) ?? readHead(path);
  const compression = compressions.find(({ matches }) => matches(head, file));
  if (!compression && size <= mostInMemory && hasFormat(head)) whole ??= readFileSync(path);
  return { size, whole, head, compression, read: () => (whole ? Readable.from([whole]) : createReadStream(path)) };
}

/** Where a part of a file begins that is a file itself. */
interface Origin {
  readonly offset: number;
  readonly packing?: string | undefined;
}

function contentOf(head: Buffer): NonNullable<FindOptions['content']> {
  if (isPackedFormat(head)) return 'packed';
  return !head.includes(0) || utf16.matches(head, '') ? 'text' : 'binary';
}

/** The chunks that a file packs, the first of them, and all of them once they are read, where they are a file to be taken apart. */
async function openUnpacked(
  stream: Readable,
  { createUnpacker }: Compression,
): Promise<{ chunks: AsyncIterable<Uint8Array>; begin: Buffer; kept: readonly Uint8Array[] }> {
  const unpacked = untilBroken(stream.pipe(createUnpacker()));
  const { value = new Uint8Array(0) } = await unpacked.next();
  const begin = Buffer.from(value);
  const kept: Uint8Array[] = [];
  const isFile = hasFormat(begin);
  let size = 0;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of prepended(begin, unpacked)) {
      size += chunk.length;
      if (size > mostInMemory) kept.length = 0;
      else if (isFile) kept.push(chunk);
      yield chunk;
    }
  }
  return { chunks: chunks(), begin, kept };
}

async function* prepended(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

/** What could be unpacked: a packed file that is broken off hides no more than that. */
async function* untilBroken(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  try {
    yield* stream;
  } catch {
    // The bytes of the file itself are searched too.
  }
  return undefined;
}

function toLeak(file: string, { term, packing, ...place }: Omit<FoundTerm, 'packing'> & Partial<Origin>): FoundLeak {
  return {
    file,
    place: packing === undefined ? 'content' : 'unpacked',
    ...place,
    ...(packing === undefined ? {} : { packing }),
    term: term.term,
    kind: term.kind,
    source: term.source,
    forbidden: term,
  };
}

function brandFileLeaks(
  bytes: Uint8Array,
  file: string,
  brandFiles: BrandFiles,
  { offset, packing }: Origin,
): FoundLeak[] {
  const found = brandFiles.find(bytes);
  if (!found) return [];
  const { term, source, digest } = found;
  const place = packing === undefined ? { place: 'content' as const } : { place: 'unpacked' as const, packing };
  return [{ file, ...place, offset, term, kind: 'digest', source, excerpt: `sha256 ${digest}` }];
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

function readHead(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(headSize);
    return head.subarray(0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}
