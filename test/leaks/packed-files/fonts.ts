import { brotliCompressSync, deflateSync } from 'node:zlib';
import { big, join, utf16be } from './parts.ts';

/** A table of names with one name of Windows in UTF-16. */
function nameTable(text: string): Buffer {
  const name = utf16be(text);
  const record = join(big(3, 2), big(1, 2), big(0x409, 2), big(1, 2), big(name.length, 2), big(0, 2));
  return join(big(0, 2), big(1, 2), big(18, 2), record, name);
}

/** A font of a table of names alone, as it stands at an offset of a file. */
export function font(text: string, at = 0): Buffer {
  const table = nameTable(text);
  const directory = join('\0\u0001\0\0', big(1, 2), new Uint8Array(6), 'name', big(0, 4), big(at + 28, 4));
  return join(directory, big(table.length, 4), table);
}

export function fontCollection(text: string): Buffer {
  return join('ttcf', big(0x1_00_00, 4), big(1, 4), big(16, 4), font(text, 16));
}

export function woff({ names = 'Sans', metadata = '' }): Buffer {
  // Long enough that to pack it is worth while.
  const table = nameTable(names.padEnd(100));
  const packed = deflateSync(table);
  const xml = metadata === '' ? new Uint8Array(0) : deflateSync(metadata);
  const start = 44 + 20;
  const metadataAt = xml.length === 0 ? 0 : start + packed.length;
  const facts = join(big(metadataAt, 4), big(xml.length, 4), big(metadata.length, 4), new Uint8Array(8));
  const size = start + packed.length + xml.length;
  const head = join('wOFF\0\u0001\0\0', big(size, 4), big(1, 2), new Uint8Array(10), facts);
  return join(head, 'name', big(start, 4), big(packed.length, 4), big(table.length, 4), new Uint8Array(4), packed, xml);
}

/** A WOFF 2 of a table of its own before that of names; of a collection where `isCollection`. */
export function woff2({ names = 'Sans', metadata = '', isCollection = false }): Buffer {
  const table = nameTable(names);
  const other = Buffer.alloc(200, 7);
  const directory = join('\u003fABCD\u0081\u0048', '\u0005', Uint8Array.of(table.length));
  const fonts = isCollection ? join(big(0x1_00_00, 4), '\u0001\u0002\0\u0001\0\0\0\u0001') : new Uint8Array(0);
  const packed = brotliCompressSync(join(other, table));
  const start = 48 + directory.length + fonts.length;
  const padding = new Uint8Array((4 - ((start + packed.length) % 4)) % 4);
  const xml = metadata === '' ? new Uint8Array(0) : brotliCompressSync(metadata);
  const metadataAt = xml.length === 0 ? 0 : start + packed.length + padding.length;
  const size = start + packed.length + padding.length + xml.length;
  const head = join(isCollection ? 'wOF2ttcf' : 'wOF2\0\u0001\0\0', big(size, 4), big(2, 2), new Uint8Array(6));
  const facts = join(big(packed.length, 4), new Uint8Array(4), big(metadataAt, 4), big(xml.length, 4));
  return join(head, facts, big(metadata.length, 4), new Uint8Array(8), directory, fonts, packed, padding, xml);
}
