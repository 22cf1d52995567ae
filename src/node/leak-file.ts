import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import type { ForbiddenTerm } from '../engine/leaks/forbidden-term.ts';
import type { Leak } from './leak.ts';
import { digestOfBytes, type ForbiddenFile } from './leak-digests.ts';
import { isPackedFormat, segmentsOf } from './leak-segments.ts';
import { type FoundTerm, type LeakSearch, searchSegments, searchStream } from './leak-stream.ts';

/** A leak, before it is known where it comes from. */
export interface FoundLeak extends Omit<Leak, 'origin'> {
  /** The term that was found; a file of a brand is none. */
  readonly forbidden?: ForbiddenTerm;
}

/** Up to this size the parts of images and fonts are told apart; in larger ones all bytes are searched alike. */
const mostInMemory = 64 * 1024 * 1024;
const smallSize = 1024 * 1024;
const headSize = 4096;

/** Searches a file, what it packs and what it holds as base64; by offset, each term once at a place. */
export async function searchFile(
  path: string,
  search: LeakSearch,
  brandFiles: ReadonlyMap<string, ForbiddenFile>,
): Promise<FoundLeak[]> {
  const { file } = search;
  const { size } = await stat(path);
  const isOfBrandSize = [...brandFiles.values()].some((brandFile) => brandFile.size === size);
  let whole = size <= smallSize || isOfBrandSize ? await readFile(path) : undefined;
  const head = whole?.subarray(0, headSize) ?? readHead(path);
  const isPacked = isPackedFormat(head);
  if (isPacked && size <= mostInMemory) whole ??= await readFile(path);
  const read = (): Readable => (whole ? Readable.from([whole]) : createReadStream(path));

  const leaks: FoundLeak[] = [];
  const onEmbedded = (bytes: Uint8Array, offset: number): void => {
    const found = searchSegments(segmentsOf(Buffer.from(bytes)), search);
    leaks.push(...found.map((leak) => ({ ...toLeak(file, 'base64')(leak), place: 'content' as const, offset })));
    leaks.push(...brandFileLeaks(bytes, file, brandFiles, offset));
  };
  const packing = head[0] === 0x1f && head[1] === 0x8b ? 'gzip' : file.endsWith('.br') ? 'brotli' : undefined;
  const isText = !head.includes(0) || isWideText(head);
  const content = isPacked || packing ? 'packed' : isText ? 'text' : 'binary';
  leaks.push(...(await searchStream(whole ?? read(), search, content, onEmbedded)).map(toLeak(file)));
  if (whole) {
    leaks.push(...brandFileLeaks(whole, file, brandFiles, 0));
    if (isPacked) leaks.push(...searchSegments(segmentsOf(whole), search).map(toLeak(file)));
  }
  if (packing !== undefined) {
    const unpacked = read().pipe(packing === 'gzip' ? createGunzip() : createBrotliDecompress());
    const found = await searchStream(untilBroken(unpacked), search, 'text', onEmbedded);
    leaks.push(...found.map(toLeak(file, packing)));
  }
  return withoutRepetition(leaks);
}

/** What could be unpacked: a packed file that is broken off hides no more than that. */
async function* untilBroken(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch {
    // The bytes of the file itself are searched too.
  }
}

function toLeak(file: string, packing?: string): (found: FoundTerm) => FoundLeak {
  return ({ term, ...place }) => {
    const packed = place.packing ?? packing;
    return {
      file,
      place: packed === undefined ? 'content' : 'unpacked',
      ...place,
      ...(packed === undefined ? {} : { packing: packed }),
      term: term.term,
      kind: term.kind,
      source: term.source,
      forbidden: term,
    };
  };
}

function brandFileLeaks(
  bytes: Uint8Array,
  file: string,
  brandFiles: ReadonlyMap<string, ForbiddenFile>,
  offset: number,
): FoundLeak[] {
  if (brandFiles.size === 0) return [];
  const digest = digestOfBytes(bytes);
  const found = brandFiles.get(digest);
  if (!found) return [];
  const { term, source } = found;
  return [{ file, place: 'content', offset, term, kind: 'digest', source, excerpt: `sha256 ${digest}` }];
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

/** Whether a text says by its byte order mark that it is UTF-16. */
function isWideText(head: Buffer): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}
