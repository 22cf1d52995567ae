import type { ElementContent } from 'hast';
import type { HastDecorator } from '../../../engine/index.ts';
import { hasClass } from './has-class.ts';

/** Marks what only a script shows, and what opens a list: Markdown says each once, in full. */
export const markdownIgnore: HastDecorator = {
  elements: ['span', 'details'],
  apply: (found) => {
    if (found.properties['dataGuideChosenActions'] !== undefined) return ignored(found);
    const isList = hasClass(found, 'guide-condition') || hasClass(found, 'guide-enables');
    const [summary, ...rest] = found.children;
    return isList && summary ? { ...found, children: [ignored(summary), ...rest] } : found;
  },
};

function ignored<Node extends ElementContent>(node: Node): Node {
  return node.type === 'element' ? { ...node, properties: { dataMarkdownIgnore: true, ...node.properties } } : node;
}
