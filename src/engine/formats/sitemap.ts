import { encodePath, pathOf } from '../model/address/address.ts';
import { splitByBytes } from '../print/parts.ts';
import { defineFormat } from './define.ts';

const path = 'sitemap.xml';
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** What sitemaps.org allows in one file. */
const mostAddresses = 50_000;
const mostBytes = 49_000_000;

/** The addresses of all pages, as sitemaps.org specifies it; an index of several files where one cannot hold them. */
export const sitemap = defineFormat<readonly [page: string, updated?: string]>({
  of: 'collection',
  name: 'sitemap',
  path,
  mediaType: 'application/xml; charset=utf-8',
  part: (document) => (document.updated ? [pathOf(document), document.updated] : [pathOf(document)]),
  join: (documents, { site = '' }) => {
    const pages = [...new Map(documents.map(([page, updated]) => [page, updated]))].sort(([one], [other]) =>
      one < other ? -1 : 1,
    );
    const entries = pages.map(([page, updated]) => {
      const changed = updated === undefined ? '' : `<lastmod>${updated}</lastmod>`;
      return `  <url><loc>${escape(site + encodePath(page))}</loc>${changed}</url>\n`;
    });
    const parts = splitByBytes(entries, mostBytes).flatMap((part) => splitByCount(part, mostAddresses));
    const [only] = parts;
    if (parts.length === 1 && only) return [{ path, content: print('urlset', only) }];
    const files = parts.map((part, at) => ({ path: `sitemap-${at + 1}.xml`, content: print('urlset', part) }));
    const index = files.map((file) => `  <sitemap><loc>${escape(`${site}/${file.path}`)}</loc></sitemap>\n`);
    return [{ path, content: print('sitemapindex', index) }, ...files];
  },
});

function print(root: 'urlset' | 'sitemapindex', entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">\n${entries.join('')}</${root}>\n`;
}

function splitByCount(entries: readonly string[], most: number): string[][] {
  return Array.from({ length: Math.max(1, Math.ceil(entries.length / most)) }, (_none, at) =>
    entries.slice(at * most, (at + 1) * most),
  );
}

function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.codePointAt(0)};`);
}
