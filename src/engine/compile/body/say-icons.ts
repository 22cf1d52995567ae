import { toString } from 'mdast-util-to-string';
import type { BodyNode } from '../../model/body.ts';

/**
 * Words among which icons say what only they do: `| Read | <Icon icon="check" /> |` is a table of
 * empty cells without. An icon that begins a text of words decorates them.
 */
export function sayIcons(nodes: readonly BodyNode[]): BodyNode[] {
  return nodes.map((node, index) => {
    if (node.type !== 'block' || node.name !== 'Icon' || node.attributes['label']) return node;
    const name = nameOf(node.attributes['icon']);
    const decorates = !saysAnything(nodes.slice(0, index)) && /\p{L}/u.test(wordsOf(nodes.slice(index + 1)));
    return name === '' || decorates ? node : { ...node, attributes: { ...node.attributes, label: name } };
  });
}

function saysAnything(nodes: readonly BodyNode[]): boolean {
  return nodes.some((node) => node.type !== 'text' || node.value.trim() !== '');
}

function wordsOf(nodes: readonly BodyNode[]): string {
  return nodes.map((node) => (node.type === 'variable' ? node.name : toString(node))).join('');
}

/** The name of an icon in words: `fa-solid fa-arrow-right` and `lucide:arrow-right` are an arrow right. */
function nameOf(icon: unknown): string {
  if (typeof icon !== 'string') return '';
  const last =
    icon
      .trim()
      .split(/[\s:/]+/u)
      .at(-1) ?? '';
  return last
    .replace(/^(?:fa|mdi|bi|ti|lucide)-/u, '')
    .replaceAll(/[-_]+/gu, ' ')
    .trim();
}
