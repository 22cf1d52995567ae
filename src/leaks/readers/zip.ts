import type { UnreadableFile } from '../../engine/internal.ts';
import { type FileFormat, partOf, type Segment } from './define.ts';
import { inflateRaw, unzstd } from './unpack.ts';

const [localHead, directoryHead, endHead] = [0x04034b50, 0x02014b50, 0x06054b50];

/** Ways to pack that cannot be unpacked; what should have been and was not is larger than may be held. */
const methods: ReadonlyMap<number, UnreadableFile> = new Map([
  [8, 'large'],
  [12, 'bzip2'],
  [14, 'lzma'],
  [93, 'large'],
  [95, 'xz'],
]);

/** ZIP, also as documents (docx, xlsx, odt, epub) and Java archives: names, comments and content (APPNOTE 6.3, 4.3). */
export const zip: FileFormat = {
  matches: (head) => head.length >= 4 && [localHead, endHead].includes(head.readUInt32LE(0)),
  *read(file) {
    const end = file.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
    yield partOf(file, end + 22);
    let at = file.readUInt32LE(end + 16);
    while (at + 46 <= file.length && file.readUInt32LE(at) === directoryHead) {
      const [name, extra, comment] = [28, 30, 32].map((field) => file.readUInt16LE(at + field)) as [
        number,
        number,
        number,
      ];
      const next = at + 46 + name + extra + comment;
      yield partOf(file, at + 46, at + 46 + name);
      yield partOf(file, at + 46 + name, next);
      yield* readEntry(file, at, file.toString('utf8', at + 46, at + 46 + name));
      at = next;
    }
  },
};

function* readEntry(file: Buffer, directory: number, name: string): Generator<Segment> {
  const method = file.readUInt16LE(directory + 10);
  const size = file.readUInt32LE(directory + 20);
  const local = file.readUInt32LE(directory + 42);
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  if (method === 0) yield { ...partOf(file, start, start + size), name };
  // What is packed with deflate ends by itself, so that a size that is not known does not matter.
  const data = file.subarray(start);
  const bytes = method === 8 ? inflateRaw(data) : method === 93 ? unzstd(data.subarray(0, size)) : undefined;
  if (bytes) yield { bytes, start: 0, packing: `entry ${name}`, name };
  const isEncrypted = (file.readUInt16LE(directory + 8) & 1) !== 0;
  const seal = isEncrypted ? 'encrypted' : (methods.get(method) ?? 'unknown');
  if (isEncrypted || (method !== 0 && !bytes)) yield { bytes: new Uint8Array(0), start, seal };
}
