import { brotliDecompressSync } from 'node:zlib';
import { type FileFormat, partOf, type Segment } from './define.ts';
import { inflate, mostUnpacked } from './unpack.ts';
import { readUtf16 } from './utf-16.ts';

const outlines = ['OTTO', 'true', 'typ1', '\0\u0001\0\0'];

/** TrueType and OpenType fonts, and collections of them: the names (OpenType 1.9, `name`). */
export const font: FileFormat = {
  matches: (head) => [...outlines, 'ttcf'].includes(head.toString('latin1', 0, 4)),
  *read(file) {
    const isCollection = file.toString('latin1', 0, 4) === 'ttcf';
    const count = isCollection ? file.readUInt32BE(8) : 1;
    for (let index = 0; index < count; index++)
      yield* readNames(file, isCollection ? file.readUInt32BE(12 + index * 4) : 0);
  },
};

function* readNames(file: Buffer, directory: number): Generator<Segment> {
  for (let index = 0; index < file.readUInt16BE(directory + 4); index++) {
    const entry = directory + 12 + index * 16;
    if (file.toString('latin1', entry, entry + 4) === 'name') yield* readNameTable(file, file.readUInt32BE(entry + 8));
  }
}

/** The strings of a table of names: those of Macintosh have one byte a character, all others two. */
function* readNameTable(file: Buffer, table: number, packing?: string): Generator<Segment> {
  const packed = packing === undefined ? {} : { packing };
  const strings = table + file.readUInt16BE(table + 4);
  for (let index = 0; index < file.readUInt16BE(table + 2); index++) {
    const record = table + 6 + index * 12;
    const start = strings + file.readUInt16BE(record + 10);
    const end = start + file.readUInt16BE(record + 8);
    const isMacintosh = file.readUInt16BE(record) === 1;
    yield { ...(isMacintosh ? partOf(file, start, end) : readUtf16(file, start, end, true)), ...packed };
  }
}

/** WOFF: its names, metadata and private data (W3C, WOFF 1.0). */
export const woff: FileFormat = {
  matches: (head) => head.toString('latin1', 0, 4) === 'wOFF',
  *read(file) {
    for (let index = 0; index < file.readUInt16BE(12); index++) {
      const entry = 44 + index * 20;
      if (file.toString('latin1', entry, entry + 4) !== 'name') continue;
      const start = file.readUInt32BE(entry + 4);
      const length = file.readUInt32BE(entry + 8);
      const isPacked = length < file.readUInt32BE(entry + 12);
      const table = isPacked ? inflate(file.subarray(start, start + length)) : undefined;
      yield* table ? readNameTable(table, 0, 'table of names') : readNameTable(file, start);
    }
    const metadata = file.readUInt32BE(24);
    const bytes = metadata === 0 ? undefined : inflate(file.subarray(metadata, metadata + file.readUInt32BE(28)));
    if (bytes) yield { bytes, start: 0, packing: 'metadata of the font' };
    yield partOf(file, file.readUInt32BE(36), file.readUInt32BE(36) + file.readUInt32BE(40));
  },
};

/** WOFF 2, which packs all tables as one (W3C, WOFF 2.0). */
export const woff2: FileFormat = {
  matches: (head) => head.toString('latin1', 0, 4) === 'wOF2',
  *read(file) {
    const { names, end } = findNameTables(file);
    const unpack = (start: number, length: number): Buffer =>
      brotliDecompressSync(file.subarray(start, start + length), { maxOutputLength: mostUnpacked });
    const metadata = file.readUInt32BE(28);
    if (metadata > 0)
      yield { bytes: unpack(metadata, file.readUInt32BE(32)), start: 0, packing: 'metadata of the font' };
    yield partOf(file, file.readUInt32BE(40), file.readUInt32BE(40) + file.readUInt32BE(44));
    const tables = unpack(end, file.readUInt32BE(20));
    for (const table of names) yield* readNameTable(tables, table, 'brotli of the font');
  },
};

/** Where the tables of names stand among the unpacked ones, and where the packed ones begin in the file. */
function findNameTables(file: Buffer): { names: number[]; end: number } {
  let at = 48;
  const readNumber = (): number => {
    for (let value = 0; ;) {
      const byte = file.readUInt8(at++);
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
  };
  const names: number[] = [];
  let offset = 0;
  for (let table = 0; table < file.readUInt16BE(12); table++) {
    const flags = file.readUInt8(at++);
    const isCustom = (flags & 0x3f) === 0x3f;
    const tag = isCustom ? file.toString('latin1', at, at + 4) : '';
    if (isCustom) at += 4;
    // Of the known tags, the fifth is that of the names; those of the outlines count the other way round.
    if (tag === 'name' || (flags & 0x3f) === 5) names.push(offset);
    const isOutline = [10, 11].includes(flags & 0x3f);
    const length = readNumber();
    const isTransformed = isOutline ? flags >> 6 !== 3 : flags >> 6 !== 0;
    offset += isTransformed ? readNumber() : length;
  }
  if (file.toString('latin1', 4, 8) === 'ttcf') at = endOfCollection(file, at);
  return { names, end: at };
}

/** Which tables belong to which font of a collection (4.2); small numbers there take one byte to three. */
function endOfCollection(file: Buffer, start: number): number {
  let at = start + 4;
  const readSmall = (): number => {
    const lead = file.readUInt8(at++);
    if (lead < 253) return lead;
    at += lead === 253 ? 2 : 1;
    return lead === 253 ? file.readUInt16BE(at - 2) : file.readUInt8(at - 1) + (lead === 254 ? 506 : 253);
  };
  for (let fonts = readSmall(); fonts > 0; fonts--) {
    const tables = readSmall();
    at += 4;
    for (let table = 0; table < tables; table++) readSmall();
  }
  return at;
}
