/**
 * The text of an `llms.txt`, by the grammar of llmstxt.org: a heading, a quote, a paragraph,
 * and sections of links. Readers of it split it by patterns and not as Markdown, so that no
 * title may hold a `]`, no address a `)`, and nothing a line break.
 */
import type { PhrasingContent } from 'mdast';
import type { BodyNode } from '../../model/body.ts';
import { textNodes, type Title } from '../../model/title.ts';
import { isPlain, printMarkdown, printTitle } from '../../print/print-markdown.ts';

export interface LlmsLink extends Title {
  readonly url: string;
  readonly description?: string;
}

export interface LlmsSection {
  readonly title: string;
  readonly links: readonly LlmsLink[];
}

export interface LlmsText {
  readonly title: string;
  readonly summary: string;
  /** Markdown of one paragraph. */
  readonly details?: string;
  readonly sections: readonly LlmsSection[];
}

/** The text, in which every word is a word: what would be markup is escaped. */
export function printLlms({ title, summary, details = '', sections }: LlmsText): string {
  const blocks = [
    heading(title, 1),
    `> ${oneLine(summary)}`,
    details,
    ...sections.filter(({ links }) => links.length > 0).map(printSection),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** The line of a link. */
export function printLink({ title, titleContent, url, description = '' }: LlmsLink): string {
  const notes = oneLine(shorten(description, mostOfDescription));
  return `- [${linkWords({ title, titleContent })}](${linkAddress(url)})${notes === '' ? '' : `: ${notes}`}`;
}

/** A text cut at so many characters. */
export function shorten(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}

/** What is longer is no description; its page has the rest of it. */
const mostOfDescription = 1000;
const mostOfTitle = 300;

function printSection({ title, links }: LlmsSection): string {
  return [heading(title, 2), '', ...links.map(printLink)].join('\n');
}

function heading(title: string, depth: 1 | 2): string {
  const line = withoutBreaks(title);
  return isPlain(line)
    ? `${'#'.repeat(depth)} ${line}`
    : printTitle(line, (children) => ({ type: 'heading', depth, children }));
}

function oneLine(text: string): string {
  return words(text, (children) => ({ type: 'paragraph', children }));
}

/** The words of a link; the bracket that would end them is written as a character reference. */
function linkWords({ title, titleContent = [] }: Title): string {
  const line = withoutBreaks(shorten(title, mostOfTitle));
  // In code a character reference would be read as it is written.
  const isMarked = titleContent.length > 0 && line === title && !/[[\]]/u.test(title);
  if (isPlain(line) && !isMarked) return line;
  const children = isMarked ? (titleContent as PhrasingContent[]) : textNodes(line);
  const printed = printMarkdown([{ type: 'paragraph', children: [{ type: 'link', url: '#', children }] }]);
  return printed
    .slice(1, -'](#)'.length)
    .replace(/\\([\s\S])|\]/gu, (found, escaped?: string) => (found === ']' || escaped === ']' ? '&#93;' : found));
}

function linkAddress(url: string): string {
  return url.replace(/[()<>\\\s]/gu, (sign) => `%${sign.codePointAt(0)?.toString(16).padStart(2, '0').toUpperCase()}`);
}

function words(text: string, wrap: (children: PhrasingContent[]) => BodyNode): string {
  const line = withoutBreaks(text);
  return line === '' || isPlain(line) ? line : printTitle(line, wrap);
}

function withoutBreaks(text: string): string {
  return text.replace(/[\s\u0085]+/gu, ' ').trim();
}
