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

/** Content as it stands in a line of its own: paragraphs are joined, lists and the like lose their form but no word. */
export function toPhrasing(nodes: readonly BodyNode[], blocks: BlockRegistry): PhrasingContent[] {
  return trimPhrasing(inlineOf(nodes, blocks));
}

/** Content as it stands in a cell of a table, where paragraphs, lines of code and items of lists are kept apart by line breaks. */
export function inCell(nodes: readonly BodyNode[], blocks: BlockRegistry): PhrasingContent[] {
  return trimPhrasing(inlineOf(nodes, blocks, 'break'));
}

/** The same inside a mark or a link, whose blanks at both ends are those between words. */
export function inlineOf(
  nodes: readonly BodyNode[],
  blocks: BlockRegistry,
  between: 'blank' | 'break' = 'blank',
): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  const gap = (): PhrasingContent => (between === 'break' ? { type: 'break' } : { type: 'text', value: ' ' });
  let isApart = false;
  for (const node of nodes) {
    if (isInline(node, blocks)) {
      if (isApart && !isBlank(node)) result.push(gap());
      isApart &&= isBlank(node);
      result.push(node);
      continue;
    }
    const inner = phrasingIn(node, blocks, between);
    if (result.some((before) => !isBlank(before))) result.push(gap());
    result.push(...inner.map((child) => underCondition(child, node.data?.condition)));
    isApart = true;
  }
  return result;
}

/** What stands in a node that is none of words. */
function phrasingIn(node: BodyNode, blocks: BlockRegistry, between: 'blank' | 'break'): PhrasingContent[] {
  if (node.type === 'code') {
    const { value, data } = node;
    const text = between === 'break' ? value : value.replaceAll('\n', ' ');
    return codeSpans(text, data?.variables ?? false, { type: 'break' });
  }
  return childrenOf(node).length > 0
    ? trimPhrasing(inlineOf(childrenOf(node), blocks, between))
    : [{ type: 'text', value: toString(node) }];
}

/** The lines of code that stands among words, each a span, since a span has one line; `between` stands between them. */
export function codeSpans(value: string, hasVariables: boolean, between: PhrasingContent): PhrasingContent[] {
  const lines = value.split('\n').map((line) => line.trim().replace(/\s+/gu, ' '));
  const data = hasVariables ? { data: { variables: true } } : {};
  return lines
    .filter((line) => line !== '')
    .flatMap((line, index): PhrasingContent[] => {
      const span: PhrasingContent = { type: 'inlineCode', value: line, ...data };
      return index > 0 ? [between, span] : [span];
    });
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

/** Phrasing without blanks and line breaks at its ends; those at the ends of marks and links in it stand beside these. */
export function trimPhrasing(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const apart = withEdgesApart(nodes);
  let start = 0;
  let end = apart.length;
  while (start < end && isBlank(apart[start])) start += 1;
  while (end > start && isBlank(apart[end - 1])) end -= 1;
  return apart.slice(start, end).map((node, index, all) => {
    if (node.type !== 'text') return node;
    let value = joinLines(node.value, '\n');
    if (index === 0) value = value.trimStart();
    if (index === all.length - 1) value = value.trimEnd();
    return { ...node, value };
  });
}

/** Markdown has no blank at the end of a mark: `<b>Note: </b>click` is `**Note:** click`. */
function withEdgesApart(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  if (!nodes.some(hasEdges)) return nodes;
  return nodes.flatMap((node) => {
    if (!hasEdges(node)) return [node];
    const children = withEdgesApart(childrenOf(node) as PhrasingContent[]);
    const inner = trimPhrasing(children);
    const isMark = node.type !== 'block' && node.type !== 'link';
    const whole = isMark && inner.length === 0 ? [] : [withChildren(node, inner)];
    const [before, after] = [edgeOf(children, 'start'), edgeOf(children.toReversed(), 'end')];
    return whole.length === 0 ? before : [...before, ...whole, ...(inner.length === 0 ? [] : after)];
  });
}

/** Whether words stand in a node, with a blank or a line break at an end of them. */
function hasEdges(node: PhrasingContent): boolean {
  if (!edged.has(node.type)) return false;
  const children = childrenOf(node);
  if (!children.every(isPhrasing)) return false;
  return [children[0], children.at(-1)].some(
    (edge) =>
      edge !== undefined &&
      (isBlank(edge) || (edge.type === 'text' && edge.value.trim() !== edge.value) || hasEdges(edge)),
  );
}

const edged: ReadonlySet<string> = new Set(['emphasis', 'strong', 'delete', 'link', 'block']);

/** What stands for the blanks at an end of some nodes, that end first: a line break if there is one, else one blank. */
function edgeOf(nodes: readonly PhrasingContent[], side: 'start' | 'end'): PhrasingContent[] {
  const blanks = nodes.findIndex((node) => !isBlank(node));
  const edge = blanks === -1 ? nodes : nodes.slice(0, blanks);
  if (edge.some(({ type }) => type === 'break')) return [{ type: 'break' }];
  const next = nodes[edge.length];
  const isCut = next?.type === 'text' && (side === 'start' ? /^\s/u : /\s$/u).test(next.value);
  return edge.length > 0 || isCut ? [{ type: 'text', value: ' ' }] : [];
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
