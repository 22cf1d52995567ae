import type { Image, List, Nodes, PhrasingContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import { toString } from 'mdast-util-to-string';
import type { BodyNode } from '../model/body.ts';
import { textNodes } from '../model/title.ts';
import { splitVariables, unescapeVariables } from '../model/variable.ts';

/** Where Markdown stands in a document: directly in it or a section, or inside a step. */
export type Place = 'section' | 'step';

/** Markdown of nodes, in the one style of the project, without a line break at its end. */
export function printMarkdown(nodes: readonly BodyNode[], place: Place = 'section'): string {
  return toMarkdown({ type: 'root', children: [...nodes] }, styles[place]).trimEnd();
}

/** A heading of some words. */
export function printHeading(children: PhrasingContent[], depth: 1 | 2 | 3): string {
  return printMarkdown([{ type: 'heading', depth, children }]);
}

/** Some words in bold, as the title of a step is written. */
export function printBold(children: PhrasingContent[]): string {
  return printMarkdown([{ type: 'paragraph', children: [{ type: 'strong', children }] }]);
}

/** A text without markup in one line: its variables stay variables, its escaped braces are text. */
export function printTitle(title: string, wrap: (children: PhrasingContent[]) => BodyNode): string {
  return printMarkdown([wrap(textNodes(title))]);
}

/** Whether a text at the start of a line is its own Markdown. */
export function isPlain(value: string): boolean {
  return plainText.test(value);
}

/**
 * Numbered lists that are a guide's steps are written `1.`, those of a section's prose
 * `1)`: that is how a reader of the Markdown, ours included, tells them apart.
 */
const sectionList: Handle = (node: List, parent, state, info) => {
  const before = state.options.bulletOrdered;
  const isProse = parent?.type === 'root' || parent?.type === 'blockquote';
  // Two of them in a row are kept apart by a comment, not by another delimiter.
  if (isProse && node.ordered) state.bulletLastUsed = undefined;
  state.options.bulletOrdered = isProse ? ')' : '.';
  const written = defaultHandlers.list(node, parent, state, info);
  if (before === undefined) delete state.options.bulletOrdered;
  else state.options.bulletOrdered = before;
  return written;
};

function isNumbered(node: Nodes): boolean {
  return node.type === 'list' && node.ordered === true;
}

/** An address that is its own words is written bare where nothing beside it would run into it. */
const link: Handle = (node, parent, state, info) => {
  const words = toString(node);
  const index = parent?.children.indexOf(node) ?? 0;
  const [before, after] = [parent?.children[index - 1], parent?.children[index + 1]];
  const isFree =
    parent?.type === 'paragraph' &&
    (!before || /(?:^|\s)$/u.test(before.type === 'text' ? before.value : 'x')) &&
    (!after || /^\s/u.test(after.type === 'text' ? after.value : 'x'));
  const isBare =
    node.url === words &&
    !node.title &&
    isFree &&
    /^https?:\/\/[\w.-]+\.[a-z]{2,}(?:\/(?:[\w./~%=&?#+-]*[\w/])?)?$/iu.test(words) &&
    !words.endsWith('_');
  return isBare ? words : defaultHandlers.link(node, parent, state, info);
};

/**
 * Most texts hold nothing that Markdown could take for markup, and looking for it is most
 * of the work of printing: those are written as they are.
 */
const text: Handle = (node: Text, parent, state, info) =>
  isPlainBetween(node.value, info.before, info.after) ? node.value : defaultHandlers.text(node, parent, state, info);

const plainText = /^(?!import |export ) ?\p{L}(?:[\p{L}\p{N},;’“”…()›–—?'"]| (?! |$)|[.](?!\p{L})|-)*$/u;
/** Between other nodes of a line, where nothing begins a block and a blank at the end is kept. */
const plainRun = /^(?:[\p{L}\p{N},;’“”…()›–—?'"%>+=]| (?! )|[.](?!\p{L})|:(?= )|-)*$/u;

function isPlainBetween(value: string, before: string, after: string): boolean {
  const isAtStart = before === '\n' || before === '';
  const isAtEnd = after === '\n' || after === '';
  return isAtStart
    ? plainText.test(isAtEnd ? value : value.trimEnd())
    : plainRun.test(value) && !(isAtEnd && value.endsWith(' '));
}

/** A row of a table is one line. */
const lineBreak: Handle = (node, parent, state, info) =>
  state.stack.includes('tableCell') ? '<br>' : defaultHandlers.break(node, parent, state, info);

const variable: Handle = (node: { name: string }) => `{${node.name}}`;

/** An image whose variables are not escaped: they pass the printer as characters that no text has. */
const image: Handle = (node: Image, parent, state, info) => {
  const alt = splitVariables(node.alt ?? '')
    .map((part) => ('variable' in part ? `\u{E000}${part.variable}\u{E001}` : unescapeVariables(part.text)))
    .join('');
  return defaultHandlers
    .image({ ...node, alt }, parent, state, info)
    .replace(/\u{E000}([^\u{E001}]*)\u{E001}/gu, '{$1}');
};

const stepStyle: Options = {
  bullet: '-',
  emphasis: '_',
  strong: '*',
  fences: true,
  rule: '-',
  listItemIndent: 'one',
  resourceLink: true,
  incrementListMarker: true,
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  handlers: { break: lineBreak, image, link, text, variable },
  unsafe: [
    { character: '{', inConstruct: 'phrasing' },
    { character: '<', after: '[>$_]', inConstruct: 'phrasing' },
    // What a reader of MDX would take for a statement.
    { atBreak: true, character: 'i', after: `mport\\s+(?:[\\w*{][^'"\\n]*\\sfrom\\s+)?['"]` },
    { atBreak: true, character: 'e', after: 'xport\\s+(?:default|const|let|var|function|class|async|\\{|\\*)' },
  ],
};

const sectionStyle: Options = {
  ...stepStyle,
  join: [
    (left, right, parent) => (parent.type === 'root' && isNumbered(left) && isNumbered(right) ? false : undefined),
  ],
  handlers: { ...stepStyle.handlers, list: sectionList },
};

const styles: Readonly<Record<Place, Options>> = { section: sectionStyle, step: stepStyle };
