import type { ElementContent, Root, RootContent } from 'hast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { sanitizeSchema } from './sanitize-schema.ts';
import { isExternal } from '../model/url.ts';

/** Nodes of an author's, sanitized; links to other sites tell those nothing, and images load when they are near. */
export function sanitizeElements(nodes: readonly ElementContent[]): readonly ElementContent[] {
  const { children } = sanitizer.runSync({ type: 'root', children: [...nodes] });
  return children.filter((node) => node.type !== 'doctype');
}

/** HTML of nodes that are safe already. */
export function printElements(nodes: readonly ElementContent[]): string {
  return printer.stringify({ type: 'root', children: [...nodes] });
}

/** Printed HTML as a node. */
export function raw(value: string): ElementContent {
  return { type: 'raw', value } as unknown as ElementContent;
}

const sanitizer = unified().use(rehypeSanitize, sanitizeSchema).use(rehypeConsiderate).freeze();

const printer = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

function rehypeConsiderate(): (tree: Root) => void {
  return (tree) => tree.children.forEach(makeConsiderate);
}

function makeConsiderate(node: RootContent): void {
  if (node.type !== 'element') return;
  const { href } = node.properties;
  if (node.tagName === 'a' && typeof href === 'string' && isExternal(href))
    node.properties['rel'] = ['noopener', 'noreferrer'];
  if (node.tagName === 'img') Object.assign(node.properties, { loading: 'lazy', decoding: 'async' });
  node.children.forEach(makeConsiderate);
}
