import type { Image, Nodes, Paragraph, PhrasingContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import { toString } from 'mdast-util-to-string';
import { stringify } from 'yaml';
import { filePathOf, pathOf, resolveAddress, splitAddress } from '../address.ts';
import { labels, printAnnotation, printLabel } from '../annotation.ts';
import { type BodyNode, childrenOf, withChildren } from '../body.ts';
import type { Field } from '../field.ts';
import type { Fold } from '../fold.ts';
import type { Section, Step } from '../model.ts';
import { enabledBy, grantedBy } from '../scope-lines.ts';
import { splitTokens, unescapeTokens } from '../token.ts';
import type { DocumentView, GuideView } from '../view.ts';
import { defineFormat, type FormatContext } from './define.ts';

/** The document as plain GFM for agents: complete, with absolute links where the site is known. */
export const markdown = defineFormat({
  of: 'document',
  name: 'markdown',
  extension: 'md',
  mediaType: 'text/markdown; charset=utf-8',
  documents: 'all',
  render: (document, context) => {
    const fold = context.foldOf(document);
    const title: BodyNode[] = document.title === '' ? [] : [{ type: 'heading', depth: 1, children: titleNodes(document.title) }];
    const content = document.kind === 'page' ? fold.toMdast(document.body) : guideContent(document, fold);
    const nodes = absoluteLinks([...title, ...content], document, context);
    return `${frontmatter(document, context)}${pointer(context)}${printMarkdown(nodes)}`;
  },
});

/** Markdown of nodes, in the one style of the project. */
export function printMarkdown(nodes: readonly BodyNode[]): string {
  return toMarkdown({ type: 'root', children: [...nodes] }, style);
}

/**
 * Numbered lists that are a guide's steps are written `1.`, those of prose `1)`: that is
 * how a reader of the Markdown, ours included, tells them apart.
 */
const list: Handle = (node, parent, state, info) => {
  const before = state.options.bulletOrdered;
  const isProse = parent?.type === 'root' && !node.data?.isStepList;
  // Two of them in a row are kept apart by a comment, not by another delimiter.
  if (isProse && node.ordered) state.bulletLastUsed = undefined;
  state.options.bulletOrdered = isProse ? ')' : '.';
  const written = defaultHandlers.list(node, parent, state, info);
  if (before === undefined) delete state.options.bulletOrdered;
  else state.options.bulletOrdered = before;
  return written;
};

function isNumberedProse(node: Nodes): boolean {
  return node.type === 'list' && node.ordered === true && !node.data?.isStepList;
}

/** An address that is its own words is written bare where nothing beside it would run into it. */
const link: Handle = (node, parent, state, info) => {
  const words = toString(node);
  const index = parent?.children.indexOf(node) ?? 0;
  const [before, after] = [parent?.children[index - 1], parent?.children[index + 1]];
  const isFree = parent?.type === 'paragraph' && (!before || /(?:^|\s)$/u.test(before.type === 'text' ? before.value : 'x')) && (!after || /^\s/u.test(after.type === 'text' ? after.value : 'x'));
  const isBare = node.url === words && !node.title && isFree && /^https?:\/\/[\w.-]+\.[a-z]{2,}(?:\/(?:[\w./~%=&?#+-]*[\w/])?)?$/iu.test(words) && !words.endsWith('_');
  return isBare ? words : defaultHandlers.link(node, parent, state, info);
};

/**
 * Most texts hold nothing that Markdown could take for markup, and looking for it is most
 * of the work of printing: those are written as they are.
 */
const text: Handle = (node: Text, parent, state, info) =>
  plainText.test(info.before === '\n' || info.before === '' ? node.value : `a${node.value}`) ? node.value : defaultHandlers.text(node, parent, state, info);

const plainText = /^(?!import |export ) ?\p{L}(?:[\p{L}\p{N},;’“”…()›–—?'"]| (?! |$)|\.(?!\p{L})|-)*$/u;

const token: Handle = (node: { name: string }) => `{${node.name}}`;

/** An image whose tokens are not escaped: they pass the printer as characters that no text has. */
const image: Handle = (node: Image, parent, state, info) => {
  const alt = splitTokens(node.alt ?? '').map((part) => ('token' in part ? `\u{E000}${part.token}\u{E001}` : unescapeTokens(part.text))).join('');
  return defaultHandlers.image({ ...node, alt }, parent, state, info).replace(/\u{E000}([^\u{E001}]*)\u{E001}/gu, '{$1}');
};

const style: Options = {
  bullet: '-',
  emphasis: '_',
  strong: '*',
  fences: true,
  rule: '-',
  listItemIndent: 'one',
  resourceLink: true,
  incrementListMarker: true,
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  join: [(left, right, parent) => (parent.type === 'root' && isNumberedProse(left) && isNumberedProse(right) ? false : undefined)],
  handlers: { image, list, link, text, token } as NonNullable<Options['handlers']>,
  unsafe: [
    { character: '{', inConstruct: 'phrasing' },
    { character: '<', after: '[>$_]', inConstruct: 'phrasing' },
    // What a reader of MDX would take for a statement.
    { atBreak: true, character: 'i', after: `mport\\s+(?:[\\w*{][^'"\\n]*\\sfrom\\s+)?['"]` },
    { atBreak: true, character: 'e', after: 'xport\\s+(?:default|const|let|var|function|class|async|\\{|\\*)' },
  ],
};

function frontmatter(document: DocumentView, { site }: FormatContext): string {
  const facts = {
    title: document.title,
    ...(document.description ? { description: document.description } : {}),
    ...(site ? { canonical_url: site + pathOf(document) } : {}),
    ...(document.updated ? { last_updated: document.updated } : {}),
  };
  return `---\n${stringify(facts, { lineWidth: 0 })}---\n\n`;
}

function pointer({ site }: FormatContext): string {
  return site ? `> Index of all pages: ${site}/llms.txt\n\n` : '';
}

function guideContent(guide: GuideView, fold: Fold): BodyNode[] {
  return [
    ...(guide.requires.length > 0 ? [printLabel(labels.requires), listOf(guide.requires.map((item) => ({ type: 'paragraph', children: titleNodes(item) })))] : []),
    ...fold.toMdast(guide.intro),
    ...guide.sections.flatMap((section) => sectionNodes(section, guide, fold)),
    ...(guide.fields.length > 0 ? [printLabel(labels.fields), listOf(guide.fields.map(fieldLine))] : []),
    ...verificationNodes(guide),
  ];
}

function sectionNodes(section: Section, guide: GuideView, fold: Fold): BodyNode[] {
  return [
    ...(section.title ? [{ type: 'heading' as const, depth: section.level as 2 | 3, children: titleNodes(section.title) }] : []),
    ...printAnnotation({ condition: section.condition }),
    ...section.content.flatMap((part) => (part.type === 'prose' ? fold.toMdast(part.body) : [stepList(part.steps, guide, fold)])),
  ];
}

function stepList(steps: readonly Step[], guide: GuideView, fold: Fold): BodyNode {
  const items = steps.map((step) => ({
    type: 'listItem' as const,
    spread: true,
    children: [
      { type: 'paragraph' as const, children: [{ type: 'strong' as const, children: titleNodes(step.title) }] },
      ...printAnnotation({ condition: step.condition, enables: enabledBy(step, guide) }),
      ...fold.toMdast(step.body),
      ...scopeNodes(step, guide),
    ],
  }));
  return { type: 'list', ordered: true, start: steps[0]?.number ?? 1, spread: true, children: items, data: { isStepList: true } } as BodyNode;
}

function scopeNodes(step: Step, guide: GuideView): BodyNode[] {
  const granted = grantedBy(step, guide);
  if (granted.length === 0) return [];
  const lines = granted.map(({ name, description }): Paragraph => ({
    type: 'paragraph',
    children: [{ type: 'inlineCode', value: name }, ...(description ? [{ type: 'text' as const, value: ` ${description}` }] : [])],
  }));
  return [printLabel(labels.scopes), listOf(lines)];
}

function fieldLine(field: Field): Paragraph {
  const traits = [...(field.secret ? ['secret'] : []), ...(field.required ? [] : ['optional'])];
  return {
    type: 'paragraph',
    children: [
      { type: 'strong', children: titleNodes(field.label) },
      { type: 'text', value: ' ' },
      { type: 'inlineCode', value: field.key },
      ...titleNodes(`${traits.length > 0 ? ` (${traits.join(', ')})` : ''}${field.help ? `: ${field.help}` : ''}`),
    ],
  };
}

function verificationNodes({ verified }: GuideView): BodyNode[] {
  if (!verified) return [];
  const against = verified.against === 'console' ? 'the provider’s console' : 'the provider’s documentation';
  const source: Paragraph['children'] = verified.source
    ? [{ type: 'text', value: ': ' }, { type: 'link', url: verified.source, children: [{ type: 'text', value: verified.source }] }]
    : [{ type: 'text', value: '.' }];
  return [{ type: 'paragraph', children: [{ type: 'text', value: `Verified on ${verified.on} against ${against}` }, ...source] }];
}

function absoluteLinks(nodes: readonly BodyNode[], document: DocumentView, context: FormatContext): BodyNode[] {
  const { site, pages } = context;
  if (!site) return [...nodes];
  const from = pathOf(document);
  const address = (url: string, isLink: boolean): string => {
    const resolved = resolveAddress(url, from);
    if (resolved.startsWith('#')) return `${site}${filePathOf(from, 'md')}${resolved}`;
    if (!/^\/(?!\/)/u.test(resolved)) return url;
    const { path, suffix } = splitAddress(resolved);
    return site + (isLink && pages?.has(path) ? filePathOf(path, 'md') : resolved.slice(0, resolved.length - suffix.length)) + suffix;
  };
  return nodes.map((node) => {
    const children = childrenOf(node);
    const inner = children.length > 0 ? withChildren(node, absoluteLinks(children, document, context)) : node;
    if (inner.type === 'link') return { ...inner, url: address(inner.url, true) };
    return inner.type === 'image' ? { ...inner, url: address(inner.url, false) } : inner;
  });
}

/** A title as nodes: its tokens stay tokens, its escaped braces are text. */
function titleNodes(title: string): PhrasingContent[] {
  return splitTokens(title).map((part) => ('token' in part ? { type: 'token', name: part.token } : { type: 'text', value: unescapeTokens(part.text) }));
}

function listOf(paragraphs: readonly Paragraph[]): BodyNode {
  return { type: 'list', ordered: false, spread: false, children: paragraphs.map((line) => ({ type: 'listItem', spread: false, children: [line] })) };
}
