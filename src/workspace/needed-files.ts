import { type Guide, type Page, pathOf } from '../engine/index.ts';
import { pageAt } from '../engine/internal.ts';
import { pathIn } from './check-workspace.ts';
import { type ContentFiles, listContent } from './content-folder.ts';
import { contentPage } from './content-kinds.ts';

/** Those of some files that are documents, or nothing if one of them is none: what is wrong with it depends on the whole folder. */
export async function documentsIn(content: string, paths: readonly string[]): Promise<readonly string[] | undefined> {
  const { guides, pages } = await listContent(content);
  const documents = new Set([...guides, ...pages]);
  return paths.every((path) => documents.has(path)) ? paths : undefined;
}

/**
 * The documents without which nobody can say what is wrong with some: themselves, those that they lead to, whose
 * headings a link may name and which a variant may not publish, and those that would be published in their place.
 *
 * @param asked The paths of files; what they were compiled to is beside them.
 */
export async function neededFiles(
  asked: readonly string[],
  {
    content,
    guides,
    pages,
  }: { readonly content: string; readonly guides: readonly Guide[]; readonly pages: readonly Page[] },
): Promise<string[]> {
  const files = await listContent(content);
  const own = new Set(asked.map((path) => placeOf(addressOf(path))));
  const targets = new Set(
    [...guides, ...pages].flatMap((document) =>
      document.links.flatMap(({ kind, url }) => (kind === 'link' ? (pageAt(url, pathOf(document)) ?? []) : [])),
    ),
  );
  const isNeeded = (path: string): boolean => {
    const address = addressOf(path);
    // A provider's own page is published if one of its guides is.
    return own.has(placeOf(address)) || targets.has(address) || targets.has(address.replace(guidesOfProvider, '$1'));
  };
  return [...files.guides, ...files.pages].filter(isNeeded);
}

/** Leaves of the files of a folder those that some documents are compiled from. */
export function narrowFiles(files: ContentFiles, documents: readonly string[]): ContentFiles {
  const only = new Set(documents);
  const places = documents.map((path) => `${placeOf(addressOf(path))}/`);
  return {
    ...files,
    guides: files.guides.filter((path) => only.has(path)),
    pages: files.pages.filter((path) => only.has(path)),
    providers: files.providers.filter((path) =>
      places.some((place) => place.startsWith(`${placeOf(`/${path.replace(/[^/]*$/u, '')}`)}/`)),
    ),
  };
}

const guidesOfProvider = /^(\/guides\/[^/]+\/).+/u;

/** Where a file's document is published. */
function addressOf(path: string): string {
  const page = contentPage(path);
  return page ? pathOf({ kind: 'page', id: page.id }) : `/${pathIn(path)}/`;
}

/** An address as those are compared that lead to one file: in any letter case, `index` at their end or not. */
function placeOf(address: string): string {
  return address.toLowerCase().replace(/(?:\/index)?\/$/u, '');
}
