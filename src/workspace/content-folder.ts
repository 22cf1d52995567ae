import { type FileTree, readTree } from '../system/files/file-tree.ts';
import { matchesGlob } from '../system/files/matches-glob.ts';
import { isAmongDocuments, kindOfFile } from './content-kinds.ts';
import { project } from './project/project.ts';

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

/** Lists a content folder. Hidden files, files that are no documents, and what the project ignores are passed over. */
export async function listContent(content: string): Promise<ContentFiles> {
  const whole = await readTree(content);
  const { ignore } = project();
  const isIgnored = (path: string): boolean => ignore.some((glob) => matchesGlob(path, glob));
  const tree = {
    files: whole.files.filter((path) => !isIgnored(path)),
    unreadable: whole.unreadable.filter(({ path }) => !isIgnored(path)),
  };
  const unnamable = tree.files.filter((path) => /[#?%\\]/u.test(path));
  const all = tree.files.filter((path) => !unnamable.includes(path));
  const unreadable = [
    ...tree.unreadable,
    ...unnamable.map((path) => ({ path, reason: 'no address can hold the `#`, `?`, `%` or `\\` in its path' })),
  ];
  const byKind = Map.groupBy(
    all.filter((path) => !isForAuthors(path)),
    (path) => kindOfFile(path)?.holds,
  );
  return {
    guides: byKind.get('guide') ?? [],
    pages: byKind.get('page') ?? [],
    providers: byKind.get('provider') ?? [],
    variants: byKind.get('variant') ?? [],
    misplaced: (byKind.get(undefined) ?? []).filter((path) => /\.mdx?$/u.test(path) && isAmongDocuments(path)),
    unreadable: unreadable.filter(({ path }) => isOfInterest(path)),
  };
}

/** Whether a document is for those who write: a `README.md`, or one in whose path a name begins with `_`, as in other generators. */
export function isForAuthors(path: string): boolean {
  return /\.mdx?$/u.test(path) && /(?:^|\/)(?:_|readme\.mdx?$)/iu.test(path);
}

/** Whether something unreadable may hold or be a document: not a file that is known by its name to be another. */
export function isOfInterest(path: string): boolean {
  return /(?:^|\/)[^./]*$|\.(?:mdx?|ya?ml)$/u.test(path);
}
