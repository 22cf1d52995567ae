import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { listFiles } from '../../../src/system/files/file-tree.ts';
import { isText, packedExtension, packings, packText, smallestPacked } from '../../../src/system/pack-text.ts';

/** Puts beside each file of text of a folder its packed forms, as `build --pack` does. */
export async function packFolder(folder: string): Promise<void> {
  const files = await listFiles(folder);
  const limit = pLimit(availableParallelism());
  await Promise.all(files.filter(isText).map((file) => limit(() => packFile(join(folder, file)))));
}

async function packFile(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < smallestPacked) return;
  for (const packing of packings) {
    const packed = await packText(content, packing);
    if (packed.length < content.length) await writeFile(file + packedExtension[packing], packed);
  }
}
