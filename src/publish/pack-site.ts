import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import pLimit from 'p-limit';
import { listFiles } from '../system/file-tree.ts';

/** What packing added to a site. */
export interface PackedSite {
  readonly files: number;
  readonly bytes: number;
}

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/**
 * Bytes from which packing saves a packet. Brotli's quality is that from which on each step
 * takes twice the time for a hundredth of the bytes.
 */
const smallest = 1024;
const brotliQuality = 6;

/**
 * Puts beside each file of text its packed forms, `.br` and `.gz`, which hosts send as they
 * are. What is there already stays, and what packing does not make smaller is left out.
 */
export async function packSite(folder: string): Promise<PackedSite> {
  const files = await listFiles(folder);
  const known = new Set(files);
  const limit = pLimit(availableParallelism());
  const sizes = await Promise.all(
    files.filter((file) => text.test(file)).map((file) => limit(() => packFile(folder, file, known))),
  );
  const all = sizes.flat();
  return { files: all.length, bytes: all.reduce((sum, size) => sum + size, 0) };
}

const text = /\.(?:css|html|js|json|md|svg|txt|webmanifest|xml)$/u;

/** Returns the bytes of each form that was written. */
async function packFile(folder: string, file: string, known: ReadonlySet<string>): Promise<number[]> {
  const content = await readFile(join(folder, file));
  if (content.length < smallest) return [];
  const { BROTLI_PARAM_MODE, BROTLI_MODE_TEXT, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = {
    [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
    [BROTLI_PARAM_QUALITY]: brotliQuality,
    [BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  const forms = [
    ['.br', () => toBrotli(content, { params })],
    ['.gz', () => toGzip(content, { level: 9 })],
  ] as const;
  const sizes = await Promise.all(
    forms.map(async ([extension, pack]) => {
      if (known.has(file + extension)) return 0;
      const packed = await pack();
      if (packed.length >= content.length) return 0;
      await writeFile(join(folder, file + extension), packed);
      return packed.length;
    }),
  );
  return sizes.filter((size) => size > 0);
}
