import type { BlockNode, BodyNode } from '../../model/body.ts';
import { hasStepBlock, isBlock } from '../structure/step-blocks.ts';

/** Tabs that hold steps or numbered lists, which are no tabs with us: each becomes a section, so that its steps are steps. */
export function openTabs(
  node: BodyNode,
  within: (inner: BodyNode, outer: BodyNode) => BodyNode,
): BodyNode[] | undefined {
  if (!isBlock(node, 'Tabs') || !(hasStepBlock(node) || holdsList(node))) return undefined;
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

/** Whether one of some tabs has a numbered list among its paragraphs. */
function holdsList(tabs: BlockNode): boolean {
  return tabs.children.some(
    (tab) => isBlock(tab, 'Tab') && tab.children.some((child) => child.type === 'list' && child.ordered === true),
  );
}
