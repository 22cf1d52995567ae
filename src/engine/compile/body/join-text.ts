import type { BodyNode } from '../../model/body.ts';

/** Neighbouring texts as one, without blanks around line breaks, so that a text has one form however it was written. */
export function joinText(nodes: readonly BodyNode[]): BodyNode[] {
  const joined: BodyNode[] = [];
  for (const [index, given] of nodes.entries()) {
    const last = joined.at(-1);
    const node =
      given.type === 'text'
        ? {
            ...given,
            value: withoutOuterBlanks(given.value, last?.type === 'break', nodes[index + 1]?.type === 'break'),
          }
        : given;
    if (node.type === 'text' && node.value === '') continue;
    const isJoined = node.type === 'text' && last?.type === 'text' && sameCondition(node, last);
    if (isJoined) joined[joined.length - 1] = { ...last, value: withOneBlank(last.value, node.value) };
    else joined.push(node);
  }
  return joined;
}

/** Two texts as one: where both bring a blank, words are one apart. */
function withOneBlank(first: string, second: string): string {
  return first + (/[ \t\n]$/u.test(first) ? second.replace(/^[ \t]+/u, '') : second);
}

function withoutOuterBlanks(value: string, atStart: boolean, atEnd: boolean): string {
  const begun = atStart ? value.trimStart() : value;
  return atEnd ? begun.trimEnd() : begun;
}

function sameCondition(a: BodyNode, b: BodyNode): boolean {
  const [first, second] = [a.data?.condition, b.data?.condition];
  return first === second || JSON.stringify(first) === JSON.stringify(second);
}
