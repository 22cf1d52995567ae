import type { ElementContent, Root, RootContent } from 'hast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { sanitizeSchema } from './sanitize-schema.ts';
import { isExternal } from '../model/url.ts';

/** HTML of nodes, sanitized; links to other sites tell those nothing, and images load when they are near. */
export function printHtml(nodes: readonly ElementContent[]): string {
  const tree = printer.runSync({ type: 'root', children: [...nodes] });
  return printer.stringify(tree);
}

/** HTML around bodies that are printed already: it holds no addresses, so nothing in it is unsafe. */
export function printFrame(nodes: readonly ElementContent[]): string {
  return framePrinter.stringify({ type: 'root', children: [...nodes] });
}

/** Printed HTML as a node. */
export function raw(value: string): ElementContent {
  return { type: 'raw', value } as unknown as ElementContent;
}

const framePrinter = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

const printer = unified().use(rehypeSanitize, sanitizeSchema).use(rehypeConsiderate).use(rehypeStringify).freeze();

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
