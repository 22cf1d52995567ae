import { type FileFormat, partOf } from './define.ts';
import { withoutExifSign } from './jpeg.ts';

const media = /^(?:VP8[ LX]|ALPH|AN(?:IM|MF)|data)$/u;

/** RIFF: WebP and WAV, every chunk but those of the picture or sound (RFC 9649, 2.3). */
export const riff: FileFormat = {
  matches: (head) => head.toString('latin1', 0, 4) === 'RIFF',
  *read(file) {
    let at = 12;
    while (at + 8 <= file.length) {
      const type = file.toString('latin1', at, at + 4);
      const length = file.readUInt32LE(at + 4);
      if (!media.test(type)) yield* withoutExifSign(partOf(file, at + 8, at + 8 + length));
      at += 8 + length + (length % 2);
    }
    if (at < file.length) yield partOf(file, at);
  },
};
