import type { FileFormat } from './define.ts';

/** GIF: comments, texts and application data, whose blocks are at most 255 bytes long (GIF89a, 15 and 24). */
export const gif: FileFormat = {
  matches: (head) => head.toString('latin1', 0, 4) === 'GIF8',
  *read(file) {
    const colors = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
    let at = 13 + colors(file[10] ?? 0);
    while (at < file.length && file[at] !== 0x3b) {
      const isExtension = file[at] === 0x21;
      const label = file[at + 1];
      at += isExtension ? 2 : 11 + colors(file[at + 9] ?? 0);
      const places: number[] = [];
      for (; (file[at] ?? 0) > 0; at += (file[at] as number) + 1)
        for (let index = 1; index <= (file[at] as number); index++) places.push(at + index);
      if (isExtension && label !== 0xf9 && places.length > 0)
        yield {
          bytes: Uint8Array.from(places, (place) => file[place] ?? 0),
          places: [...places, at],
          start: places[0] as number,
        };
      at++;
    }
    yield { bytes: file.subarray(at + 1), start: at + 1 };
  },
};
