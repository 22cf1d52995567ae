import { type FileFormat, partOf, type Segment } from './define.ts';
import { readUtf16 } from './utf-16.ts';

/** Tags whose values are other folders of tags: of a picture, of EXIF, of a position, of exchange. */
const folders: ReadonlySet<number> = new Set([0x14a, 0x8769, 0x8825, 0xa005]);
/** IPTC, which some programs write as numbers. */
const iptc = 0x83bb;
const userComment = 0x9286;
const [byteType, textType, longType, undefinedType] = [1, 2, 4, 7];
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/** TIFF, and with it EXIF: the values that are texts or bytes (TIFF 6.0; CIPA DC-008). */
export const tiff: FileFormat = {
  matches: (head) => ['II*\0', 'MM\0*'].includes(head.toString('latin1', 0, 4)),
  *read(file) {
    const isBig = file[0] === 0x4d;
    const short = (at: number): number => (isBig ? file.readUInt16BE(at) : file.readUInt16LE(at));
    const long = (at: number): number => (isBig ? file.readUInt32BE(at) : file.readUInt32LE(at));
    const waiting = [long(4)];
    const seen = new Set<number>([0]);
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
      if (seen.has(folder)) continue;
      seen.add(folder);
      const end = folder + 2 + short(folder) * 12;
      for (let entry = folder + 2; entry < end; entry += 12) {
        const [tag, type, count] = [short(entry), short(entry + 2), long(entry + 4)];
        const length = (sizes[type] ?? 0) * count;
        const start = length > 4 ? long(entry + 8) : entry + 8;
        if (folders.has(tag) && type === longType)
          for (let index = 0; index < count; index++) waiting.push(long(start + index * 4));
        else if (tag === iptc || [byteType, textType, undefinedType].includes(type))
          yield readValue(file, tag, start, start + length, isBig);
      }
      waiting.push(long(end));
    }
  },
};

/** Windows writes title, comment, author, keywords and subject in UTF-16; a comment says what it is in. */
function readValue(file: Buffer, tag: number, start: number, end: number, isBig: boolean): Segment {
  if (tag >= 0x9c9b && tag <= 0x9c9f) return readUtf16(file, start, end, false);
  const isWide = tag === userComment && file.toString('latin1', start, start + 8) === 'UNICODE\0';
  return isWide ? readUtf16(file, start + 8, end, isBig) : partOf(file, start, end);
}
