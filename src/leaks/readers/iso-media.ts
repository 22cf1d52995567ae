import { type FileFormat, partOf, type Segment } from './define.ts';
import { findItems } from './iso-items.ts';
import { withoutExifSign } from './jpeg.ts';

const containers = /^(?:moov|trak|mdia|minf|dinf|udta|ilst|edts|meco|strk|moof|traf|iprp|ipco)$/u;

/** MP4, M4A, MOV, HEIC and AVIF: every box but those of the pictures and sounds (ISO/IEC 14496-12, 4.2). */
export const isoMedia: FileFormat = {
  matches: (head) => /^(?:ftyp|styp|moov|wide|free)$/u.test(head.toString('latin1', 4, 8)),
  *read(file) {
    yield* readBoxes(file, 0, file.length, false);
  },
};

function* readBoxes(file: Buffer, from: number, to: number, isList: boolean): Generator<Segment> {
  for (let at = from; at + 8 <= to;) {
    const type = file.toString('latin1', at + 4, at + 8);
    const written = file.readUInt32BE(at);
    const head = written === 1 ? 16 : 8;
    const size = written === 0 ? to - at : written === 1 ? Number(file.readBigUInt64BE(at + 8)) : written;
    if (size < head) return;
    const [start, end] = [at + head, Math.min(to, at + size)];
    if (type === 'meta') {
      // QuickTime's has no version and flags before its boxes.
      const isPlain = file.toString('latin1', start + 4, start + 8) === 'hdlr';
      yield* readBoxes(file, isPlain ? start : start + 4, end, false);
      for (const item of findItems(file, isPlain ? start : start + 4, end)) yield* readItem(file, item);
    } else if (containers.test(type) || isList) yield* readBoxes(file, start, end, type === 'ilst');
    // A value of the list of properties stands behind its type and its language.
    else if (type === 'data') yield partOf(file, start + 8, end);
    else if (type !== 'mdat' && type !== 'stbl' && type !== 'idat') yield partOf(file, start, end);
    at = end;
  }
}

/** EXIF of HEIC and AVIF begins with the distance to its TIFF. */
function* readItem(
  file: Buffer,
  { type, start, end }: { type: string; start: number; end: number },
): Generator<Segment> {
  if (type === 'Exif') {
    const tiff = start + 4 + file.readUInt32BE(start);
    yield* withoutExifSign(partOf(file, tiff, end));
  } else yield partOf(file, start, end);
}
