import { availableParallelism } from 'node:os';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import type { SiteFile } from '../answer/answer.ts';
import { isText, type Packing, packings, packText, smallestPacked } from '../system/pack-text.ts';

/** How a file can be sent: as it is, or packed. */
export type Encoding = Packing | 'identity';

export type Bytes = Uint8Array<ArrayBuffer>;

/** A file of a site as a server has it. */
export interface ServedFile extends SiteFile {
  /** Finds out what it is, which may be to make it; throws if it can not be sent. */
  readonly open: () => Promise<OpenedFile>;
}

/** What is known of a file before it is sent; its content is read, and packed, when that is asked for. */
export interface OpenedFile {
  /** Changes with the content, and with nothing else. */
  readonly digest: string;
  /** Which of its forms there are, the smallest first. */
  readonly encodings: readonly Encoding[];
  readonly read: (encoding: Encoding) => Promise<Bytes>;
}

/** The forms in which a file of a name and of so many bytes is sent. */
export function encodingsOf(name: string, length: number): readonly Encoding[] {
  return isText(name) && length >= smallestPacked ? [...packings, 'identity'] : ['identity'];
}

/** Keeps what is read by a key; asked for several times at once, it is read once. */
export type Keep = (key: string, read: () => Promise<Bytes>) => Promise<Bytes>;

/** Bytes of content that are kept in memory, all together. */
const memory = 64 * 1024 * 1024;
/** What keeping anything costs beside its bytes. */
const costOfEntry = 256;

/** Keeps contents in memory, the least recently asked for going first. */
export function createKeptContents(): Keep {
  const contents = new LRUCache<string, Bytes, () => Promise<Bytes>>({
    maxSize: memory,
    sizeCalculation: ({ length }) => length + costOfEntry,
    fetchMethod: (_key, _stale, { context: read }) => read(),
    // Whoever waits for something gets it, though there may be no room to keep it.
    ignoreFetchAbort: true,
  });
  return (key, read) => contents.forceFetch(key, { context: read });
}

const limit = pLimit(availableParallelism());

/** Packs text in its turn: a pass of many over a site would else begin to pack all its pages at once. */
export function packInTurn(
  packing: Packing,
  read: () => Promise<Bytes>,
  packed: (content: Bytes) => Promise<Bytes | undefined> = async () => undefined,
): Promise<Bytes> {
  return limit(async () => {
    const content = await read();
    return (await packed(content)) ?? packText(content, packing);
  });
}
