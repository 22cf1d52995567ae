import type { Transform } from 'node:stream';
import {
  brotliDecompressSync,
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
  gunzipSync,
} from 'node:zlib';
import type { FileFormat, Segment } from './define.ts';
import { inflate, mostUnpacked, unzstd } from './unpack.ts';

/** A way to pack a whole file. */
export interface Compression {
  readonly name: string;
  readonly matches: FileFormat['matches'];
  readonly createUnpacker: () => Transform;
  /** Throws where the file is not packed so. */
  readonly unpack: (file: Buffer) => Buffer | undefined;
  /** What stands before the packed bytes. */
  readonly readHead?: (file: Buffer) => Iterable<Segment>;
}

const maxOutputLength = mostUnpacked;

const gzip: Compression = {
  name: 'gzip',
  matches: (head) => head[0] === 0x1f && head[1] === 0x8b,
  createUnpacker: () => createGunzip(),
  unpack: (file) => gunzipSync(file, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH }),
  /** The name and the comment (RFC 1952, 2.3). */
  *readHead(file) {
    const flags = file[3] ?? 0;
    const start = 10 + ((flags & 4) === 0 ? 0 : 2 + file.readUInt16LE(10));
    const texts = Number((flags & 8) !== 0) + Number((flags & 16) !== 0);
    let end = start;
    for (let text = 0; text < texts && end < file.length; text++) end = file.indexOf(0, end) + 1;
    const from = 10;
    if (end > from) yield { bytes: file.subarray(from, end), start: from };
  },
};

const zstd: Compression = {
  name: 'zstd',
  matches: (head) => head.length >= 4 && head.readUInt32LE(0) === 0xfd_2f_b5_28,
  createUnpacker: () => createZstdDecompress(),
  unpack: unzstd,
};

/** zlib's two bytes can be text, so that those after them have to be tried. */
const zlib: Compression = {
  name: 'deflate',
  matches: (head) =>
    head.length > 2 && head[0] === 0x78 && head.readUInt16BE(0) % 31 === 0 && inflate(head) !== undefined,
  createUnpacker: () => createInflate(),
  unpack: inflate,
};

/** Brotli does not say what it is: the file's name does. */
const brotli: Compression = {
  name: 'brotli',
  matches: (_head, name) => name.toLowerCase().endsWith('.br') || name.toLowerCase().endsWith('.brotli'),
  createUnpacker: () => createBrotliDecompress(),
  unpack: (file) => brotliDecompressSync(file, { maxOutputLength }),
};

export const compressions: readonly Compression[] = [gzip, zstd, zlib, brotli];

/** The same for files that lie in others. */
export const compressedFiles: readonly FileFormat[] = compressions.map(({ name, matches, unpack, readHead }) => ({
  matches,
  *read(file) {
    yield* readHead?.(file) ?? [];
    const bytes = unpack(file);
    if (bytes) yield { bytes, start: 0, packing: name };
  },
}));
