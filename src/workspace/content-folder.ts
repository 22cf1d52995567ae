import { type FileTree, readTree } from '../system/file-tree.ts';

/** The files of a content folder by what they are, as paths from that folder with `/`, sorted. */
export interface ContentFiles {
  readonly guides: readonly string[];
  readonly pages: readonly string[];
  readonly providers: readonly string[];
  readonly variants: readonly string[];
  /** Documents that stand where none is looked for. */
  readonly misplaced: readonly string[];
  /** What could be of these, but cannot be read. */
  readonly unreadable: FileTree['unreadable'];
}

const guidePath = /^guides\/[^/]+\/(?:setup\/)?[^/]+\.mdx?$/u;
const pagePath = /^(?:pages|handbook|errors)\/.+\.mdx?$/u;
const providerPath = /^guides\/[^/]+\/provider\.ya?ml$/u;
const variantPath = /^variants\/[^/]+\.ya?ml$/u;

/** Lists a content folder. Hidden files, and files that are no documents, are passed over. */
export async function listContent(content: string): Promise<ContentFiles> {
  const tree = await readTree(content);
  const unnamable = tree.files.filter((path) => /[#?%\\]/u.test(path));
  const all = tree.files.filter((path) => !unnamable.includes(path));
  const unreadable = [
    ...tree.unreadable,
    ...unnamable.map((path) => ({ path, reason: 'no address can hold the `#`, `?`, `%` or `\\` in its path' })),
  ];
  const documents = all.filter((path) => /\.mdx?$/u.test(path));
  return {
    guides: documents.filter((path) => guidePath.test(path)),
    pages: documents.filter((path) => pagePath.test(path)),
    providers: all.filter((path) => providerPath.test(path)),
    variants: all.filter((path) => variantPath.test(path)),
    misplaced: documents.filter((path) => path.startsWith('guides/') && !guidePath.test(path)),
    unreadable: unreadable.filter(({ path }) => isOfInterest(path)),
  };
}

/** Whether something unreadable may hold or be a document: not a file that is known by its name to be another. */
export function isOfInterest(path: string): boolean {
  return /(?:^|\/)[^./]*$|\.(?:mdx?|ya?ml)$/u.test(path);
}
