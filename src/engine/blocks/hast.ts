import type { Element, ElementContent, Properties } from 'hast';

/** An HTML element as a tree node; property names are those of hast (`className`, `dataGuideStep`). */
export function element(tagName: string, properties: Properties, children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children };
}

/** A text as a tree node. */
export function text(value: string): ElementContent {
  return { type: 'text', value };
}

/** The text inside a list of nodes. */
export function textOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : ''))
    .join('');
}
