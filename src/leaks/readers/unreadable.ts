import type { UnreadableFile } from '../../engine/internal.ts';
import type { FileFormat } from './define.ts';

/** How files begin, in hexadecimal digits, that are packed in ways for which there is nothing to unpack them with. */
const beginnings: readonly (readonly [UnreadableFile, RegExp])[] = [
  ['bzip2', /^425a683[1-9](?:314159265359|177245385090)/u],
  ['xz', /^fd377a585a00/u],
  ['lzma', /^5d0000.{4}(?:f{16}|.{6}0{10})/u],
  ['lzip', /^4c5a495001/u],
  ['lz4', /^(?:04224d|02214c)18/u],
  ['7z', /^377abcaf271c/u],
  ['rar', /^526172211a07/u],
  ['cab', /^4d53434600000000/u],
  ['compress', /^1f(?:9d|a0)/u],
];

/** Files that cannot be looked into. */
export const unreadable: FileFormat = {
  matches: (head) => sealOf(head) !== undefined,
  *read(file) {
    const seal = sealOf(file);
    if (seal) yield { bytes: new Uint8Array(0), start: 0, seal };
  },
};

function sealOf(file: Buffer): UnreadableFile | undefined {
  const begin = file.toString('hex', 0, 14);
  return beginnings.find(([, beginning]) => beginning.test(begin))?.[0];
}
