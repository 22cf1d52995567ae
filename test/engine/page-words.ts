/**
 * The words that a page says as HTML and as Markdown, each read from what is published by a parser
 * of its own: so that it shows what either would lack of the other.
 */
import type { Element, Nodes as HtmlNodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { labelPattern, labels as english, type Labels } from '../../src/engine/model/labels.ts';

/** Words of the one that the other has not, or not as often. */
export interface WordDifference {
  readonly onlyInHtml: readonly string[];
  readonly onlyInMarkdown: readonly string[];
}

/**
 * @param html The page as text, or as a tree of which a part is left out.
 * @param labels What the site says of its own in its language.
 */
export function compareForms(html: string | HtmlNodes, markdown: string, labels: Labels = english): WordDifference {
  const [inHtml, inMarkdown] = [htmlWords(html), markdownWords(markdown, labels)];
  return { onlyInHtml: without(inHtml, inMarkdown), onlyInMarkdown: without(inMarkdown, inHtml) };
}

function without(words: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

function split(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu) ?? [];
}

/** The words of the article, or of the articles, of a page. */
function htmlWords(html: string | HtmlNodes): string[] {
  const parts: string[] = [];
  const gather = (node: HtmlNodes): void => {
    if (node.type === 'text') parts.push(node.value);
    if (!('children' in node) || (node.type === 'element' && isOfPage(node))) return;
    if (node.type === 'element' && node.tagName === 'img') parts.push(' ', [node.properties['alt']].join(''));
    const isBlock = node.type === 'element' && !inline.has(node.tagName);
    if (isBlock) parts.push(' ');
    node.children.filter((child) => !isNameOf(child, node)).forEach(gather);
    if (isBlock) parts.push(' ');
  };
  visit(typeof html === 'string' ? fromHtml(html) : html, 'element', (node) => {
    if (node.tagName === 'article') gather(node);
  });
  return split(parts.join(''));
}

const inline: ReadonlySet<string> = new Set(['a', 'b', 'code', 'del', 'em', 'i', 'span', 'strong', 's', 'u', 'kbd']);

/** Whether an element is the page's, not the document's: what a script works with, and names of parts. */
function isOfPage({ tagName, properties }: Element): boolean {
  const classes = [properties['className'] ?? []].flat().map(String);
  return (
    properties['hidden'] !== undefined ||
    ['script', 'template', 'select', 'guide-selector'].includes(tagName) ||
    classes.some((name) => ['scopes-tools', 'guide-label', 'selector', 'page-fact'].includes(name)) ||
    /^#guide-(?:note|ref)-/u.test([properties['href']].join(''))
  );
}

/** Whether a node is what a long list of names, closed at first, is called. */
function isNameOf(node: HtmlNodes, parent: HtmlNodes): boolean {
  return (
    node.type === 'element' &&
    node.tagName === 'summary' &&
    parent.type === 'element' &&
    [parent.properties['className'] ?? []].flat().some((name) => name === 'guide-condition' || name === 'guide-enables')
  );
}

const phrases: ReadonlySet<string> = new Set(['text', 'inlineCode', 'emphasis', 'strong', 'delete', 'link']);

/** The words of a page's Markdown without what it says of itself: frontmatter, index, fields, verification, labels. */
function markdownWords(markdown: string, labels: Labels): string[] {
  const begins = (...texts: readonly string[]): RegExp =>
    new RegExp(`^(?:${texts.map((text) => labelPattern(text)).join('|')})`, 'u');
  // The index, and what a view was narrowed to.
  const notOfDocument = begins(labels.index, labels.showing, labels.ignored);
  const verified = begins(labels.verifiedConsole, labels.verifiedDocumentation);
  const root: Root = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .parse(markdown.replace(/^---\n[\s\S]*?\n---\n/u, ''));
  const description = /^description: (?:"(.*)"|(.*))$/mu.exec(markdown.split('\n---\n')[0] ?? '');
  const said = (node: Nodes | undefined): string => (node ? toString(node) : '');
  const fields = root.children.findLastIndex((node) => said(node) === labels.fields);
  const kept = root.children.filter(
    (node, at) =>
      !(node.type === 'blockquote' && notOfDocument.test(said(node))) &&
      !(fields >= 0 && at >= fields && at < fields + 2) &&
      !(at === root.children.length - 1 && verified.test(said(node))),
  );
  const parts: string[] = [description?.[1] ?? description?.[2] ?? ''];
  visit({ type: 'root', children: kept } satisfies Root, (node, _index, parent) => {
    if (!phrases.has(node.type)) parts.push(' ');
    if (node.type === 'text') parts.push(ofText(node.value, parent?.type, labels));
    if (node.type === 'inlineCode') parts.push(node.value);
    if (node.type === 'code') parts.push(node.value, ' ');
    if (node.type === 'image') parts.push(node.alt ?? '', ' ');
    if (node.type === 'html' && !/^<!---->$|^<br ?\/?>$/u.test(node.value)) parts.push(node.value);
  });
  return split(parts.join(''));
}

/** A text without what only Markdown says: for which variants a part is, and names of parts. */
function ofText(value: string, parent: string | undefined, labels: Labels): string {
  if (parent === 'emphasis') return value.replace(labels.notInWhitelabel, '').replace(labels.onlyInWhitelabel, '');
  return parent === 'strong' && [labels.scopes, labels.requires].includes(value) ? ' ' : value;
}
