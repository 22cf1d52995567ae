import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isText, packedExtension, packings, packText, smallestPacked } from '../../system/pack-text.ts';
import { defineOutputs, type Output } from './define.ts';

/**
 * The packed forms of text, `.br` and `.gz`, for hosts that send them as they are; only if they are
 * asked for. What is there already stays, and what packing does not make smaller is left out.
 */
export const packed = defineOutputs({
  name: 'packed',
  of: ({ folder, pack }, earlier) => {
    if (!pack) return [];
    return [...earlier.values()].flatMap(({ path, inputs, size }) => {
      if (!isText(path) || size < smallestPacked) return [];
      return packings.flatMap((packing): Output[] => {
        const form = path + packedExtension[packing];
        if (earlier.has(form)) return [];
        const print = async (): Promise<Uint8Array | undefined> => {
          const bytes = await packText(await readFile(join(folder, path)), packing);
          return bytes.length < size ? bytes : undefined;
        };
        // Of its own: a file and its forms are not made of the same.
        return [{ path: form, inputs: `${packing} ${inputs}`, isCopy: true, print }];
      });
    });
  },
});
