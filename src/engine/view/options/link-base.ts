import { z } from 'zod';
import { type Body, childrenOf, withChildren } from '../../model/body.ts';
import { mapDocument } from '../../model/map-document.ts';
import { defineOption } from './define.ts';

/** Addresses of this site, written from the root, begin with `linkBase`: a folder or a whole origin. */
export const linkBase = defineOption({
  name: 'link-base',
  stage: 'wording',
  input: z.object({ linkBase: z.string().optional() }),
  apply: (document, { linkBase: base }) => {
    if (!base) return document;
    const prefix = base.replace(/\/+$/u, '');
    const address = (url: string): string => (/^\/(?!\/)/u.test(url) ? prefix + url : url);
    const rebase = (body: Body): Body =>
      body.map((node) => {
        const inner = withChildren(node, rebase(childrenOf(node)));
        if (inner.type === 'link' || inner.type === 'image') return { ...inner, url: address(inner.url) };
        if (inner.type !== 'block') return inner;
        const attributes = Object.entries(inner.attributes).map(([name, value]) => [
          name,
          (name === 'href' || name === 'src') && typeof value === 'string' ? address(value) : value,
        ]);
        return { ...inner, attributes: Object.fromEntries(attributes) };
      });
    return mapDocument(document, { body: rebase });
  },
});
