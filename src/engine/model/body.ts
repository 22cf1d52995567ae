import type { Properties } from 'hast';
import type { PhrasingContent, RootContent } from 'mdast';
import { phrasing } from 'mdast-util-phrasing';
import type { Node } from 'unist';
import { z } from 'zod';
import type { Condition } from './condition.ts';

declare module 'mdast' {
  interface RootContentMap {
    block: BlockNode;
    variable: VariableNode;
  }
  interface PhrasingContentMap {
    block: BlockNode;
    variable: VariableNode;
  }
}

declare module 'unist' {
  interface Data {
    /** When the node is shown; absent is always. */
    condition?: Condition;
    /** Code whose `{name}` are variables; elsewhere braces in code are literal. */
    variables?: boolean;
    /** Attributes of the node's HTML element. */
    hProperties?: Properties | undefined;
    /** The HTML of an `html` node whose value is the same printed as Markdown. */
    printedHtml?: string;
  }
}

/** A block of the registry inside a body, such as a callout; inline where its parent holds phrasing. */
export interface BlockNode extends Node {
  type: 'block';
  name: string;
  attributes: BlockAttributes;
  children: BodyNode[];
}

/** The attributes of a block as plain JSON, validated by the block's schema where it has one. */
export type BlockAttributes = Record<string, JsonValue>;

/** `{product.name}` in a text: replaced by the variant, and always text, never markup. */
export interface VariableNode extends Node {
  type: 'variable';
  name: string;
}

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** A node of a body: mdast with {@link BlockNode} and {@link VariableNode}, without positions. */
export type BodyNode = RootContent;

/** Content of a section, step or page. */
export type Body = BodyNode[];

/** A body node as JSON, for validation and the published schema. */
const nodeSchema = z.looseObject({
  type: z.string(),
  get children() {
    return z.array(nodeSchema).optional();
  },
});

export const bodySchema = z.array(nodeSchema) as unknown as z.ZodType<Body>;

const noChildren = Object.freeze([]) as unknown as BodyNode[];

/** The children of a node, or none; the same list each time. */
export function childrenOf(node: BodyNode): BodyNode[] {
  return 'children' in node ? node.children : noChildren;
}

/** The node with other children; a node that holds none stays as it is. */
export function withChildren<N extends BodyNode>(node: N, children: readonly BodyNode[]): N {
  return 'children' in node ? { ...node, children: [...children] } : node;
}

/**
 * Nodes with others in their places, or none. The same list comes back if every node stays: what is made of a body
 * can be kept by it, as most bodies of a document are alike for all who read it.
 */
export function changeNodes(
  nodes: readonly BodyNode[],
  change: (node: BodyNode) => BodyNode | readonly BodyNode[],
): BodyNode[] {
  let changed: BodyNode[] | undefined;
  for (const [index, node] of nodes.entries()) {
    const instead = change(node);
    if (instead === node && !changed) continue;
    changed ??= nodes.slice(0, index);
    if (isList(instead)) changed.push(...instead);
    else changed.push(instead);
  }
  return changed ?? (nodes as BodyNode[]);
}

function isList(value: BodyNode | readonly BodyNode[]): value is readonly BodyNode[] {
  return Array.isArray(value);
}

/** Calls `visit` for every node of a body, parents first. */
export function walkBody(body: readonly BodyNode[], visit: (node: BodyNode) => void): void {
  for (const node of body) {
    visit(node);
    walkBody(childrenOf(node), visit);
  }
}

/** Words with one blank where two texts in a row bring one each, as those around a part that was taken away do. */
export function oneBlankApart(nodes: readonly BodyNode[]): BodyNode[] {
  return nodes.map((node, index) => {
    const before = nodes[index - 1];
    const isApart = before?.type === 'text' && before.value.endsWith(' ');
    return isApart && node.type === 'text' ? { ...node, value: node.value.trimStart() } : node;
  });
}

/** Whether the node belongs into a paragraph; an inline block counts where it stands among such. */
export function isPhrasing(node: BodyNode): node is PhrasingContent {
  return node.type === 'variable' || node.type === 'html' || phrasing(node);
}

/** Whether what stands in a node stands among words, rather than between paragraphs; for a block, if the block does. */
export function holdsWords({ type }: { readonly type: string }, isAmongWords: boolean): boolean {
  return type === 'block' ? isAmongWords : wordContainers.has(type);
}

const wordContainers = new Set(['paragraph', 'heading', 'emphasis', 'strong', 'delete', 'link', 'tableCell']);
