import { toString } from 'mdast-util-to-string';
import { z } from 'zod';
import { type Body, type BodyNode, bodySchema, childrenOf, withChildren } from './body.ts';
import { escapeVariables, splitVariables, unescapeVariables } from './variable.ts';

/** What whatever has a title has of it. */
export const titleShape = {
  title: z.string().describe('In words, without marks.'),
  titleContent: bodySchema.optional().describe('The title with its marks, such as code or a link, if it has any.'),
};

export interface Title {
  readonly title: string;
  readonly titleContent?: Body | undefined;
}

/**
 * The words of a heading or paragraph as a title: variables as `{name}`, literal braces escaped.
 * A picture says nothing among words, and its alternative text on its own.
 */
export function titleOf(node: BodyNode): string {
  const words = inOneLine(wordsIn(node, false));
  return words === '' ? inOneLine(wordsIn(node, true)) : words;
}

/** The title that some content is; it is kept if it says more than its words. */
export function titleFrom(content: readonly BodyNode[]): Title {
  const title = titleOf({ type: 'paragraph', children: [...content] } as BodyNode);
  return content.some(isMarked) ? { title, titleContent: [...content] } : { title };
}

/** A title written as a text, as in an attribute: what stands between backticks is code. */
export function titleFromText(text: string): Title {
  const line = inOneLine(text);
  const content: BodyNode[] = [];
  let from = 0;
  const addText = (value: string): void => {
    content.push(...textNodes(value));
  };
  for (const match of line.matchAll(codeSpan)) {
    addText(line.slice(from, match.index));
    content.push(codeNode(match.groups?.['code'] ?? ''));
    from = match.index + match[0].length;
  }
  if (from === 0) return { title: line };
  addText(line.slice(from));
  return titleFrom(content);
}

/** A title to spread into what has it: no content rather than an undefined one. */
export function titleFields({ title, titleContent }: Title): { title: string; titleContent?: Body } {
  return titleContent ? { title, titleContent } : { title };
}

/** Its content as it may stand in a link: without links, pictures and references. */
export function wordsOfTitle({ titleContent = [] }: Title): Body {
  const keep = (node: BodyNode): BodyNode[] => {
    if (node.type === 'image' || node.type === 'footnoteReference') return [];
    const children = childrenOf(node).flatMap(keep);
    return node.type === 'link' ? children : [withChildren(node, children)];
  };
  return titleContent.flatMap(keep);
}

/** The words of a title that no reader is without: what an id may be made of, and what is left at least. */
export function sharedWords({ title, titleContent }: Title): string {
  const keep = (node: BodyNode): BodyNode[] =>
    node.data?.condition ? [] : [withChildren(node, childrenOf(node).flatMap(keep))];
  return titleContent ? titleOf({ type: 'paragraph', children: titleContent.flatMap(keep) } as BodyNode) : title;
}

/** The text of nodes as a reader sees it, a variable as `{name}`. */
export function plainWords(nodes: readonly BodyNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'variable') return `{${node.name}}`;
      if (node.type === 'break') return ' ';
      if (node.type === 'image') return '';
      return 'children' in node ? plainWords(node.children) : toString(node);
    })
    .join('');
}

/** A text as nodes: its variables stay variables, its escaped braces are text. */
export function textNodes(text: string): ({ type: 'text'; value: string } | { type: 'variable'; name: string })[] {
  return splitVariables(text).map((part) =>
    'variable' in part
      ? { type: 'variable', name: part.variable }
      : { type: 'text', value: unescapeVariables(part.text) },
  );
}

/** A text in one line, with one blank where there are several, and none around it. */
export function inOneLine(text: string): string {
  return text.replace(/[\s\u0085]+/gu, ' ').trim();
}

const codeSpan = /(?<!`)(?<ticks>`+)(?!`)(?<code>.+?)(?<!`)\k<ticks>(?!`)/gu;

function codeNode(written: string): BodyNode {
  const value = written.replace(/^ (.*[^ ].*) $/u, '$1');
  const hasVariable = splitVariables(value).some((part) => 'variable' in part);
  return hasVariable
    ? { type: 'inlineCode', value, data: { variables: true } }
    : { type: 'inlineCode', value: unescapeVariables(value) };
}

function wordsIn(node: BodyNode, saysPictures: boolean): string {
  if (node.type === 'variable') return `{${node.name}}`;
  if (node.type === 'break') return ' ';
  if (node.type === 'image' && !saysPictures) return '';
  if ('children' in node) return node.children.map((child) => wordsIn(child, saysPictures)).join('');
  return node.data?.variables ? toString(node) : escapeVariables(toString(node));
}

function isMarked({ type, data }: BodyNode): boolean {
  return data?.condition !== undefined || !['text', 'variable', 'break'].includes(type);
}
