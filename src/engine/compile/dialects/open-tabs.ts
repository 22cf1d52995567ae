import type { BodyNode } from '../../model/body.ts';
import { hasStepBlock, isBlock } from '../structure/step-blocks.ts';

/** Tabs that hold steps, which our guides do not have: each becomes a section, so that its steps are steps. */
export function openTabs(
  node: BodyNode,
  within: (inner: BodyNode, outer: BodyNode) => BodyNode,
): BodyNode[] | undefined {
  if (!isBlock(node, 'Tabs') || !hasStepBlock(node)) return undefined;
  return node.children.flatMap((child) => {
    const tab = within(child, node);
    if (!isBlock(tab, 'Tab')) return openTabs(tab, within) ?? [tab];
    const title = tab.attributes['title'];
    const heading: BodyNode[] =
      typeof title === 'string'
        ? [
            within(
              {
                type: 'heading',
                depth: 3,
                children: [{ type: 'text', value: title }],
                ...(tab.position ? { position: tab.position } : {}),
              },
              tab,
            ),
          ]
        : [];
    const content = tab.children.map((inner) => within(inner, tab));
    return [...heading, ...content.flatMap((inner) => openTabs(inner, within) ?? [inner])];
  });
}
