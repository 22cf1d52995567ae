import { type FileFormat, partOf, type Segment } from './define.ts';
import { readUtf16 } from './utf-16.ts';

/** MP3 and others with ID3: each frame, of which those of UTF-16 say so (ID3 2.3, 3.3 and 4.2; 2.4). */
export const id3: FileFormat = {
  matches: (head) => head.toString('latin1', 0, 3) === 'ID3',
  *read(file) {
    const version = file[3] ?? 0;
    const end = Math.min(file.length, 10 + readSafeSize(file, 6));
    const [idSize, headSize] = version < 3 ? [3, 6] : [4, 10];
    const hasExtended = version > 2 && ((file[5] ?? 0) & 0x40) !== 0;
    let at = 10 + (hasExtended ? (version === 3 ? 4 + file.readUInt32BE(10) : readSafeSize(file, 10)) : 0);
    while (at + headSize < end && file[at] !== 0) {
      const id = file.toString('latin1', at, at + idSize);
      const sizeAt = at + idSize;
      const size =
        version < 3
          ? file.readUIntBE(sizeAt, 3)
          : version === 3
            ? file.readUInt32BE(sizeAt)
            : readSafeSize(file, sizeAt);
      yield* readFrame(file, id, at + headSize, Math.min(end, at + headSize + size));
      at += headSize + size;
    }
    yield partOf(file, Math.max(end, file.length - 128));
  },
};

function* readFrame(file: Buffer, id: string, start: number, end: number): Generator<Segment> {
  yield partOf(file, start, end);
  const encoding = file[start];
  if (encoding !== 1 && encoding !== 2) return;
  // Comments and lyrics name their language first.
  const text = start + (/^(?:COM|ULT|USLT)/u.test(id) ? 4 : 1);
  yield readUtf16(file, text, end, encoding === 2);
}

/** A number of seven bits a byte, so that no part of it looks like the begin of sound. */
function readSafeSize(file: Buffer, at: number): number {
  return [0, 1, 2, 3].reduce((size, index) => size * 128 + (file.readUInt8(at + index) & 0x7f), 0);
}

/** Ogg: the pages before the sound begins, which have its comments, as one (RFC 3533, 6). */
export const ogg: FileFormat = {
  matches: (head) => head.toString('latin1', 0, 4) === 'OggS',
  *read(file) {
    const places: number[] = [];
    let at = 0;
    while (at + 27 <= file.length && file.toString('latin1', at, at + 4) === 'OggS') {
      const position = file.readBigInt64LE(at + 6);
      if (position > 0n) break;
      const count = file[at + 26] as number;
      const start = at + 27 + count;
      const size = file.subarray(at + 27, start).reduce((sum, length) => sum + length, 0);
      for (let index = start; index < Math.min(file.length, start + size); index++) places.push(index);
      at = start + size;
    }
    yield { bytes: Uint8Array.from(places, (place) => file[place] ?? 0), places: [...places, at], start: 0 };
  },
};

/** FLAC: the blocks before the sound (RFC 9639, 8). */
export const flac: FileFormat = {
  matches: (head) => head.toString('latin1', 0, 4) === 'fLaC',
  *read(file) {
    for (let at = 4, isLast = false; !isLast;) {
      isLast = (file.readUInt8(at) & 0x80) !== 0;
      const end = at + 4 + file.readUIntBE(at + 1, 3);
      yield partOf(file, at + 4, end);
      at = end;
    }
  },
};
