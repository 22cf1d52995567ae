/**
 * Blocks said in plain Markdown, from the inside out: a block gets its children lowered
 * already, and nobody asks which block it is.
 */
import type { PhrasingContent } from 'mdast';
import { type BlockNode, type BodyNode, childrenOf, holdsWords, withChildren } from '../model/body.ts';
import type { BlockContext } from './define.ts';
import type { BlockRegistry } from './registry.ts';
import { trimPhrasing } from './unravel.ts';

/** Says blocks in Markdown. `isAmongWords` tells whether they stand in a paragraph or the like. */
export interface Lowering {
  readonly nodes: (nodes: readonly BodyNode[], isAmongWords: boolean) => BodyNode[];
  /** One block, whose children are lowered already. */
  readonly block: (block: BlockNode, children: BodyNode[], isAmongWords: boolean) => BodyNode[];
}

/** Lowers the blocks of a registry. Conditions are not said. */
export function createLowering(blocks: BlockRegistry, context: BlockContext): Lowering {
  const block: Lowering['block'] = (node, children, isAmongWords) =>
    blocks.get(node.name)?.toMdast(node.attributes, children, context) ?? opaque(node, children, isAmongWords);
  const nodes: Lowering['nodes'] = (given, isAmongWords) => {
    const lowered = given.flatMap((node) => {
      const children = nodes(childrenOf(node), holdsWords(node, isAmongWords));
      if (node.type !== 'block') return [withChildren(node, children)];
      const { condition } = node.data ?? {};
      const said = block(node, children, isAmongWords);
      return condition ? said.map((each) => ({ ...each, data: { ...each.data, condition } })) : said;
    });
    return isAmongWords && given.some(({ type }) => type === 'block') ? joinText(lowered) : lowered;
  };
  return { nodes, block };
}

/** A block nobody knows keeps its words. */
function opaque(block: BlockNode, children: BodyNode[], isAmongWords: boolean): BodyNode[] {
  const words = Object.values(block.attributes).filter(
    (value): value is string => typeof value === 'string' && value !== '',
  );
  if (words.length === 0) return children;
  const said: BodyNode = { type: 'strong', children: [{ type: 'text', value: words.join(' – ') }] };
  if (isAmongWords) return children.length > 0 ? [said, { type: 'text', value: ' ' }, ...children] : [said];
  return [{ type: 'paragraph', children: [said] }, ...children];
}

/** Words among which a block said nothing: the texts around it are one, with one blank, and none at the ends. */
function joinText(nodes: readonly BodyNode[]): BodyNode[] {
  const joined = nodes.reduce<BodyNode[]>((before, node) => {
    const last = before.at(-1);
    if (node.type !== 'text' || last?.type !== 'text' || node.data?.condition !== last.data?.condition)
      return [...before, node];
    const value = last.value.endsWith(' ') ? last.value + node.value.trimStart() : last.value + node.value;
    return [...before.slice(0, -1), { ...last, value }];
  }, []);
  return trimPhrasing(joined as PhrasingContent[]).map((node, index, all) => {
    if (node.type !== 'text') return node;
    const begun = all[index - 1]?.type === 'break' ? node.value.trimStart() : node.value;
    return { ...node, value: all[index + 1]?.type === 'break' ? begun.trimEnd() : begun };
  });
}
