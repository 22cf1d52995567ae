import { encodePath, filePathOf, resolveAddress, splitAddress } from '../model/address/address.ts';
import { type BodyNode, changeNodes, childrenOf, withChildren } from '../model/body.ts';
import type { RenderContext } from './render-context.ts';

/**
 * Nodes whose addresses are absolute, and lead to the Markdown of a page that has it; without a site they stay.
 * The same list comes back if it has no address of the site's own.
 */
export function absoluteLinks(nodes: BodyNode[], from: string, { site, pages }: RenderContext): BodyNode[] {
  if (!site) return nodes;
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
    const rewritten = changeNodes(children, rewrite);
    const inner = rewritten === children ? node : withChildren(node, rewritten);
    if (inner.type !== 'link' && inner.type !== 'image') return inner;
    const url = address(inner.url, inner.type === 'link');
    return url === inner.url ? inner : { ...inner, url };
  };
  return changeNodes(nodes, rewrite);
}
