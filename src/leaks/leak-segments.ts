import type { FileFormat, Segment } from './readers/define.ts';
import { fileFormats } from './readers/index.ts';

/** How many files are looked for in one another: an image in a document in an archive that is packed. */
const mostLevels = 5;

/** The texts in a file of a format that has such parts, and in the files that lie in it; none in others. */
export function* segmentsOf(file: Buffer, name = '', level = 0): Generator<Segment> {
  const format = formatOf(file, name);
  if (!format || level === mostLevels) return;
  for (const segment of readUntilBroken(format, file)) {
    yield segment;
    if (format.isText) continue;
    for (const inner of segmentsOf(bufferOf(segment.bytes), segment.name, level + 1)) yield within(segment, inner);
  }
}

/** Whether a file holds other things than text: one that only begins as such a file does is text. */
export function isPackedFormat(head: Buffer, name = ''): boolean {
  const format = formatOf(head, name);
  return format !== undefined && !format.isText && (format.isNamed === true || head.subarray(0, 4096).some(isControl));
}

/** The format of a file that {@link segmentsOf} takes apart. */
export function formatOf(head: Buffer, name: string): FileFormat | undefined {
  return fileFormats.find(({ matches }) => matches(head, name));
}

/** What ends early, or is not as its format says, is still searched as bytes. */
function* readUntilBroken(format: FileFormat, file: Buffer): Generator<Segment> {
  try {
    yield* format.read(file);
  } catch {
    // Its parts up to there have been read.
  }
}

/** A part of a part, as one of the whole. */
export function within(outer: Segment, inner: Segment): Segment {
  const { bytes } = inner;
  if (inner.packing !== undefined) {
    const packing = outer.packing === undefined ? inner.packing : `${outer.packing}, ${inner.packing}`;
    return { ...inner, packing };
  }
  if (outer.places === undefined && inner.places === undefined)
    return { ...outer, ...inner, start: outer.start + inner.start };
  const places = Array.from({ length: bytes.length + 1 }, (_, index) => placeIn(outer, placeIn(inner, index)));
  return { ...outer, ...inner, start: places[0] ?? 0, places };
}

/** Where a byte of a segment stands. */
export function placeIn({ start, places }: Segment, index: number): number {
  return places?.[index] ?? start + index;
}

/** The bytes that no text has. */
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32 && byte !== 27);
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
