import { pathOf, resolveAddress, splitAddress } from './address/address.ts';
import type { Document } from './guide.ts';

/** The paths of all pages of a site that publishes these documents: theirs, and the lists of guides. */
export function pagesOf(documents: readonly Document[]): Set<string> {
  const providers = documents.flatMap((document) =>
    document.kind !== 'page' && document.provider ? [`/guides/${document.provider.id}/`] : [],
  );
  return new Set(['/', '/guides/', ...documents.map(pathOf), ...providers]);
}

/** Whether an address leads out of the site, or is not known before its variables are. */
export function isElsewhere(url: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|\/\/)/iu.test(url) || url.includes('{');
}

/** The path of the page that a file is another format of; other paths stay. */
export function pageOfFile(path: string): string {
  return path.replace(/\.(?:md|json)$/u, '/').replace(/\/index\/$/u, '/');
}

/** The path of the page of this site that an address of the document at `from` leads to, whether or not there is one. */
export function pageAt(url: string, from: string): string | undefined {
  if (isElsewhere(url)) return undefined;
  const { path } = splitAddress(resolveAddress(url, from));
  if (path === '') return from;
  const page = pageOfFile(path);
  return page.endsWith('/') ? page : undefined;
}
