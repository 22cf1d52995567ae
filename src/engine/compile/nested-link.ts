import type { Link, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { childrenOf } from '../model/body.ts';
import { sourcePosition, type CompileContext } from './compile-context.ts';

/** A link holds no links: what stands in it keeps its words, and the outer address counts. */
export function collapseLinks(link: Link, context: CompileContext): Link {
  const isNested = (nodes: readonly PhrasingContent[]): boolean =>
    nodes.some((node) => node.type === 'link' || isNested(childrenOf(node) as PhrasingContent[]));
  if (!isNested(link.children)) return link;
  const collapse = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
    nodes.flatMap((node) => {
      if (node.type !== 'link')
        return 'children' in node ? [{ ...node, children: collapse(node.children as PhrasingContent[]) }] : [node];
      const isSame = node.url === link.url || toString(node) === node.url || `http://${toString(node)}` === node.url;
      if (!isSame) context.report.add('link-nested', {}, sourcePosition(link, context));
      return collapse(node.children);
    });
  return { ...link, children: collapse(link.children) };
}
