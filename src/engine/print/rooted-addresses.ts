import type { ElementContent } from 'hast';
import { resolveAddress } from '../model/address/address.ts';
import { addressAt } from '../model/address/base-path.ts';

const attributes = ['href', 'src', 'poster'] as const;

/**
 * Nodes whose relative addresses are written from the root of the host, below the site's base. They
 * are meant from the document's file: the page, whose address ends in a slash, is a folder further down.
 */
export function rootedAddresses(nodes: readonly ElementContent[], from: string, base: string): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node;
    const addresses = attributes.flatMap((name) => {
      const value = node.properties[name];
      return typeof value === 'string' ? [[name, addressAt(base, resolveAddress(value, from))] as const] : [];
    });
    return {
      ...node,
      properties: { ...node.properties, ...Object.fromEntries(addresses) },
      children: rootedAddresses(node.children, from, base),
    };
  });
}
