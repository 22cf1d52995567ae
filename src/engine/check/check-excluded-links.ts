import { pathOf } from '../model/address/address.ts';
import { type Body, walkBody } from '../model/body.ts';
import type { CheckContext } from './check-context.ts';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Document } from '../model/guide.ts';
import { mapDocument } from '../model/map-document.ts';
import { offer } from '../view/options/offer.ts';
import { whitelabel } from '../view/options/whitelabel.ts';
import { pageAt, pagesOf } from '../model/site-pages.ts';

/** Links of a variant's documents to pages that there are, but not on that variant's site. */
export function checkExcludedLinks(documents: readonly Document[], context: CheckContext): Diagnostic[] {
  const { variants = [], isPublished, paths = [] } = context;
  if (!isPublished) return [];
  const own = pagesOf(documents);
  const others = paths.filter((path) => !own.has(path));
  const all = new Set([...own, ...others]);
  return variants.flatMap(({ variant }) => {
    if (variant.links === 'unlink') return [];
    const published = documents.filter((document) => isPublished(document, variant));
    const pages = pagesOf(published);
    for (const path of others) if (isPublished({ kind: 'page', id: path.slice(1, -1) }, variant)) pages.add(path);
    return published.flatMap((document) => {
      const from = pathOf(document);
      const leadsOut = (url: string): boolean => {
        const page = pageAt(url, from);
        return page !== undefined && all.has(page) && !pages.has(page);
      };
      const links = document.links.filter(({ kind, url }) => kind === 'link' && leadsOut(url));
      if (links.length === 0) return [];
      const seen = addressesIn(
        [whitelabel, offer].reduce((draft, option) => option.apply(draft, { variant }), document),
      );
      return links
        .filter(({ url }) => seen.has(url))
        .map(({ url, position }) =>
          createDiagnostic('link-excluded', { url, variant: variant.id }, document.source.path, position),
        );
    });
  });
}

/** Every address in the bodies of a document. */
function addressesIn(document: Document): Set<string> {
  const found = new Set<string>();
  const addBody = (body: Body): Body => {
    walkBody(body, (node) => {
      const url = node.type === 'link' ? node.url : node.type === 'block' ? node.attributes['href'] : undefined;
      if (typeof url === 'string') found.add(url);
    });
    return body;
  };
  mapDocument(document, { body: addBody });
  return found;
}
