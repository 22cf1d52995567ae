import { decodeHTML } from 'entities';
import type { RootContent } from 'mdast';
import { htmlElements } from '../../parse/html-names.ts';
import { type CompileContext, sourcePosition } from '../compile-context.ts';
import type { JsxElement } from '../attributes.ts';
import { readExpression } from '../read-expression.ts';

/** The text of an element of code. */
export interface CodeText {
  /** As it was written, with entities decoded, no tags, and `<br>` as a line break. */
  readonly value: string;
  /** Whether `{name}` in it are variables. */
  readonly hasVariables: boolean;
  /** The language that its classes name, as highlighters write them: `language-sh`. */
  readonly lang?: string | undefined;
}

/**
 * The text of `<pre>`, `<code>` and the like. It is taken from the source, since the parser has read
 * its asterisks, backslashes and indentation as Markdown.
 */
export function codeText(node: JsxElement, context: CompileContext): CodeText {
  const { sourceText, places } = context;
  const span = sourcePosition(node, context);
  if (!span) return { value: '', hasVariables: false };
  const [start, end] = [span.start.offset, span.end.offset];
  const source = sourceText.slice(start, end);
  const expressions = expressionsIn(node).flatMap(({ position }) => {
    if (!position) return [];
    const { start: from, end: to } = places.toOriginalSpan(position);
    // The parser's own value has lost the indentation of its lines.
    const said = readExpression(sourceText.slice(from.offset + 1, to.offset - 1), context.variables);
    return [{ start: from.offset - start, end: to.offset - start, said }];
  });
  const values = expressions.flatMap(({ said, ...place }): Cut[] =>
    said ? [{ ...place, text: 'variable' in said ? `{${said.variable}}` : said.text }] : [],
  );
  const isInValue = (tag: Cut): boolean =>
    expressions.some(({ start: from, end: to }) => tag.start < to && from < tag.end);
  const tags = tagsIn(source).filter((tag) => !isInValue(tag));
  const [first] = tags;
  if (!first) return { value: '', hasVariables: false };
  const closing = tags.find((tag, index) => index > 0 && tag.end === source.length && tag.isClosing);
  const [from, to] = [first.end, closing?.start ?? source.length];
  const inner = cutOut(source, from, to, [...tags, ...values]);
  const margin = sourceText.slice(sourceText.lastIndexOf('\n', start - 1) + 1, start);
  return {
    value: withoutMargin(inner, margin),
    hasVariables: expressions.some(({ said }) => said !== undefined && 'variable' in said),
    lang: languageOf(node),
  };
}

interface Cut {
  readonly start: number;
  readonly end: number;
  /** What stands in its place. */
  readonly text: string;
}

const tag = /<!--[\s\S]*?-->|<(\/?)([A-Za-z][\w.:-]*)(?:\s(?:[^<>"'{}]|"[^"]*"|'[^']*'|\{[^{}]*\})*)?\/?>/gu;
const lineElements = new Set(['code', 'div', 'li', 'p', 'tr']);

/** The tags and comments of code; `<tenant>`, which no tag ends, is text, and so is `\<b>`. */
function tagsIn(source: string): (Cut & { readonly isClosing: boolean })[] {
  const found = [...source.matchAll(tag)].filter(({ index, 1: slash }) => slash !== '' || source[index - 1] !== '\\');
  const closed = new Set(found.filter(({ 1: slash }) => slash === '/').map(({ 2: name }) => name));
  const tags = found.filter(
    ({ 2: name }) => name === undefined || closed.has(name) || htmlElements.has(name.toLowerCase()),
  );
  return tags.map(({ index, 0: written, 1: slash, 2: name = '' }, at) => {
    const before = tags[at - 1];
    const isAdjacent = before?.[1] === '/' && before.index + before[0].length === index;
    const isLine =
      isAdjacent && slash !== '/' && (lineElements.has(name) || /\bclass(?:Name)?=["'][^"']*\bline\b/iu.test(written));
    const text = isLine || name.toLowerCase() === 'br' ? '\n' : '';
    return { start: index, end: index + written.length, text, isClosing: slash === '/' };
  });
}

type ExpressionNode = Extract<RootContent, { type: 'mdxTextExpression' | 'mdxFlowExpression' }>;

function expressionsIn(node: JsxElement | RootContent): ExpressionNode[] {
  if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') return [node];
  return 'children' in node ? (node.children as RootContent[]).flatMap(expressionsIn) : [];
}

/** What an author of MDX escapes because it would be read as something else. */
const escaped = /\\([<>{}*_`~])/gu;

/** A part of the source without its cuts; what stays is HTML. */
function cutOut(source: string, from: number, to: number, cuts: readonly Cut[]): string {
  let text = '';
  let at = from;
  const keep = (end: number): void => {
    if (end > at) text += decodeHTML(source.slice(at, end).replace(escaped, '$1'));
  };
  for (const { start, end, text: instead } of cuts.toSorted((left, right) => left.start - right.start)) {
    if (start < at || start >= to) continue;
    keep(start);
    text += instead;
    at = end;
  }
  keep(to);
  return text;
}

/**
 * Code without what its lines have in front because the element stands in a list, a quote or
 * another element. `before` is what stands before the element in its line.
 */
function withoutMargin(code: string, before: string): string {
  const quotes = /^[\s>\d.)*+-]*$/u.test(before) ? before.split('>').length - 1 : 0;
  const quote = new RegExp(`^(?:[ \\t]{0,3}>[ \\t]?){0,${quotes}}`, 'u');
  const [head = '', ...rest] = code.split('\n');
  const lines = quotes > 0 ? rest.map((line) => line.replace(quote, '')) : rest;
  const hasOwnLines = head.trim() === '';
  const filled = lines.filter((line) => line.trim() !== '');
  // The last line may hold no more than the margin of the closing tag.
  const least = Math.min(...filled.map((line) => /^[ \t]*/u.exec(line)?.[0].length ?? 0));
  // One blank after the sign of a quote is gone with it.
  const indent = quotes > 0 ? before.length - before.lastIndexOf('>') - 2 : before.length;
  const margin = filled.length === 0 ? 0 : hasOwnLines ? least : Math.min(least, Math.max(0, indent));
  return [head, ...lines.map((line) => line.slice(margin))].join('\n');
}

/** The language that an element or one in it names. */
function languageOf(node: JsxElement | RootContent): string | undefined {
  const isElement = node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
  const own = isElement ? node.attributes.map(languageIn).find(Boolean) : undefined;
  return own ?? ('children' in node ? (node.children as RootContent[]).map(languageOf).find(Boolean) : undefined);
}

function languageIn(attribute: JsxElement['attributes'][number]): string | undefined {
  if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') return undefined;
  const { name, value } = attribute;
  if (/^data-lang(?:uage)?$/u.test(name)) return value;
  return /^class(?:Name)?$/u.test(name) ? /(?:^|\s)lang(?:uage)?-([\w#+.-]+)/u.exec(value)?.[1] : undefined;
}
