import type { Document } from '../guide.ts';

/** Folder of the pages into which lists are divided that one page cannot hold. */
export const listFolder = 'browse';

/** Where a document is published, from the root of the site: `/guides/lattice/api-key/`. */
export function pathOf(document: Pick<Document, 'id' | 'kind'>): string {
  if (document.kind !== 'page') return `/guides/${document.id}/`;
  return document.id === 'index' ? '/' : `/${document.id}/`;
}

/** A path as an address writes it: what cannot stand in one, such as a blank, as `%…`. */
export function encodePath(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

/** Where a document's file of another format is: `/guides/lattice/api-key.md`. */
export function filePathOf(path: string, extension: string): string {
  return path === '/' ? `/index.${extension}` : `${path.replace(/\/$/u, '')}.${extension}`;
}

/** An address with the path in the form in which pages are published, its query and fragment aside. */
export function splitAddress(url: string): { path: string; suffix: string } {
  const cut = /[?#]/u.exec(url)?.index ?? url.length;
  const path = url.slice(0, cut);
  const isPage = path !== '' && !/\.[a-z\d]+$/iu.test(path) && !path.endsWith('/');
  return { path: isPage ? `${path}/` : path, suffix: url.slice(cut) };
}

/** The path that a relative address means, seen from a page's path; anything else stays. */
export function resolveAddress(url: string, from: string): string {
  if (/^(?:[a-z][a-z\d+.-]*:|\/|#|\?|$)/iu.test(url)) return url;
  const { path, suffix } = splitAddress(url);
  const parts = from.split('/').slice(0, -2);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return (
    (parts.join('/').startsWith('/') ? '' : '/') +
    parts.filter((part, index) => part !== '' || index === parts.length - 1 || index === 0).join('/') +
    suffix
  );
}

/** A part of an address with its `%…` read; one that is not written that way stays. */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
