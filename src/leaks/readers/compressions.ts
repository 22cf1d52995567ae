import { brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import type { FileFormat, Segment } from './define.ts';
import { inflate, mostUnpacked, unzstd } from './unpack.ts';

/** A way to pack a whole file. */
interface Compression {
  readonly name: string;
  readonly matches: FileFormat['matches'];
  /** Nothing, or an error, if the file is not packed so. */
  readonly unpack: (file: Buffer) => Buffer | undefined;
  /** What stands before the packed bytes. */
  readonly readHead?: (file: Buffer) => Iterable<Segment>;
  readonly isNamed?: true;
}

const maxOutputLength = mostUnpacked;

const gzip: Compression = {
  name: 'gzip',
  matches: (head) => head[0] === 0x1f && head[1] === 0x8b,
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
  unpack: unzstd,
};

/** zlib's two bytes can be text, so that those after them have to be tried. */
const zlib: Compression = {
  name: 'deflate',
  matches: (head) =>
    head.length > 2 && head[0] === 0x78 && head.readUInt16BE(0) % 31 === 0 && inflate(head) !== undefined,
  unpack: inflate,
};

/** Brotli does not say what it is: the file's name does. */
const brotli: Compression = {
  name: 'brotli',
  matches: (_head, name) => name.toLowerCase().endsWith('.br') || name.toLowerCase().endsWith('.brotli'),
  unpack: (file) => brotliDecompressSync(file, { maxOutputLength }),
  isNamed: true,
};

export const compressedFiles: readonly FileFormat[] = [gzip, zstd, zlib, brotli].map(
  ({ name, matches, unpack, readHead, isNamed }): FileFormat => ({
    matches,
    *read(file) {
      yield* readHead?.(file) ?? [];
      const bytes = attempt(() => unpack(file));
      if (Buffer.isBuffer(bytes)) yield { bytes, start: 0, packing: name };
      else yield { bytes: new Uint8Array(0), start: 0, seal: bytes };
    },
    ...(isNamed ? { isNamed } : {}),
  }),
);

function attempt(unpack: () => Buffer | undefined): Buffer | 'large' | 'unknown' {
  try {
    return unpack() ?? 'unknown';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'large' : 'unknown';
  }
}
