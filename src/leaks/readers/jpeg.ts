import { type FileFormat, partOf, type Segment } from './define.ts';

/** JPEG: comments and application data such as EXIF, XMP, IPTC and ICC, and what comes after the picture (ITU T.81, B). */
export const jpeg: FileFormat = {
  matches: (head) => head.toString('latin1', 0, 3) === '\u00ff\u00d8\u00ff',
  *read(file) {
    let at = 2;
    while (at + 4 <= file.length && file[at] === 0xff) {
      const marker = file[at + 1] as number;
      if (marker === 0xd9) {
        yield partOf(file, at + 2);
        return;
      }
      if (marker === 0xff) {
        at++;
        continue;
      }
      const length = file.readUInt16BE(at + 2);
      if (marker === 0xfe || (marker >= 0xe0 && marker <= 0xef))
        yield* withoutExifSign(partOf(file, at + 4, at + 2 + length));
      at += 2 + length;
      if (marker === 0xda) at = endOfScan(file, at);
    }
  },
};

/** Within a scan, a marker is a 0xFF that neither a zero nor the number of a restart follows. */
function endOfScan(file: Buffer, start: number): number {
  for (let at = file.indexOf(0xff, start); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return file.length;
}

/** EXIF is a TIFF behind six bytes that say so. */
export function* withoutExifSign(segment: Segment): Generator<Segment> {
  const { bytes, start } = segment;
  const isExif = Buffer.from(bytes.subarray(0, 6)).toString('latin1') === 'Exif\0\0';
  yield segment;
  if (isExif) yield { bytes: bytes.subarray(6), start: start + 6 };
}
