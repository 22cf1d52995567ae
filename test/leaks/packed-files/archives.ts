import { crc32, deflateRawSync, zstdCompressSync } from 'node:zlib';
import { join, little } from './parts.ts';

/** A ZIP of these entries. */
export function zip(
  entries: readonly (readonly [name: string, content: Uint8Array | string])[],
  { method = 8, comment = '' } = {},
): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of entries) {
    const plain = join(content);
    const data = method === 8 ? deflateRawSync(plain) : method === 93 ? zstdCompressSync(plain) : plain;
    const facts = join(
      little(method, 2),
      new Uint8Array(4),
      little(crc32(plain), 4),
      little(data.length, 4),
      little(plain.length, 4),
      little(name.length, 2),
      new Uint8Array(2),
    );
    const local = join('PK\u0003\u0004\u0014\0\0\0', facts, name, data);
    directory.push(join('PK\u0001\u0002\u0014\0\u0014\0\0\0', facts, new Uint8Array(10), little(at, 4), name));
    locals.push(local);
    at += local.length;
  }
  const index = join(...directory);
  const count = little(entries.length, 2);
  const end = join('PK\u0005\u0006\0\0\0\0', count, count, little(index.length, 4), little(at, 4));
  return join(...locals, index, end, little(comment.length, 2), comment);
}

/** A PDF of these objects, with a table of their places. */
export function pdf(objects: readonly (Uint8Array | string)[]): Buffer {
  let file = join('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n');
  const places = objects.map((object, index) => {
    const place = file.length;
    file = join(file, `${index + 1} 0 obj\n`, object, '\nendobj\n');
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const head = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  const size = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R/Info 2 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return join(file, head, table, size);
}

/** The object of a stream in a PDF. */
export function pdfStream(data: Uint8Array, keys: string): Buffer {
  return join(`<<${keys}/Length ${data.length}>>\nstream\n`, data, '\nendstream');
}
