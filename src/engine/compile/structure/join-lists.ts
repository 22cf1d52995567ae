import type { List, ListItem } from 'mdast';
import type { BodyNode } from '../../model/body.ts';
import { conditionOf } from './read-step.ts';
import { isBlock, hasStepBlock } from './step-blocks.ts';

/**
 * Numbered lists that go on after what is not indented into an item, as one list: a picture between the items 2 and 3
 * ends the list for Markdown, and belongs to item 2 for whoever wrote it.
 */
export function joinLists(nodes: readonly BodyNode[]): readonly BodyNode[] {
  const joined: BodyNode[] = [];
  /** Where in `joined` the list is that may go on. */
  let open: number | undefined;
  for (const node of nodes) {
    const list = open === undefined ? undefined : (joined[open] as List);
    if (open !== undefined && list && node.type === 'list' && goesOn(list, node)) {
      const between = joined.splice(open + 1);
      joined[open] = append(list, between, node);
      continue;
    }
    if (node.type === 'list' && node.ordered) open = joined.length;
    else if (node.type === 'heading' || isBlock(node, 'Section') || hasStepBlock(node)) open = undefined;
    joined.push(node);
  }
  return joined;
}

/** Whether a list begins with the number after another's last, for the same readers. */
function goesOn(list: List, next: List): boolean {
  const start = next.start ?? 1;
  return (
    next.ordered === true &&
    start > 1 &&
    start === (list.start ?? 1) + list.children.length &&
    JSON.stringify(conditionOf(list)) === JSON.stringify(conditionOf(next))
  );
}

function append(list: List, between: readonly BodyNode[], next: List): List {
  const last = list.children.at(-1);
  if (between.length === 0) return { ...list, children: [...list.children, ...next.children] };
  const longer = { ...last, spread: true, children: [...(last?.children ?? []), ...between] } as ListItem;
  return { ...list, children: [...list.children.slice(0, -1), longer, ...next.children] };
}
