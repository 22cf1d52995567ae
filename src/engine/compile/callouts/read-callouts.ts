import type { Paragraph, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { createBlock } from '../../blocks/unravel.ts';
import { type BlockNode, type BodyNode, childrenOf, withChildren } from '../../model/body.ts';
import type { Labels } from '../../model/labels.ts';
import { calloutKind } from './callout-kind.ts';
import { calloutOpening, type CalloutOpening } from './callout-opening.ts';

/** Whether a source may have callouts that are written in signs. */
export function hasCalloutSigns(source: string): boolean {
  return /\[![a-z]+\]|^[ \t>]*(?:[-*+]|\d+[.)])?[ \t>]*(?::::|!!!|\?\?\?|\/\/\/|\{%|\{\{)/imu.test(source);
}

/** Nodes whose callouts in signs are blocks: `> [!NOTE]`, `:::tip`, `!!! danger "Title"`, `{% hint style="info" %}`. */
export function readCallouts(nodes: readonly BodyNode[], labels: Labels): BodyNode[] {
  const result: BodyNode[] = [];
  const queue = [...nodes];
  /** Ends that are not in what is left: each opening would look through all of it again. */
  const missing = new Set<string>();
  for (let at = 0; at < queue.length;) {
    const node = queue[at++] as BodyNode;
    if (node.type !== 'paragraph') {
      const whole = withChildren(node, readCallouts(childrenOf(node), labels));
      result.push(quotedCallout(whole) ?? whole);
      continue;
    }
    const lines = linesOf(node);
    const { index, opening } = firstOpening(lines, missing);
    const read = opening && gather(opening.end, paragraphOf(lines.slice(index + 1)), queue, at);
    if (!opening || !read) {
      if (opening) missing.add(String(opening.end));
      result.push(node);
      continue;
    }
    result.push(...paragraphOf(lines.slice(0, index)), ...blockOf(opening, readCallouts(read.content, labels), labels));
    at = read.next;
    // What follows the end in its paragraph is read next.
    if (read.rest) queue[--at] = read.rest;
  }
  return result;
}

/** The first line that begins a callout which may have an end. */
function firstOpening(
  lines: readonly Line[],
  missing: ReadonlySet<string>,
): { readonly index: number; readonly opening?: CalloutOpening } {
  for (const [index, line] of lines.entries()) {
    const opening = calloutOpening(wordsOf(line));
    if (opening) return missing.has(String(opening.end)) ? { index } : { index, opening };
  }
  return { index: -1 };
}

interface Gathered {
  readonly content: readonly BodyNode[];
  /** Index of the first node that is none of it. */
  readonly next: number;
  /** What stands after the end in its paragraph. */
  readonly rest: Paragraph | undefined;
}

/** What stands in a callout: what is left of its first paragraph, and the nodes from `from` on to its end; nothing if it has none. */
function gather(
  end: CalloutOpening['end'],
  first: readonly BodyNode[],
  nodes: readonly BodyNode[],
  from: number,
): Gathered | undefined {
  if (end === 'indentation') {
    let next = from;
    while (next < nodes.length && (nodes[next]?.position?.start.column ?? 0) >= 5) next += 1;
    return { content: [...first, ...nodes.slice(from, next)], next, rest: undefined };
  }
  const begun = first[0] && cutAt(first[0], end);
  if (begun) return { content: begun.before, next: from, rest: begun.rest };
  for (let at = from; at < nodes.length; at += 1) {
    const cut = cutAt(nodes[at] as BodyNode, end);
    if (cut) return { content: [...first, ...nodes.slice(from, at), ...cut.before], next: at + 1, rest: cut.rest };
  }
  return undefined;
}

interface Cut {
  readonly before: BodyNode[];
  readonly rest: Paragraph | undefined;
}

/** A node before and after the line that ends a callout. At the end of a list it is read as a line of its last item. */
function cutAt(node: BodyNode, end: RegExp): Cut | undefined {
  if (node.type === 'paragraph') {
    const lines = linesOf(node);
    const at = lines.findIndex((line) => end.test(wordsOf(line)));
    if (at === -1) return undefined;
    const [rest] = paragraphOf(lines.slice(at + 1));
    return { before: paragraphOf(lines.slice(0, at)), rest };
  }
  const last = node.type === 'list' || node.type === 'listItem' ? node.children.at(-1) : undefined;
  const cut = last && cutAt(last, end);
  return cut && { ...cut, before: [withChildren(node, [...childrenOf(node).slice(0, -1), ...cut.before])] };
}

function blockOf({ kind, title, isFolded }: CalloutOpening, children: BodyNode[], labels: Labels): BodyNode[] {
  if (isFolded) return [createBlock('Accordion', { title: title || (kind ?? labels.details) }, children)];
  if (kind) return [createBlock(kind, title ? { title } : {}, children)];
  const heading: Paragraph = {
    type: 'paragraph',
    children: [{ type: 'strong', children: [{ type: 'text', value: title }] }],
  };
  return title ? [heading, ...children] : children;
}

/** GitHub's gravest is called caution. */
function kindOnGitHub(word: string): string {
  return word.toLowerCase() === 'caution' ? 'Danger' : (calloutKind(word) ?? 'Note');
}

/** `> [!WARNING]`, as GitHub and Obsidian write it. */
function quotedCallout(node: BodyNode): BlockNode | undefined {
  if (node.type !== 'blockquote') return undefined;
  const [first, ...rest] = node.children as BodyNode[];
  const [line = [], ...lines] = first?.type === 'paragraph' ? linesOf(first) : [];
  const [sign, word = '', title = ''] = /^\[!([a-z]+)\][+-]?[ \t]*(.*)$/iu.exec(wordsOf(line)) ?? [];
  if (sign === undefined) return undefined;
  const block = createBlock(kindOnGitHub(word), title ? { title } : {}, [...paragraphOf(lines), ...rest]);
  return { ...block, ...(node.data ? { data: node.data } : {}), ...(node.position ? { position: node.position } : {}) };
}

type Line = readonly PhrasingContent[];

/** What a line says, without the blanks around it. */
function wordsOf(line: Line): string {
  return line
    .map((node) => toString(node))
    .join('')
    .trim();
}

/** The lines of a paragraph, as they were written. */
function linesOf({ children }: Paragraph): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of children) {
    const [head = '', ...rest] = node.type === 'text' ? node.value.split('\n') : [];
    if (rest.length === 0) lines.at(-1)?.push(node);
    else {
      lines.at(-1)?.push({ ...node, value: head } as PhrasingContent);
      lines.push(...rest.map((value) => [{ ...node, value } as PhrasingContent]));
    }
  }
  return lines;
}

function paragraphOf(lines: readonly (readonly PhrasingContent[])[]): Paragraph[] {
  const children = lines.flatMap((line, index) =>
    index > 0 ? [{ type: 'text' as const, value: '\n' }, ...line] : [...line],
  );
  return children.some((node) => toString(node).trim() !== '' || node.type !== 'text')
    ? [{ type: 'paragraph', children }]
    : [];
}
