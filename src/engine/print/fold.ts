/**
 * The fold of a body: blocks become plain Markdown or HTML from the inside out. A block
 * gets its children lowered already, and no format asks which block it has.
 */
import { referenceId } from '../model/reference-id.ts';
import type { Element, ElementContent } from 'hast';
import type { FootnoteDefinition, FootnoteReference } from 'mdast';
import { type Handler, type State, toHast as mdastToHast } from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import type { BlockContext } from '../blocks/define.ts';
import {
  type Body,
  type BlockNode,
  type BodyNode,
  childrenOf,
  holdsWords,
  isPhrasing,
  withChildren,
} from '../model/body.ts';
import { printAnnotation } from '../phrases/annotation.ts';
import { conditionLine } from './condition-line.ts';
import { type Condition, isAlways } from '../model/condition.ts';
import { element, text } from '../blocks/hast.ts';
import { createLowering } from '../blocks/lower.ts';
import type { BlockRegistry } from '../blocks/registry.ts';

/** Lowers bodies for one document. */
export interface Fold {
  /** The body as plain Markdown nodes: no blocks, conditions said in words. */
  toMdast(body: Body): BodyNode[];
  /** The body as HTML nodes, not yet sanitized. */
  toHast(body: Body): ElementContent[];
  /** The text of a heading or the like, with what its blocks say. */
  wordsOf(node: BodyNode): string;
}

/** A fold over the blocks of a registry. */
export function createFold(blocks: BlockRegistry, context: BlockContext): Fold {
  const lowering = createLowering(blocks, context);
  // Conditions deep inside a body are not said in Markdown: only direct children of a body can be filtered.
  const toMdast = (body: Body): BodyNode[] =>
    groupByCondition(body).flatMap(({ condition, nodes }) => {
      const lowered = nodes.flatMap((node): BodyNode[] => {
        const children = lowering.nodes(childrenOf(node), holdsWords(node, false));
        return node.type === 'block'
          ? lowering.block(node, children, false)
          : [withoutData(withChildren(node, children))];
      });
      const annotation = condition ? printAnnotation({ condition }, context.labels) : [];
      return annotation.length > 0
        ? [{ type: 'blockquote', children: [...annotation, ...lowered] } as BodyNode]
        : lowered;
    });
  const wordsOf = (node: BodyNode): string => toString(lowering.nodes(childrenOf(node), holdsWords(node, false)));

  const blockHandler: Handler = (state: State, node: PlacedBlock) => {
    const { block, isAmongWords } = node;
    const children = state.all(node as never);
    const definition = blocks.get(block.name);
    if (definition?.toHast) return definition.toHast(block.attributes, children, context);
    const lowered: Lowered = { type: 'lowered', children: [], hast: children };
    return state.all({
      type: 'root',
      children: lowering.block(block, children.length > 0 ? [lowered as unknown as BodyNode] : [], isAmongWords),
    });
  };
  const handlers: Record<string, Handler> = {
    placedBlock: blockHandler,
    lowered: (_state, node: Lowered) => node.hast,
    variable: (_state, node: { name: string }) => text(`{${node.name}}`),
    conditional: (state: State, node: Conditional) =>
      element(node.inline ? 'span' : 'div', conditionProperties(node.condition), [
        ...(node.inline ? [] : conditionLine(node.condition, context.labels)),
        ...state.all(node as never),
      ]),
    footnoteReference: (_state, node: FootnoteReference) =>
      element('sup', {}, [
        element(
          'a',
          { id: referenceId(node.identifier), ...node.data?.hProperties, href: `#${noteId(node.identifier)}` },
          [text(node.label ?? node.identifier)],
        ),
      ]),
    footnoteDefinition: (state: State, node: FootnoteDefinition) =>
      element('div', { className: ['guide-footnote'], role: 'note', id: noteId(node.identifier) }, [
        element('a', { href: `#${referenceId(node.identifier)}` }, [text(node.label ?? node.identifier)]),
        ...state.all(node),
      ]),
  };
  const toHast = (body: Body): ElementContent[] => {
    const children = place(body, false);
    const tree = mdastToHast({ type: 'root', children }, { handlers });
    return tree.type === 'root' ? tree.children.filter((node) => node.type !== 'doctype') : [tree as Element];
  };
  return { toMdast, toHast, wordsOf };
}

function noteId(footnote: string): string {
  return `guide-note-${footnote}`;
}

/** A body cut where the condition of its nodes changes. */
export function groupByCondition(body: Body): { condition?: Condition; nodes: BodyNode[] }[] {
  const groups: { condition?: Condition; nodes: BodyNode[] }[] = [];
  for (const node of body) {
    const condition = isAlways(node.data?.condition) ? undefined : node.data?.condition;
    const last = groups.at(-1);
    if (last && JSON.stringify(last.condition) === JSON.stringify(condition)) last.nodes.push(node);
    else groups.push({ ...(condition ? { condition } : {}), nodes: [node] });
  }
  return groups;
}

/** The attributes that say a condition in HTML. */
export function conditionProperties(condition: Condition): Record<string, string> {
  return {
    dataGuideScopes: condition.scopes.join(' '),
    ...(condition.scopesMatch === 'all' ? { dataGuideScopesMatch: 'all' } : {}),
    ...(condition.whitelabel === 'hide' ? { dataWhitelabelHide: '' } : {}),
  };
}

interface Lowered {
  readonly type: 'lowered';
  readonly children: [];
  readonly hast: ElementContent[];
}

interface Conditional {
  readonly type: 'conditional';
  readonly condition: Condition;
  readonly inline: boolean;
  readonly children: BodyNode[];
}

/** A block that knows whether it stands among words, where nothing may become a paragraph. */
interface PlacedBlock {
  readonly type: 'placedBlock';
  readonly block: BlockNode;
  readonly isAmongWords: boolean;
  readonly children: BodyNode[];
}

/** The nodes with an element around each run that has a condition, and with every block placed. */
function place(nodes: readonly BodyNode[], isAmongWords: boolean): BodyNode[] {
  return groupByCondition([...nodes]).flatMap(({ condition, nodes: group }) => {
    const inner = group.map((node) => {
      const children = place(childrenOf(node), holdsWords(node, isAmongWords));
      if (node.type !== 'block') return withChildren(node, children);
      const placed: PlacedBlock = { type: 'placedBlock', block: node, isAmongWords, children };
      return placed as unknown as BodyNode;
    });
    if (!condition) return inner;
    const wrapper: Conditional = {
      type: 'conditional',
      condition,
      inline: isAmongWords || group.every(isPhrasing),
      children: inner,
    };
    return [wrapper as unknown as BodyNode];
  });
}

function withoutData(node: BodyNode): BodyNode {
  const { data: _data, ...rest } = node;
  return rest;
}
