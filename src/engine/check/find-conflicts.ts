import { listFolder, pathOf } from '../model/address/address.ts';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Document, Page } from '../model/guide.ts';
import type { CheckContext } from './check-context.ts';

/** Pages and files that a site has of itself, beside those of its documents. */
const ownPaths: ReadonlySet<string> = new Set(
  (
    '/404 /404.html /guides /guides.json /search /llms.txt /llms-full.txt /favicon.svg /favicon.ico /robots.txt /sitemap.xml ' +
    '/embed.js /_headers /_redirects'
  ).split(' '),
);

/** Folders in which only the site itself publishes. */
const ownFolders: ReadonlySet<string> = new Set([
  ...'.well-known _astro assets embed linking llms mcp pagefind schema'.split(' '),
  listFolder,
]);

/**
 * Documents that would be published where another one, or the site itself, is already.
 * Addresses that differ in letter case, or in `index` at their end, lead to one file.
 */
export function findConflicts(
  documents: readonly Document[],
  { providers = [], isMisplaced = () => false }: Pick<CheckContext, 'providers' | 'isMisplaced'>,
): Diagnostic[] {
  const owners = new Map<string, string>();
  const claim = (url: string, path: string): Diagnostic[] => {
    const key = keyOf(url);
    const other = owners.get(key);
    if (other === undefined) owners.set(key, path);
    return other === undefined || other === path ? [] : [createDiagnostic('page-conflict', { url, other }, path)];
  };
  return [
    ...providers.flatMap(({ path, provider }) => claim(`/guides/${provider.id}/`, path)),
    ...documents.flatMap((document) => {
      const url = pathOf(document);
      const { path } = document.source;
      return isOwn(document, isMisplaced)
        ? [createDiagnostic('page-conflict', { url, other: '' }, path)]
        : claim(url, path);
    }),
  ];
}

function isOwn(document: Document, isMisplaced: (page: Page) => boolean): boolean {
  if (document.kind !== 'page') return false;
  const key = keyOf(pathOf(document));
  const folder = key.split('/')[1] ?? '';
  return ownPaths.has(key) || ownFolders.has(folder) || isMisplaced(document);
}

function keyOf(url: string): string {
  return url.toLowerCase().replace(/(?:\/index)?\/$/u, '') || '/';
}
