import { type BlockAttributes, type BodyNode } from '../../model/body.ts';
import { tidyAddress } from '../../model/address/url.ts';

/** A node without its place, in its one form: its lines end alike, however the source's did, and addresses are as short as they can be. */
export function tidyNode(node: BodyNode): BodyNode {
  return tidied(withoutPosition(node));
}

function tidied(node: BodyNode): BodyNode {
  if (node.type === 'block') return { ...node, attributes: tidyAttributes(node.attributes) };
  if ('url' in node) return { ...node, url: tidyAddress(node.url) };
  return 'value' in node && node.value.includes('\r') ? { ...node, value: node.value.replaceAll('\r\n', '\n') } : node;
}

function tidyAttributes(attributes: BlockAttributes): BlockAttributes {
  const entries = Object.entries(attributes).map(([name, value]): [string, typeof value] => {
    if (typeof value !== 'string') return [name, value];
    return [name, name === 'href' || name === 'src' ? tidyAddress(value) : value.replaceAll('\r\n', '\n')];
  });
  return Object.fromEntries(entries);
}

function withoutPosition(node: BodyNode): BodyNode {
  const plain: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    const isNothing = value === null || value === undefined || (key === 'data' && isEmptyObject(value));
    if (key !== 'position' && !isNothing) plain[key] = value;
  }
  return plain as unknown as BodyNode;
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
