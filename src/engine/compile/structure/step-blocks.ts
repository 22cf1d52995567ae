import type { BlockNode, BodyNode } from '../../model/body.ts';

/** The block that stands for a platform's `<div data-guide-step>` until its step takes it in. */
export const stepContent = 'data-guide-step';

/** Whether a node is a block of that name. */
export function isBlock(node: BodyNode | undefined, name: string): node is BlockNode {
  return node?.type === 'block' && node.name === name;
}

/** Whether a node is or holds `<Step>` or `<Steps>`. */
export function hasStepBlock(node: BodyNode): boolean {
  return (
    node.type === 'block' && (['Step', 'Steps', stepContent].includes(node.name) || node.children.some(hasStepBlock))
  );
}
