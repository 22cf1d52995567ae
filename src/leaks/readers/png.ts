import { type FileFormat, partOf } from './define.ts';
import { inflate } from './unpack.ts';

/** PNG and APNG: every chunk but those of the picture, and what comes after the last (W3C, PNG, 5 and 11.3). */
export const png: FileFormat = {
  matches: (head) => head.toString('latin1', 0, 4) === '\u0089PNG',
  *read(file) {
    let at = 8;
    for (let type = ''; type !== 'IEND' && at + 12 <= file.length;) {
      const length = file.readUInt32BE(at);
      type = file.toString('latin1', at + 4, at + 8);
      const start = at + 8;
      if (type !== 'IDAT' && type !== 'fdAT') yield partOf(file, start, start + length);
      const bytes = packedText(type, file.subarray(start, start + length));
      if (bytes) yield { bytes, start: 0, packing: `${type} chunk at ${at + 4}` };
      at = start + length + 4;
    }
    yield partOf(file, at);
  },
};

function packedText(type: string, data: Buffer): Buffer | undefined {
  const keyword = data.indexOf(0);
  if (type === 'zTXt' || type === 'iCCP') return inflate(data.subarray(keyword + 2));
  if (type !== 'iTXt' || data[keyword + 1] !== 1) return undefined;
  const language = data.indexOf(0, keyword + 3);
  return inflate(data.subarray(data.indexOf(0, language + 1) + 1));
}
