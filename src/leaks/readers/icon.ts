import { type FileFormat, partOf } from './define.ts';
import { png } from './png.ts';

/** Icons and cursors: the pictures that are PNG. */
export const icon: FileFormat = {
  matches: (head) => ['\0\0\u0001\0', '\0\0\u0002\0'].includes(head.toString('latin1', 0, 4)),
  *read(file) {
    for (let index = 0; index < file.readUInt16LE(4); index++) {
      const entry = 6 + index * 16;
      const start = file.readUInt32LE(entry + 12);
      const image = partOf(file, start, start + file.readUInt32LE(entry + 8));
      if (png.matches(file.subarray(start), '')) yield image;
    }
  },
};
