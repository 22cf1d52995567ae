/**
 * The fold of a body: blocks become plain Markdown or HTML from the inside out. A block
 * gets its children lowered already, and no format asks which block it has.
 */
import { referenceId } from '../model/reference-id.ts';
import type { Element, ElementContent } from 'hast';
import type { FootnoteDefinition, FootnoteReference, Parents, PhrasingContent } from 'mdast';
import { type Handler, type State, toHast as mdastToHast } from 'mdast-util-to-hast';
import type { BlockContext } from '../blocks/define.ts';
import {
  type Body,
  type BlockNode,
  type BodyNode,
  childrenOf,
  isPhrasing,
  isWordContainer,
  withChildren,
} from '../model/body.ts';
import { type Labels, labels, printAnnotation } from '../phrases/annotation.ts';
import { conditionLine } from './condition-line.ts';
import { type Condition, isAlways } from '../model/condition.ts';
import { element, text } from '../blocks/hast.ts';
import type { BlockRegistry } from '../blocks/registry.ts';
import { trimPhrasing } from '../blocks/unravel.ts';

/** Lowers bodies for one document. */
export interface Fold {
  /** The body as plain Markdown nodes: no blocks, conditions said in words. */
  toMdast(body: Body): BodyNode[];
  /** The body as HTML nodes, with its own words as `say` has them; not yet sanitized. */
  toHast(body: Body, say?: Partial<Labels>): ElementContent[];
}

/** A fold over the blocks of a registry. */
export function createFold(blocks: BlockRegistry, context: BlockContext): Fold {
  const lowerBlock = (block: BlockNode, children: BodyNode[], isInline: boolean): BodyNode[] => {
    const definition = blocks.get(block.name);
    return definition ? definition.toMdast(block.attributes, children, context) : opaque(block, children, isInline);
  };
  const toMdast = (body: Body): BodyNode[] =>
    groupByCondition(body).flatMap(({ condition, nodes }) => {
      const lowered = nodes.flatMap((node): BodyNode[] => {
        const children = toMdastDeep(childrenOf(node), isWordContainer(node));
        return node.type === 'block' ? lowerBlock(node, children, false) : [withoutData(withChildren(node, children))];
      });
      const annotation = condition ? printAnnotation({ condition }) : [];
      return annotation.length > 0
        ? [{ type: 'blockquote', children: [...annotation, ...lowered] } as BodyNode]
        : lowered;
    });
  // Conditions deep inside a body are not said in Markdown: only direct children of a body can be filtered.
  const toMdastDeep = (nodes: readonly BodyNode[], isInline: boolean): BodyNode[] => {
    const lowered = nodes.flatMap((node) => {
      const children = toMdastDeep(childrenOf(node), isWordContainer(node) || (isInline && node.type === 'block'));
      return node.type === 'block' ? lowerBlock(node, children, isInline) : [withChildren(node, children)];
    });
    return isInline && nodes.some(({ type }) => type === 'block') ? joinText(lowered) : lowered;
  };

  const blockHandler: Handler = (state: State, block: BlockNode, parent: Parents | undefined) => {
    const children = state.all(block);
    const definition = blocks.get(block.name);
    if (definition?.toHast) return definition.toHast(block.attributes, children, context);
    const lowered: Lowered = { type: 'lowered', children: [], hast: children };
    return state.all({
      type: 'root',
      children: lowerBlock(block, [lowered as unknown as BodyNode], parent !== undefined && isWordContainer(parent)),
    });
  };
  const handlers: Record<string, Handler> = {
    block: blockHandler,
    lowered: (_state, node: Lowered) => node.hast,
    variable: (_state, node: { name: string }) => text(`{${node.name}}`),
    conditional: (state: State, node: Conditional) =>
      element(node.inline ? 'span' : 'div', conditionProperties(node.condition), [
        ...(node.inline ? [] : conditionLine(node.condition, node.say)),
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
  const toHast = (body: Body, say: Partial<Labels> = {}): ElementContent[] => {
    const children = wrapConditional(body, { ...labels, ...say });
    const tree = mdastToHast({ type: 'root', children }, { handlers });
    return tree.type === 'root' ? tree.children.filter((node) => node.type !== 'doctype') : [tree as Element];
  };
  return { toMdast, toHast };
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
  readonly say: Labels;
  readonly children: BodyNode[];
}

function wrapConditional(nodes: readonly BodyNode[], say: Labels): BodyNode[] {
  return groupByCondition([...nodes]).flatMap(({ condition, nodes: group }) => {
    const inner = group.map((node) => withChildren(node, wrapConditional(childrenOf(node), say)));
    if (!condition) return inner;
    const wrapper: Conditional = {
      type: 'conditional',
      condition,
      inline: group.every(isPhrasing),
      say,
      children: inner,
    };
    return [wrapper as unknown as BodyNode];
  });
}

/** A block nobody knows keeps its words. */
function opaque(block: BlockNode, children: BodyNode[], isInline: boolean): BodyNode[] {
  const words = Object.values(block.attributes).filter(
    (value): value is string => typeof value === 'string' && value !== '',
  );
  if (words.length === 0) return children;
  const said: BodyNode = { type: 'strong', children: [{ type: 'text', value: words.join(' – ') }] };
  if (isInline) return children.length > 0 ? [said, { type: 'text', value: ' ' }, ...children] : [said];
  return [{ type: 'paragraph', children: [said] }, ...children];
}

/** Words among which a block said nothing: the texts around it are one, with one blank, and none at the ends. */
function joinText(nodes: readonly BodyNode[]): BodyNode[] {
  const joined = nodes.reduce<BodyNode[]>((before, node) => {
    const last = before.at(-1);
    if (node.type !== 'text' || last?.type !== 'text') return [...before, node];
    const value = last.value.endsWith(' ') ? last.value + node.value.trimStart() : last.value + node.value;
    return [...before.slice(0, -1), { ...last, value }];
  }, []);
  return trimPhrasing(joined as PhrasingContent[]).map((node, index, all) => {
    if (node.type !== 'text') return node;
    const begun = all[index - 1]?.type === 'break' ? node.value.trimStart() : node.value;
    return { ...node, value: all[index + 1]?.type === 'break' ? begun.trimEnd() : begun };
  });
}

function withoutData(node: BodyNode): BodyNode {
  const { data: _data, ...rest } = node;
  return rest;
}
