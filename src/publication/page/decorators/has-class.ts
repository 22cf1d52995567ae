import type { ElementContent, Element } from 'hast';

/** Whether a node is an element of a class. */
export function hasClass(node: ElementContent | undefined, name: string): node is Element {
  if (node?.type !== 'element') return false;
  const { className } = node.properties;
  return Array.isArray(className) && className.includes(name);
}
