import type { ElementContent, Nodes } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { sanitizeSchema } from './sanitize-schema.ts';
import { isExternal } from '../model/address/url.ts';

/** Nodes of an author's, sanitized; links to other sites tell those nothing, and images load when they are near. */
export function sanitizeElements(nodes: readonly ElementContent[]): readonly ElementContent[] {
  const tree = sanitize({ type: 'root', children: [...nodes] }, sanitizeSchema);
  makeConsiderate(tree);
  return 'children' in tree ? (tree.children as ElementContent[]) : [tree as ElementContent];
}

/** HTML of nodes that are safe already. */
export function printElements(nodes: readonly ElementContent[]): string {
  return toHtml({ type: 'root', children: [...nodes] }, { allowDangerousHtml: true });
}

/** Printed HTML as a node. */
export function raw(value: string): ElementContent {
  return { type: 'raw', value } as unknown as ElementContent;
}

function makeConsiderate(node: Nodes): void {
  if (node.type === 'element') {
    const { href } = node.properties;
    if (node.tagName === 'a' && typeof href === 'string' && isExternal(href))
      node.properties['rel'] = ['noopener', 'noreferrer'];
    if (node.tagName === 'img') Object.assign(node.properties, { loading: 'lazy', decoding: 'async' });
  }
  if ('children' in node) node.children.forEach(makeConsiderate);
}
