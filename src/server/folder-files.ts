import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { SiteFile } from '../answer/answer.ts';
import { createByteCache } from './byte-cache.ts';
import { versionOf } from './file-version.ts';

/** How a file can be sent: as it is, or packed. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** A file of a folder; what it holds is read when it is asked for. */
export interface FolderFile extends SiteFile {
  /** Changes with the content, and with nothing else. */
  readonly digest: string;
  /** Which of its forms there are. */
  readonly encodings: readonly Encoding[];
  readonly read: (encoding: Encoding) => Promise<Bytes>;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes of content that are kept in memory, all together and at most of each form. */
const memory = 64 * 1024 * 1024;
const largest = 2 * 1024 * 1024;
/** Files of which it is kept what they are. */
const mostFiles = 100_000;

/**
 * The files of a folder by their paths in the site. What was read is kept, the least
 * recently asked for going first, and read again where the file on the disk is another one.
 */
export function openFolderFiles(folder: string): (path: string) => Promise<FolderFile | undefined> {
  const files = new Map<string, { readonly version: string; readonly file: FolderFile }>();
  const contents = createByteCache(memory);
  return async (path) => {
    const full = join(folder, path);
    const version = versionOf(full);
    const known = files.get(path);
    if (known && known.version === version) return known.file;
    files.delete(path);
    if (version === undefined) return undefined;
    const file = openFile(full, (encoding, read) => contents(`${version} ${encoding} ${path}`, read));
    if (!file) return undefined;
    const [oldest] = files.keys();
    if (files.size >= mostFiles && oldest !== undefined) files.delete(oldest);
    files.set(path, { version, file });
    return file;
  };
}

function openFile(full: string, keep: (encoding: Encoding, read: () => Bytes) => Bytes): FolderFile | undefined {
  const content = readOrNothing(full);
  if (!content) return undefined;
  const { length } = content;
  const read = async (encoding: Encoding): Promise<Bytes> => {
    const file = full + extensions[encoding];
    return length > largest ? readFile(file) : keep(encoding, () => readFileSync(file));
  };
  return {
    digest: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    encodings: [...(['br', 'gzip'] as const).filter((encoding) => isPacked(full, encoding, content)), 'identity'],
    read,
    text: async () => new TextDecoder().decode(await read('identity')),
  };
}

const extensions: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz', identity: '' };

/** Whether a packed form is beside a file; not one of another content, as somebody may have changed the file alone. */
function isPacked(full: string, encoding: 'br' | 'gzip', content: Bytes): boolean {
  const packed = readOrNothing(full + extensions[encoding]);
  if (!packed) return false;
  try {
    const options = { maxOutputLength: content.length + 1 };
    const unpacked = encoding === 'br' ? brotliDecompressSync(packed, options) : gunzipSync(packed, options);
    return unpacked.equals(content);
  } catch {
    return false;
  }
}

function readOrNothing(file: string): Bytes | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
