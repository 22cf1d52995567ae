import { type FileFormat, partOf, type Segment } from './define.ts';
import { inflate } from './unpack.ts';
import { readPdfStrings } from './pdf-strings.ts';

/** PDF: its strings, and those of its streams, which deflate packs (ISO 32000-1, 7.3 and 7.4). */
export const pdf: FileFormat = {
  matches: (head) => head.subarray(0, 1024).includes('%PDF-'),
  *read(file) {
    let from = 0;
    for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', from)) {
      const start = at + 6 + (file[at + 6] === 0x0d ? 1 : 0) + 1;
      const found = file.indexOf('endstream', start);
      const end = found < 0 ? file.length : found;
      yield readPdfStrings(file, from, at);
      yield* readStream(file, start, end);
      from = end + 9;
    }
    yield readPdfStrings(file, from, file.length);
    const encryption = file.toString('latin1').search(/\/Encrypt\s*(?:<<|\d+\s+\d+\s+R\b)/u);
    if (encryption >= 0) yield { bytes: new Uint8Array(0), start: encryption, seal: 'encrypted' };
  },
};

function* readStream(file: Buffer, start: number, end: number): Generator<Segment> {
  const unpacked = inflate(file.subarray(start, end));
  if (!unpacked) {
    yield partOf(file, start, end);
    return;
  }
  const packing = `stream at ${start}`;
  yield { bytes: unpacked, start: 0, packing };
  yield { ...readPdfStrings(unpacked, 0, unpacked.length), packing };
}
