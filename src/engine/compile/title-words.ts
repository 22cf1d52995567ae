import type { PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { createLowering } from '../blocks/lower.ts';
import { trimPhrasing } from '../blocks/unravel.ts';
import { type BodyNode, childrenOf, holdsWords, oneBlankApart, withChildren } from '../model/body.ts';
import { sayIcons } from './body/say-icons.ts';
import { inOneLine, type Title, titleFrom, titleOf } from '../model/title.ts';
import type { CompileContext } from './compile-context.ts';

type Blocks = Pick<CompileContext, 'blocks' | 'labels'>;

/** The text of a heading or paragraph as a title, with what its blocks say. */
export function titleWords(node: BodyNode, context: Blocks): string {
  return titleOf(withoutBlocks(node, context));
}

/** What a heading or paragraph says, as a title with its marks. */
export function readTitle(node: BodyNode, context: Blocks): Title {
  return titleFrom(titleContent(node, context));
}

/** What may stand in the line of a title. Marks around all of it say nothing that a title does not. */
export function titleContent(node: BodyNode, context: Blocks): BodyNode[] {
  const line = trimPhrasing(
    oneBlankApart(childrenOf(withoutBlocks(node, context)).flatMap(inLine)) as PhrasingContent[],
  );
  const [only] = line;
  const isAround = line.length === 1 && (only?.type === 'strong' || only?.type === 'emphasis') && !only.data?.condition;
  return isAround ? only.children : line;
}

/** The node with its blocks said in Markdown. A title has no form around it, whose fields could have labels. */
export function withoutBlocks(node: BodyNode, { blocks, labels }: Blocks): BodyNode {
  const isAmongWords = holdsWords(node, false);
  const children = isAmongWords ? withIcons(childrenOf(node)) : childrenOf(node);
  return withChildren(node, createLowering(blocks, { fields: [], labels }).nodes(children, isAmongWords));
}

function withIcons(nodes: readonly BodyNode[]): BodyNode[] {
  return sayIcons(nodes.map((node) => withChildren(node, withIcons(childrenOf(node)))));
}

function inLine(node: BodyNode): PhrasingContent[] {
  switch (node.type) {
    case 'text':
      return [{ ...node, value: node.value.replace(/\s+/gu, ' ') }];
    case 'variable':
    case 'inlineCode':
    case 'image':
    case 'footnoteReference':
      return [node];
    case 'break':
      return [{ type: 'text', value: ' ' }];
    case 'strong':
    case 'emphasis':
    case 'delete':
    case 'link':
      return [withChildren(node, childrenOf(node).flatMap(inLine))];
    case 'code':
      return [{ type: 'inlineCode', value: inOneLine(node.value) }];
    default:
      return 'children' in node ? childrenOf(node).flatMap(inLine) : textOf(toString(node));
  }
}

function textOf(value: string): PhrasingContent[] {
  return value === '' ? [] : [{ type: 'text', value }];
}
