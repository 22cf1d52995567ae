import { type BodyNode, childrenOf, withChildren } from '../../model/body.ts';
import { plainWords } from '../../model/title.ts';

/** Words cut after so many characters of their plain text. What cannot be cut, such as code or a link, stays before. */
export function splitWords(nodes: readonly BodyNode[], at: number): [before: BodyNode[], after: BodyNode[]] {
  const before: BodyNode[] = [];
  const after: BodyNode[] = [];
  let left = at;
  for (const node of nodes) {
    const { length } = plainWords([node]);
    if (left <= 0) after.push(node);
    else if (length <= left) before.push(node);
    else if (node.type === 'text') {
      before.push({ ...node, value: node.value.slice(0, left) });
      after.push({ ...node, value: node.value.slice(left) });
    } else if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete') {
      const [first, second] = splitWords(childrenOf(node), left);
      before.push(withChildren(node, first));
      after.push(withChildren(node, second));
    } else before.push(node);
    left -= length;
  }
  return [before, after];
}
