import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { SiteFile } from './answer.ts';

/** How a file can be sent: as it is, or packed. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** A file of a folder. */
export interface FolderFile extends SiteFile {
  /** Changes with the content, and with nothing else. */
  readonly digest: string;
  /** Which of its forms there are. */
  readonly encodings: readonly Encoding[];
  readonly read: (encoding: Encoding) => Promise<Uint8Array<ArrayBuffer>>;
}

/** Bytes of files that are kept in memory, all together and at most of each. */
const memory = 64 * 1024 * 1024;
const largest = 2 * 1024 * 1024;

interface Kept {
  readonly key: string;
  readonly file: FolderFile;
  readonly bytes: number;
}

/**
 * The files of a folder by their paths in the site. What was read is kept, the least
 * recently asked for going first, and read again where the file on the disk is another one.
 */
export function openFolderFiles(folder: string): (path: string) => Promise<FolderFile | undefined> {
  const kept = new Map<string, Kept>();
  let bytes = 0;
  const forget = (path: string): void => {
    bytes -= kept.get(path)?.bytes ?? 0;
    kept.delete(path);
  };
  return async (path) => {
    const full = join(folder, path);
    const key = keyOf(full);
    const known = kept.get(path);
    if (known && known.key === key) {
      kept.delete(path);
      kept.set(path, known);
      return known.file;
    }
    forget(path);
    if (key === undefined) return undefined;
    const read = readForms(full);
    if (!read) return undefined;
    kept.set(path, { key, ...read });
    bytes += read.bytes;
    for (const oldest of kept.keys()) {
      if (bytes <= memory || oldest === path) break;
      forget(oldest);
    }
    return read.file;
  };
}

/** What is another one when the file is. A look at the disk costs less here than a thread's turn. */
function keyOf(file: string): string | undefined {
  try {
    const facts = statSync(file, { throwIfNoEntry: false });
    return facts?.isFile() ? `${facts.ino} ${facts.mtimeMs} ${facts.size}` : undefined;
  } catch {
    // A name that is too long, or goes through a file, is that of no file.
    return undefined;
  }
}

function readForms(full: string): { file: FolderFile; bytes: number } | undefined {
  const content = readOrNothing(full);
  if (!content) return undefined;
  const digest = createHash('sha256').update(content).digest('base64url').slice(0, 22);
  const packed = (['br', 'gzip'] as const).flatMap((encoding) => {
    const packed = readPacked(full, encoding, content);
    return packed ? [[encoding, packed] as const] : [];
  });
  const forms = new Map<Encoding, Uint8Array<ArrayBuffer>>([...packed, ['identity', content]]);
  const encodings = [...forms.keys()];
  const text = async (): Promise<string> => new TextDecoder().decode(await read('identity'));
  // Beside its content a file costs its entries.
  const cost = [...forms.values()].reduce((sum, form) => sum + form.length, 1024);
  const isKept = cost <= largest;
  const read = async (encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> =>
    (isKept ? forms.get(encoding) : undefined) ?? (await readFile(full + (extensions[encoding] ?? '')));
  if (!isKept) forms.clear();
  return { file: { digest, encodings, read, text }, bytes: isKept ? cost : 1024 };
}

const extensions: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz', identity: '' };

/** The packed form beside a file, unless it is of another content: somebody may have changed the file alone. */
function readPacked(full: string, encoding: 'br' | 'gzip', content: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const packed = readOrNothing(full + extensions[encoding]);
  if (!packed) return undefined;
  try {
    const options = { maxOutputLength: content.length + 1 };
    const unpacked = encoding === 'br' ? brotliDecompressSync(packed, options) : gunzipSync(packed, options);
    return unpacked.equals(content) ? packed : undefined;
  } catch {
    return undefined;
  }
}

function readOrNothing(file: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
