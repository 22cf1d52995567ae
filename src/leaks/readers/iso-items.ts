/** A part of a HEIC or AVIF file that is no picture. */
export interface IsoItem {
  /** `Exif`, or `mime` for XMP. */
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Where EXIF and XMP stand among the pixels: a box numbers the items, another places them (ISO/IEC 14496-12, 8.11). */
export function findItems(file: Buffer, from: number, to: number): IsoItem[] {
  const boxes = new Map<string, { start: number; end: number }>();
  for (let at = from; at + 8 <= to && file.readUInt32BE(at) >= 8; at += file.readUInt32BE(at))
    boxes.set(file.toString('latin1', at + 4, at + 8), { start: at + 8, end: at + file.readUInt32BE(at) });
  const information = boxes.get('iinf');
  const locations = boxes.get('iloc');
  if (!information || !locations) return [];
  const types = readTypes(file, information.start, information.end);
  return readLocations(file, locations.start, boxes.get('idat')?.start ?? 0).flatMap(({ id, start, end }) => {
    const type = types.get(id);
    return type === 'Exif' || type === 'mime' ? [{ type, start, end }] : [];
  });
}

function readTypes(file: Buffer, start: number, end: number): Map<number, string> {
  const types = new Map<number, string>();
  for (
    let at = start + (file[start] === 0 ? 6 : 8);
    at + 8 <= end && file.readUInt32BE(at) >= 8;
    at += file.readUInt32BE(at)
  ) {
    const version = file[at + 8] ?? 0;
    const [id, type] = version === 3 ? [file.readUInt32BE(at + 12), at + 18] : [file.readUInt16BE(at + 12), at + 16];
    if (version >= 2) types.set(id, file.toString('latin1', type, type + 4));
  }
  return types;
}

function readLocations(file: Buffer, start: number, data: number): { id: number; start: number; end: number }[] {
  let at = start;
  const take = (size: number): number => {
    at += size;
    return size === 8 ? Number(file.readBigUInt64BE(at - 8)) : size === 0 ? 0 : file.readUIntBE(at - size, size);
  };
  const version = take(4) >>> 24;
  const [offsets, bases] = [take(1), take(1)];
  const count = take(version < 2 ? 2 : 4);
  const found: { id: number; start: number; end: number }[] = [];
  for (let item = 0; item < count; item++) {
    const id = take(version < 2 ? 2 : 4);
    const isInData = version > 0 && (take(2) & 15) === 1;
    take(2);
    const base = take(bases >> 4) + (isInData ? data : 0);
    for (let extents = take(2); extents > 0; extents--) {
      if (version > 0) take(bases & 15);
      const begin = base + take(offsets >> 4);
      found.push({ id, start: begin, end: begin + take(offsets & 15) });
    }
  }
  return found;
}
