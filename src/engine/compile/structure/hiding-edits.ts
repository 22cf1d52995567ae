import type { Nodes, Parents, Root } from 'mdast';
import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { CompileContext } from '../compile-context.ts';
import type { JsxElement } from '../attributes.ts';

/** A part of the parsed text, from the first offset to before the second. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Nodes that follow each other in one parent. */
interface Run {
  readonly parents: readonly Parents[];
  readonly first: number;
  readonly last: number;
}

const attribute = 'data-whitelabel-hide';
const headingName = /^h[1-6]$/u;

/**
 * The edits that hide a section or step from whitelabel variants, in the words of the docs
 * platform that all foreign dialects share: the attribute on its own element, or a
 * `<div data-whitelabel-hide>` around its heading and what follows. A `<WhitelabelHide>`
 * would make the file one of our own form, whose vendor words are left standing. Nothing
 * where the part cannot be wrapped without changing how the rest reads, as an item of a list.
 */
export function hidingEdits(extent: Extent, root: Root, context: CompileContext): Edit[] | undefined {
  const path = pathTo(extent.start, root);
  const node = path?.at(-1);
  if (!path || !node) return undefined;
  if (isElement(node) && !isHeading(node)) return attributeEdits(node, context);
  const run = runOf(path, extent);
  if (!run) return undefined;
  const [only, ...others] = meaningful(run);
  return only && others.length === 0 && isPlainElement(only)
    ? attributeEdits(only, context)
    : wrappingEdits(run, context);
}

/** The nodes from the root to the heading or element that begins at an offset. */
function pathTo(offset: number, root: Root): Nodes[] | undefined {
  const path: Nodes[] = [root];
  for (let node: Nodes | undefined = root; node && 'children' in node;) {
    node = (node.children as Nodes[]).find((child) => startOf(child) <= offset && offset < endOf(child));
    if (!node) return undefined;
    path.push(node);
    if (startOf(node) === offset && (isHeading(node) || isElement(node))) return path;
  }
  return undefined;
}

/** The heading at the end of a path with what follows it up to the end of the extent, as far out as nothing else stands beside it. */
function runOf(path: readonly Nodes[], { end }: Extent): Run | undefined {
  const parents = path.slice(0, -1) as Parents[];
  let top = path.at(-1);
  while (top && parents.length > 0) {
    const parent = parents.at(-1);
    const isCut = (child: Nodes): boolean => child !== top && startOf(child) < end && endOf(child) > end;
    if (!parent || parent.children.some(isCut)) return undefined;
    const siblings: readonly Nodes[] = parent.children;
    const run = { parents: [...parents], first: siblings.indexOf(top), last: lastBefore(siblings, end) };
    const isWhole = meaningful(run).length === meaningful({ ...run, first: 0, last: siblings.length - 1 }).length;
    const isFirst = siblings.slice(0, run.first).every(isBlank);
    const isParagraph = parent.type === 'paragraph';
    if (parent.type === 'root') return run;
    if (!isFirst || !isWhole || (!isParagraph && !isPlainElement(parent)))
      return isParagraph || hasMore(parents, end) ? undefined : run;
    top = parents.pop();
  }
  return undefined;
}

/** Whether anything of the extent stands after the innermost parent. */
function hasMore(parents: readonly Parents[], end: number): boolean {
  const inner = parents.at(-1);
  const from = inner ? endOf(inner) : end;
  return parents
    .slice(0, -1)
    .some(({ children }) => children.some((child) => startOf(child) >= from && startOf(child) < end));
}

/** The last of the nodes before an offset that is content: definitions stay where they are. */
function lastBefore(siblings: readonly Nodes[], end: number): number {
  return siblings.findLastIndex(
    (child) =>
      startOf(child) < end && child.type !== 'definition' && child.type !== 'footnoteDefinition' && !isBlank(child),
  );
}

function meaningful({ parents, first, last }: Run): Nodes[] {
  const siblings: readonly Nodes[] = parents.at(-1)?.children ?? [];
  return siblings.slice(first, last + 1).filter((child) => !isBlank(child));
}

function attributeEdits(element: JsxElement, { places, parsedText }: CompileContext): Edit[] | undefined {
  const start = startOf(element);
  const opening = `<${element.name}`;
  if (!parsedText.startsWith(opening, start)) return undefined;
  const { offset } = places.toOriginal({ line: 1, column: 1, offset: start });
  const at = offset + opening.length;
  return [{ start: at, end: at, text: ` ${attribute}` }];
}

function wrappingEdits(run: Run, { places, parsedText }: CompileContext): Edit[] | undefined {
  const nodes = meaningful(run);
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (!first || !last) return undefined;
  const [start, end] = [startOf(first), endOf(last)];
  const indent = parsedText.slice(parsedText.lastIndexOf('\n', start - 1) + 1, start);
  const rest = /^[^\n]*/u.exec(parsedText.slice(end))?.[0] ?? '';
  const isOpenFence = last.type === 'code' && !/(?:`{3}|~{3})$/u.test(parsedText.slice(start, end).trimEnd().slice(-3));
  if (indent.trim() !== '' || rest.trim() !== '' || isOpenFence) return undefined;
  const lineEnd = parsedText.includes('\r\n') ? '\r\n' : '\n';
  const insert = (at: number, text: string): Edit => {
    const { offset } = places.toOriginal({ line: 1, column: 1, offset: at });
    return { start: offset, end: offset, text };
  };
  return [
    insert(start, `<div ${attribute}>${lineEnd}${lineEnd}${indent}`),
    insert(end, `${lineEnd}${lineEnd}${indent}</div>`),
  ];
}

function isElement(node: Nodes): node is JsxElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function isHeading(node: Nodes): boolean {
  return node.type === 'heading' || (isElement(node) && headingName.test(node.name ?? ''));
}

/** Whether a node is an element of HTML, which holds what it does for no reason of its own. */
function isPlainElement(node: Nodes): node is JsxElement {
  return isElement(node) && /^[a-z]+$/u.test(node.name ?? '');
}

function isBlank(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}
