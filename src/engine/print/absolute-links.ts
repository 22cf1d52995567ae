import { encodePath, filePathOf, resolveAddress, splitAddress } from '../model/address/address.ts';
import { type BodyNode, childrenOf, withChildren } from '../model/body.ts';
import type { RenderContext } from './render-context.ts';

/** Nodes whose addresses are absolute, and lead to the Markdown of a page that has it; without a site they stay. */
export function absoluteLinks(nodes: readonly BodyNode[], from: string, { site, pages }: RenderContext): BodyNode[] {
  if (!site) return [...nodes];
  const address = (url: string, isLink: boolean): string => {
    const resolved = resolveAddress(url, from);
    if (resolved.startsWith('#')) return `${site}${encodePath(filePathOf(from, 'md'))}${resolved}`;
    if (resolved.startsWith('?')) return `${site}${encodePath(from)}${resolved}`;
    if (!/^\/(?!\/)/u.test(resolved)) return url;
    const { path, suffix } = splitAddress(resolved);
    return (
      site +
      (isLink && pages?.has(path) ? filePathOf(path, 'md') : resolved.slice(0, resolved.length - suffix.length)) +
      suffix
    );
  };
  const rewrite = (node: BodyNode): BodyNode => {
    const children = childrenOf(node);
    const inner = children.length > 0 ? withChildren(node, children.map(rewrite)) : node;
    if (inner.type === 'link') return { ...inner, url: address(inner.url, true) };
    return inner.type === 'image' ? { ...inner, url: address(inner.url, false) } : inner;
  };
  return nodes.map(rewrite);
}
