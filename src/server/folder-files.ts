import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import { isText, packedExtension, type Packing, packings, packText, smallestPacked } from '../system/pack-text.ts';
import type { SiteFile } from '../answer/answer.ts';
import { versionOf } from '../system/files/file-version.ts';

/** How a file can be sent: as it is, or packed. */
export type Encoding = Packing | 'identity';

/** A file of a folder; what it holds is read, and packed, when it is asked for. */
export interface FolderFile extends SiteFile {
  /** Changes with the content, and with nothing else. */
  readonly digest: string;
  /** Which of its forms there are, the smallest first. */
  readonly encodings: readonly Encoding[];
  readonly read: (encoding: Encoding) => Promise<Bytes>;
}

type Bytes = Uint8Array<ArrayBuffer>;
/** Keeps what is read by a key; asked for several times at once, it is read once. */
type Keep = (key: string, read: () => Promise<Bytes>) => Promise<Bytes>;

/** Bytes of content that are kept in memory, all together; of a file as it is, at most. */
const memory = 64 * 1024 * 1024;
const largest = 2 * 1024 * 1024;
/** What keeping anything costs beside its bytes. */
const costOfEntry = 256;
/** Files of which it is kept what they are. */
const mostFiles = 100_000;

/**
 * The files of a folder by their paths in the site. What was read or packed is kept, the
 * least recently asked for going first, and made again where the file on the disk is another
 * one. Links that lead out of the folder lead nowhere.
 */
export function openFolderFiles(folder: string): (path: string) => Promise<FolderFile | undefined> {
  const files = new LRUCache<string, { readonly version: string; readonly file: FolderFile }>({
    maxSize: mostFiles,
    sizeCalculation: () => 1,
  });
  const contents = new LRUCache<string, Bytes, () => Promise<Bytes>>({
    maxSize: memory,
    sizeCalculation: ({ length }) => length + costOfEntry,
    fetchMethod: (_key, _stale, { context: read }) => read(),
    // Whoever waits for something gets it, though there may be no room to keep it.
    ignoreFetchAbort: true,
  });
  return async (path) => {
    const full = join(folder, path);
    const version = versionOf(full);
    const known = files.get(path);
    if (known && known.version === version) return known.file;
    files.delete(path);
    if (version === undefined) return undefined;
    const keep: Keep = (key, read) => contents.forceFetch(`${version} ${key} ${path}`, { context: read });
    const file = isWithin(full, folder) ? openFile(full, keep) : undefined;
    if (file) files.set(path, { version, file });
    return file;
  };
}

/** Whether a file is in a folder, and not elsewhere by a link. */
function isWithin(file: string, folder: string): boolean {
  try {
    return realpathSync(file).startsWith(join(realpathSync(folder), sep));
  } catch {
    return false;
  }
}

function openFile(full: string, keep: Keep): FolderFile | undefined {
  const content = readOrNothing(full);
  if (!content) return undefined;
  const { length } = content;
  const read = (encoding: Encoding): Promise<Bytes> => {
    if (encoding !== 'identity') return keep(encoding, () => readPacked(full, encoding));
    return length > largest ? readFile(full) : keep(encoding, async () => readFileSync(full));
  };
  return {
    digest: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    encodings: isText(full) && length >= smallestPacked ? [...packings, 'identity'] : ['identity'],
    read,
    text: async () => new TextDecoder().decode(await read('identity')),
  };
}

function readOrNothing(file: string): Bytes | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** A pass of many over a site would else begin to pack all its pages at once. */
const limit = pLimit(availableParallelism());

function readPacked(full: string, packing: Packing): Promise<Bytes> {
  return limit(async () => {
    const content = await readFile(full);
    return (await readPackedBeside(full, packing, content)) ?? packText(content, packing);
  });
}

const unpack = { br: promisify(brotliDecompress), gzip: promisify(gunzip) };

/** The packed form that is beside a file; not one of another content, as somebody may have changed the file alone. */
async function readPackedBeside(full: string, packing: Packing, content: Buffer): Promise<Bytes | undefined> {
  try {
    const packed = await readFile(full + packedExtension[packing]);
    const unpacked = await unpack[packing](packed, { maxOutputLength: content.length });
    return unpacked.equals(content) ? packed : undefined;
  } catch {
    return undefined;
  }
}
