import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The files of a content folder by what they are, as paths from that folder with `/`, sorted. */
export interface ContentFiles {
  readonly guides: readonly string[];
  readonly pages: readonly string[];
  readonly providers: readonly string[];
  readonly variants: readonly string[];
  /** Documents that stand where none is looked for. */
  readonly misplaced: readonly string[];
}

const guidePath = /^guides\/[^/]+\/(?:setup\/)?[^/]+\.mdx?$/u;
const pagePath = /^(?:pages|handbook|errors)\/.+\.mdx?$/u;
const providerPath = /^guides\/[^/]+\/provider\.ya?ml$/u;
const variantPath = /^variants\/[^/]+\.ya?ml$/u;

/** Lists a content folder. Hidden files, and files that are no documents, are passed over. */
export async function listContent(content: string): Promise<ContentFiles> {
  const all = await listFiles(content);
  const documents = all.filter((path) => /\.mdx?$/u.test(path));
  return {
    guides: documents.filter((path) => guidePath.test(path)),
    pages: documents.filter((path) => pagePath.test(path)),
    providers: all.filter((path) => providerPath.test(path)),
    variants: all.filter((path) => variantPath.test(path)),
    misplaced: documents.filter((path) => path.startsWith('guides/') && !guidePath.test(path)),
  };
}

/** All files below a folder, as paths from it with `/`, in the order of their names. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const lists = await Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith('.'))
      .map(async (entry) =>
        entry.isDirectory()
          ? (await listFiles(join(folder, entry.name))).map((path) => `${entry.name}/${path}`)
          : [entry.name],
      ),
  );
  return lists.flat().sort((a, b) => (a < b ? -1 : 1));
}
