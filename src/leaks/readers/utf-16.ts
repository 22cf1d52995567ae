import type { FileFormat, Segment } from './define.ts';

/**
 * A text in UTF-16 as the same text in UTF-8, with the place of each byte: of two, that with the letter. A byte order mark says
 * which byte comes first; without one `isBigEndian` does.
 */
export function readUtf16(file: Buffer, start: number, end: number, isBigEndian: boolean): Segment {
  const mark = end - start < 2 ? 0 : file.readUInt16BE(start);
  const isBig = mark === 0xfe_ff || (mark !== 0xff_fe && isBigEndian);
  const out: number[] = [];
  const places: number[] = [];
  const unitAt = (at: number): number => (isBig ? file.readUInt16BE(at) : file.readUInt16LE(at));
  for (let at = start; at + 2 <= Math.min(end, file.length);) {
    const unit = unitAt(at);
    const isPair = unit >= 0xd8_00 && unit < 0xdc_00 && at + 4 <= end;
    const text = isPair ? String.fromCharCode(unit, unitAt(at + 2)) : String.fromCharCode(unit);
    const place = at + Number(isBig && unit < 0x1_00);
    for (const byte of Buffer.from(text)) {
      out.push(byte);
      places.push(place);
    }
    at += isPair ? 4 : 2;
  }
  places.push(end);
  return { bytes: Uint8Array.from(out), places, start };
}

/** Texts in UTF-16, which say so by their byte order mark or by the zeros of their first letters. */
export const utf16: FileFormat = {
  matches: (head) => hasMark(head) || hasZerosAt(head, 0) || hasZerosAt(head, 1),
  *read(file) {
    yield readUtf16(file, 0, file.length, hasZerosAt(file, 0));
  },
  isText: true,
};

function hasMark(head: Buffer): boolean {
  return head.length > 1 && [0xff_fe, 0xfe_ff].includes(head.readUInt16BE(0));
}

const firstBytes = 16;

/** Whether of the first bytes each second one, from this on, is zero, and no other. */
function hasZerosAt(head: Buffer, from: number): boolean {
  const first = head.subarray(0, firstBytes);
  return first.length === firstBytes && first.every((byte, index) => (byte === 0) === (index % 2 === from));
}
