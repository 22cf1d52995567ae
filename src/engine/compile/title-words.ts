import { createLowering } from '../blocks/lower.ts';
import { type BodyNode, childrenOf, holdsWords, withChildren } from '../model/body.ts';
import { titleOf } from '../model/title.ts';
import type { CompileContext } from './compile-context.ts';

/** The text of a heading or paragraph as a title, with what its blocks say. */
export function titleWords(node: BodyNode, context: Pick<CompileContext, 'blocks' | 'labels'>): string {
  return titleOf(withoutBlocks(node, context));
}

/** The node with its blocks said in Markdown. A title has no form around it, whose fields could have labels. */
export function withoutBlocks(node: BodyNode, { blocks, labels }: Pick<CompileContext, 'blocks' | 'labels'>): BodyNode {
  return withChildren(
    node,
    createLowering(blocks, { fields: [], labels }).nodes(childrenOf(node), holdsWords(node, false)),
  );
}
