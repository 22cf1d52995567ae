import { z } from 'zod';
import { pathOf } from '../../model/address/address.ts';
import { type Body, changeNodes, childrenOf, withChildren } from '../../model/body.ts';
import { mapDocument } from '../../model/map-document.ts';
import { pageAt } from '../../model/site-pages.ts';
import { defineOption } from './define.ts';

/**
 * Where a variant says `links: unlink`, words that lead to a page that its site does not
 * have are words and nothing more. `pages` are the paths of those it has.
 */
export const unlink = defineOption({
  name: 'unlink',
  stage: 'audience',
  input: z.object({
    variant: z.object({ links: z.string() }).optional(),
    pages: z.custom<ReadonlySet<string>>((value) => value instanceof Set).optional(),
  }),
  apply: (document, { variant, pages }) => {
    if (variant?.links !== 'unlink' || !pages) return document;
    const from = pathOf(document);
    const leads = (url: unknown): boolean => {
      const page = typeof url === 'string' ? pageAt(url, from) : undefined;
      return page === undefined || pages.has(page);
    };
    const mapped = mapDocument(document, { body: (body) => unlinkIn(body, leads) });
    return { ...mapped, links: document.links.filter(({ kind, url }) => kind !== 'link' || leads(url)) };
  },
});

function unlinkIn(body: Body, leads: (url: unknown) => boolean): Body {
  return changeNodes(body, (node) => {
    const children = childrenOf(node);
    const kept = unlinkIn(children, leads);
    if (node.type === 'link' && !leads(node.url)) return kept;
    const inner = kept === children ? node : withChildren(node, kept);
    if (inner.type !== 'block' || leads(inner.attributes['href'])) return inner;
    const { href: _href, ...attributes } = inner.attributes;
    return { ...inner, attributes };
  });
}
