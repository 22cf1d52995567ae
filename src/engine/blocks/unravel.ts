import type { Paragraph, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { type BlockNode, type BodyNode, childrenOf, isPhrasing, withChildren } from '../model/body.ts';
import { always, combineConditions, type Condition } from '../model/condition.ts';
import type { BlockRegistry } from './registry.ts';

/**
 * Content as it stands between paragraphs: runs of words become paragraphs, and a
 * paragraph that holds blocks is split around them. MDX reads `<p>text</p>` on one line
 * as a paragraph with an element in it, and on three lines as an element with a
 * paragraph in it; after this both are the same. Unknown blocks that stand alone hold
 * paragraphs, those among words hold words.
 */
export function toFlow(nodes: readonly BodyNode[], blocks: BlockRegistry): BodyNode[] {
  const result: BodyNode[] = [];
  let run: PhrasingContent[] = [];
  let items: BodyNode[] = [];
  const endRun = (): void => {
    const children = trimPhrasing(run);
    const unknown = children.filter((node) => node.type === 'block' && !blocks.has(node.name));
    if (unknown.length === children.filter((node) => !isBlank(node)).length) {
      result.push(...unknown.map((block) => withChildren(block, toFlow(childrenOf(block), blocks))));
    } else result.push(paragraphOf(children));
    run = [];
  };
  const endItems = (): void => {
    if (items.length > 0) result.push({ type: 'list', ordered: false, spread: false, children: items } as BodyNode);
    items = [];
  };
  for (const node of nodes) {
    if (isInline(node, blocks)) {
      if (items.length === 0 || !isBlank(node)) {
        endItems();
        run.push(node);
      }
      continue;
    }
    endRun();
    if (node.type === 'listItem') items.push(node);
    else {
      endItems();
      result.push(node);
    }
  }
  endRun();
  endItems();
  return result;
}

/** Content as it stands among words: paragraphs are joined, lists and the like lose their form but no word. */
export function toPhrasing(nodes: readonly BodyNode[], blocks: BlockRegistry): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  let pendingSpace = false;
  for (const node of nodes) {
    if (isInline(node, blocks)) {
      if (pendingSpace) result.push({ type: 'text', value: ' ' });
      pendingSpace = false;
      result.push(node);
      continue;
    }
    const inner: PhrasingContent[] =
      node.type === 'code'
        ? [{ type: 'inlineCode', value: node.value.replace(/\s+/gu, ' ') }]
        : childrenOf(node).length > 0
          ? toPhrasing(childrenOf(node), blocks)
          : [{ type: 'text', value: toString(node) }];
    if (result.length > 0) result.push({ type: 'text', value: ' ' });
    result.push(...inner.map((child) => underCondition(child, node.data?.condition)));
    pendingSpace = true;
  }
  return trimPhrasing(result);
}

/** What loses the node around it keeps the condition of that. */
function underCondition<N extends BodyNode>(node: N, outer: Condition | undefined): N {
  if (!outer) return node;
  const condition = combineConditions(outer, node.data?.condition ?? always) ?? { ...outer, whitelabel: 'hide' };
  return { ...node, data: { ...node.data, condition } };
}

/** Whether the node stands among words. An unknown block does when it holds nothing else. */
export function isInline(node: BodyNode, blocks: BlockRegistry): node is PhrasingContent {
  if (node.type !== 'block') return isPhrasing(node);
  const definition = blocks.get(node.name);
  return definition ? definition.display === 'inline' : node.children.every((child) => isInline(child, blocks));
}

/** A text with other line breaks, and without blanks around them. */
export function joinLines(text: string, lineBreak: string): string {
  if (!text.includes('\n')) return text;
  const [first = '', ...rest] = text.split('\n');
  return rest.reduce((joined, line) => {
    let start = 0;
    let end = joined.length;
    while (isBlankSign(line[start])) start += 1;
    while (isBlankSign(joined[end - 1])) end -= 1;
    return joined.slice(0, end) + lineBreak + line.slice(start);
  }, first);
}

function isBlankSign(sign: string | undefined): boolean {
  return sign === ' ' || sign === '\t';
}

/** Phrasing without blanks and line breaks at its ends. */
export function trimPhrasing(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  let start = 0;
  let end = nodes.length;
  while (start < end && isBlank(nodes[start])) start += 1;
  while (end > start && isBlank(nodes[end - 1])) end -= 1;
  return nodes.slice(start, end).map((node, index, all) => {
    if (node.type !== 'text') return node;
    let value = joinLines(node.value, '\n');
    if (index === 0) value = value.trimStart();
    if (index === all.length - 1) value = value.trimEnd();
    return { ...node, value };
  });
}

function isBlank(node: BodyNode | undefined): boolean {
  return node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '');
}

function paragraphOf(children: PhrasingContent[]): Paragraph {
  const start = children[0]?.position?.start;
  const end = children.at(-1)?.position?.end;
  return { type: 'paragraph', children, ...(start && end ? { position: { start, end } } : {}) };
}

/** A block node. */
export function createBlock(name: string, attributes: BlockNode['attributes'], children: BodyNode[]): BlockNode {
  return { type: 'block', name, attributes, children };
}
