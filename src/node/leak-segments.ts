import { brotliDecompressSync, inflateSync } from 'node:zlib';

/** A part of a file in which text stands apart from what is drawn or played. */
export interface Segment {
  readonly bytes: Uint8Array;
  /** Where each byte stands in the file; without it they follow one another from `start`. */
  readonly places?: readonly number[];
  readonly start: number;
  /** How the part was compressed: its places are then those of `bytes`. */
  readonly packing?: string;
}

const mostUnpacked = 64 * 1024 * 1024;

/** The texts in a file of one of the formats that have such parts: images, fonts, gzip; none in others. */
export function segmentsOf(file: Buffer): Segment[] {
  try {
    return readersOf(file).flatMap((read) => read(file));
  } catch {
    // A file that ends early, or is none of its format, is still searched as bytes.
    return [];
  }
}

/** Whether a file is known to hold other things than text. */
export function isPackedFormat(head: Buffer): boolean {
  return readersOf(head).length > 0;
}

function readersOf(file: Buffer): ((file: Buffer) => Segment[])[] {
  const begin = file.toString('latin1', 0, 4);
  if (begin === '\u0089PNG') return [pngSegments];
  if (begin.startsWith('\u00ff\u00d8\u00ff')) return [jpegSegments];
  if (begin === 'GIF8') return [gifSegments];
  if (begin === 'RIFF') return [riffSegments];
  if (begin === '\0\0\u0001\0' || begin === '\0\0\u0002\0') return [iconSegments];
  if (begin.startsWith('\u001f\u008b')) return [gzipSegments];
  if (['OTTO', 'true', '\0\u0001\0\0'].includes(begin)) return [fontSegments];
  if (begin === 'wOFF') return [woffSegments];
  return begin === 'wOF2' ? [woff2Segments] : [];
}

function pngSegments(file: Buffer): Segment[] {
  const segments: Segment[] = [];
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const start = at + 8;
    const data = file.subarray(start, start + length);
    if (type !== 'IDAT' && type !== 'fdAT') segments.push({ bytes: data, start });
    const packed = packedPngText(type, data);
    if (packed) segments.push({ bytes: packed, start, packing: `${type} chunk at ${at + 4}` });
    at = start + length + 4;
  }
  return segments;
}

function packedPngText(type: string, data: Buffer): Buffer | undefined {
  const keyword = data.indexOf(0);
  if (type === 'zTXt' || type === 'iCCP') return inflate(data.subarray(keyword + 2));
  if (type !== 'iTXt' || data[keyword + 1] !== 1) return undefined;
  const language = data.indexOf(0, keyword + 3);
  return inflate(data.subarray(data.indexOf(0, language + 1) + 1));
}

/** Comments and application data: EXIF, XMP, IPTC. */
function jpegSegments(file: Buffer): Segment[] {
  const segments: Segment[] = [];
  for (let at = 2; at + 4 <= file.length && file[at] === 0xff;) {
    const marker = file[at + 1] as number;
    if (marker === 0xda) break;
    const length = file.readUInt16BE(at + 2);
    if (marker === 0xfe || (marker >= 0xe0 && marker <= 0xef))
      segments.push({ bytes: file.subarray(at + 4, at + 2 + length), start: at + 4 });
    at += 2 + length;
  }
  return segments;
}

function gifSegments(file: Buffer): Segment[] {
  const segments: Segment[] = [];
  const colors = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  let at = 13 + colors(file[10] ?? 0);
  while (at < file.length && file[at] !== 0x3b) {
    const isExtension = file[at] === 0x21;
    const label = file[at + 1];
    at += isExtension ? 2 : 11 + colors(file[at + 9] ?? 0);
    const places: number[] = [];
    for (; (file[at] ?? 0) > 0; at += (file[at] as number) + 1)
      for (let index = 1; index <= (file[at] as number); index++) places.push(at + index);
    if (isExtension && label !== 0xf9 && places.length > 0)
      segments.push({
        bytes: Uint8Array.from(places, (place) => file[place] ?? 0),
        places,
        start: places[0] as number,
      });
    at++;
  }
  return segments;
}

function riffSegments(file: Buffer): Segment[] {
  const segments: Segment[] = [];
  for (let at = 12; at + 8 <= file.length;) {
    const type = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    if (!/^(?:VP8[ LX]|ALPH|AN(?:IM|MF)|data)$/u.test(type))
      segments.push({ bytes: file.subarray(at + 8, at + 8 + length), start: at + 8 });
    at += 8 + length + (length % 2);
  }
  return segments;
}

function iconSegments(file: Buffer): Segment[] {
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + index * 16;
    const start = file.readUInt32LE(entry + 12);
    const image = file.subarray(start, start + file.readUInt32LE(entry + 8));
    return segmentsOf(image).map((segment) => moved(segment, start));
  }).flat();
}

/** The name and the comment in the head of a gzip file; what it packs is searched on its own. */
function gzipSegments(file: Buffer): Segment[] {
  const flags = file[3] ?? 0;
  const start = 10 + ((flags & 4) === 0 ? 0 : 2 + file.readUInt16LE(10));
  const texts = Number((flags & 8) !== 0) + Number((flags & 16) !== 0);
  let end = start;
  for (let text = 0; text < texts && end < file.length; text++) end = file.indexOf(0, end) + 1;
  return end > start ? [{ bytes: file.subarray(start, end), start }] : [];
}

function fontSegments(file: Buffer): Segment[] {
  return Array.from({ length: file.readUInt16BE(4) }, (_, index) => {
    const entry = 12 + index * 16;
    return file.toString('latin1', entry, entry + 4) === 'name'
      ? nameSegments(file, file.readUInt32BE(entry + 8), undefined)
      : [];
  }).flat();
}

/** The strings of a font's table of names. */
function nameSegments(file: Buffer, table: number, packing: string | undefined): Segment[] {
  const strings = table + file.readUInt16BE(table + 4);
  return Array.from({ length: file.readUInt16BE(table + 2) }, (_, index): Segment => {
    const record = table + 6 + index * 12;
    const start = strings + file.readUInt16BE(record + 10);
    const bytes = file.subarray(start, start + file.readUInt16BE(record + 8));
    return packing === undefined
      ? { bytes, start }
      : { bytes, start, packing, places: Array.from(bytes, (_byte, at) => start + at) };
  });
}

function woffSegments(file: Buffer): Segment[] {
  return Array.from({ length: file.readUInt16BE(12) }, (_, index) => {
    const entry = 44 + index * 20;
    if (file.toString('latin1', entry, entry + 4) !== 'name') return [];
    const start = file.readUInt32BE(entry + 4);
    const length = file.readUInt32BE(entry + 8);
    if (length === file.readUInt32BE(entry + 12)) return nameSegments(file, start, undefined);
    const table = inflate(file.subarray(start, start + length));
    return table ? nameSegments(table, 0, 'table of names') : [];
  }).flat();
}

/** WOFF 2 packs all tables as one: sizes are numbers of seven bits a byte (W3C, WOFF File Format 2.0, 4.1). */
function woff2Segments(file: Buffer): Segment[] {
  let at = 48;
  const readNumber = (): number => {
    for (let value = 0; ; at++) {
      const byte = file.readUInt8(at);
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) {
        at++;
        return value;
      }
    }
  };
  let offset = 0;
  let names = -1;
  for (let table = 0; table < file.readUInt16BE(12); table++) {
    const flags = file.readUInt8(at++);
    const isCustom = (flags & 0x3f) === 0x3f;
    const tag = isCustom ? file.toString('latin1', at, at + 4) : '';
    if (isCustom) at += 4;
    // Of the known tags, the fifth is that of the names; those of the outlines count the other way round.
    const isName = tag === 'name' || (flags & 0x3f) === 5;
    const isOutline = [10, 11].includes(flags & 0x3f);
    const length = readNumber();
    const isTransformed = isOutline ? flags >> 6 !== 3 : flags >> 6 !== 0;
    if (isName) names = offset;
    offset += isTransformed ? readNumber() : length;
  }
  const unpacked = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)), {
    maxOutputLength: mostUnpacked,
  });
  return names < 0 ? [] : nameSegments(unpacked, names, 'brotli of the font');
}

function moved({ places, start, packing, bytes }: Segment, by: number): Segment {
  if (packing !== undefined) return { bytes, start, packing };
  return { bytes, start: start + by, ...(places ? { places: places.map((place) => place + by) } : {}) };
}

function inflate(data: Buffer): Buffer | undefined {
  try {
    return inflateSync(data, { maxOutputLength: mostUnpacked });
  } catch {
    return undefined;
  }
}
