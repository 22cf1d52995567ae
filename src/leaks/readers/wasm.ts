import { type FileFormat, partOf } from './define.ts';

const codeSection = 10;

/** WebAssembly: every section but the code (W3C, WebAssembly Core, 5.5). */
export const wasm: FileFormat = {
  matches: (head) => head.toString('latin1', 0, 4) === '\0asm',
  *read(file) {
    let at = 8;
    while (at < file.length) {
      const section = file.readUInt8(at++);
      let size = 0;
      for (let shift = 0, isMore = true; isMore; shift += 7) {
        const byte = file.readUInt8(at++);
        size += (byte & 0x7f) * 2 ** shift;
        isMore = byte >= 0x80;
      }
      if (section !== codeSection) yield partOf(file, at, at + size);
      at += size;
    }
  },
};
