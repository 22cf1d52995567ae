import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { packedExtension, type Packing } from '../system/pack-text.ts';
import { versionOf } from '../system/files/file-version.ts';
import {
  type Bytes,
  createKeptContents,
  type Encoding,
  encodingsOf,
  type Keep,
  type OpenedFile,
  packInTurn,
  type ServedFile,
} from './served-file.ts';

/** A file of a folder. */
export type FolderFile = ServedFile & OpenedFile;

/** Bytes of a file that is kept in memory as it is, at most. */
const largest = 2 * 1024 * 1024;
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
  const keepContent = createKeptContents();
  return async (path) => {
    const full = join(folder, path);
    const version = versionOf(full);
    const known = files.get(path);
    if (known && known.version === version) return known.file;
    files.delete(path);
    if (version === undefined) return undefined;
    const keep: Keep = (key, read) => keepContent(`${version} ${key} ${path}`, read);
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
  const opened: OpenedFile = {
    digest: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    encodings: encodingsOf(full, length),
    read,
  };
  return {
    ...opened,
    open: async () => opened,
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

function readPacked(full: string, packing: Packing): Promise<Bytes> {
  return packInTurn(
    packing,
    () => readFile(full),
    (content) => readPackedBeside(full, packing, content),
  );
}

const unpack = { br: promisify(brotliDecompress), gzip: promisify(gunzip) };

/** The packed form that is beside a file; not one of another content, as somebody may have changed the file alone. */
async function readPackedBeside(full: string, packing: Packing, content: Bytes): Promise<Bytes | undefined> {
  try {
    const packed = await readFile(full + packedExtension[packing]);
    const unpacked = await unpack[packing](packed, { maxOutputLength: content.length });
    return unpacked.equals(content) ? packed : undefined;
  } catch {
    return undefined;
  }
}
