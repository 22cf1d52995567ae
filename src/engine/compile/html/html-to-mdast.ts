/**
 * What HTML elements mean in Markdown. Elements that only group or decorate give way to
 * their content; nothing here knows about guides.
 */
import type { BlockContent, DefinitionContent, ListItem, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { BlockRegistry } from '../../blocks/registry.ts';
import { codeSpans, createBlock, inlineOf, toFlow, toPhrasing } from '../../blocks/unravel.ts';
import { type BlockAttributes, type BodyNode, childrenOf } from '../../model/body.ts';
import type { Labels } from '../../model/labels.ts';
import type { CodeText } from './code-text.ts';
import { mediaOf, sourceOf } from './media.ts';
import { shifted } from './shifted.ts';
import { headRow, tableCell, tableOf, tableRow } from './table.ts';

/** An element read so far: its attributes, and its children as body nodes. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: BlockAttributes;
  readonly children: BodyNode[];
  /** What an element of code says. */
  readonly code: () => CodeText;
}

/** What elements are read with. */
export interface HtmlContext {
  readonly blocks: BlockRegistry;
  readonly labels: Labels;
}

/** Elements whose content must never be shown. */
export const unsafeElements: ReadonlySet<string> = new Set([
  'script',
  'style',
  'object',
  'embed',
  'applet',
  'template',
  'base',
  'meta',
  'link',
]);

const flowContainers = new Set(
  'address article aside body center dd div dl dt fieldset figcaption footer form header hgroup html main menu nav picture section'.split(
    ' ',
  ),
);

/** The Markdown of an element. */
export function htmlToMdast(element: HtmlElement, context: HtmlContext): BodyNode[] {
  const { name, attributes, children } = element;
  const { blocks, labels } = context;
  const flow = (): (BlockContent | DefinitionContent)[] =>
    toFlow(children, blocks) as (BlockContent | DefinitionContent)[];
  const phrasing = (): PhrasingContent[] => toPhrasing(children, blocks);
  switch (name) {
    case 'p':
      return [...toFlow(children, blocks)];
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [headingOf(name, attributes, phrasing())];
    case 'ul':
    case 'ol':
      return [listOf(name === 'ol', attributes, children, blocks)];
    case 'li':
      return [{ type: 'listItem', spread: false, children: flow() }];
    case 'blockquote':
      return [{ type: 'blockquote', children: flow() }];
    case 'hr':
      return [{ type: 'thematicBreak' }];
    case 'br':
      return [{ type: 'break' }];
    case 'b':
    case 'strong':
      return marked('strong', children, blocks);
    case 'i':
    case 'em':
    case 'cite':
    case 'dfn':
    case 'var':
      return marked('emphasis', children, blocks);
    case 'del':
    case 's':
    case 'strike':
      return marked('delete', children, blocks);
    case 'code':
    case 'kbd':
    case 'samp':
    case 'tt':
      return inlineCode(element.code());
    case 'pre':
      return [codeBlock(element.code())];
    case 'sup':
    case 'sub':
      return shifted(name, children);
    case 'abbr':
      return [...children, ...inParentheses(attributes['title'])];
    case 'q':
      return [text('“'), ...children, text('”')];
    case 'a':
      return linkOf(attributes, children);
    case 'img':
      return [imageOf(attributes)];
    case 'thead':
      return children.map((child) => (child.type === 'tableRow' ? headRow(child) : child));
    case 'table':
      return tableOf(children, blocks);
    case 'tr':
      return [tableRow(children)];
    case 'td':
    case 'th':
      return [tableCell(name, attributes, children, blocks)];
    case 'details':
      return [accordionOf(children, blocks, labels)];
    case 'summary':
      return [createBlock('summary', {}, phrasing())];
    case 'figure':
      return [createBlock('Figure', {}, toFlow(children, blocks))];
    case 'audio':
    case 'video':
    case 'iframe':
      return mediaOf(attributes, children);
    case 'source':
    case 'track':
      return sourceOf(attributes);
    default:
      return flowContainers.has(name) ? toFlow(children, blocks) : children;
  }
}

function headingOf(name: string, { id }: BlockAttributes, children: PhrasingContent[]): BodyNode {
  const data = typeof id === 'string' && id !== '' ? { data: { hProperties: { id } } } : {};
  return { type: 'heading', depth: Number(name[1]) as 1 | 2 | 3 | 4 | 5 | 6, children, ...data };
}

function text(value: string): BodyNode {
  return { type: 'text', value };
}

function marked(type: 'strong' | 'emphasis' | 'delete', children: BodyNode[], blocks: BlockRegistry): BodyNode[] {
  const isFlow = children.some((child) => ['list', 'code', 'table', 'blockquote'].includes(child.type));
  const inner = inlineOf(children, blocks);
  return isFlow ? toFlow(children, blocks) : inner.length > 0 ? [{ type, children: inner }] : [];
}

/** Code among words, with the blanks that stand at its ends. */
function inlineCode({ value, hasVariables }: CodeText): BodyNode[] {
  const blank: PhrasingContent = { type: 'text', value: ' ' };
  return [
    ...(/^\s/u.test(value) ? [blank] : []),
    ...codeSpans(value, hasVariables, blank),
    ...(/\S\s+$/u.test(value) ? [blank] : []),
  ];
}

function codeBlock({ value, hasVariables, lang }: CodeText): BodyNode {
  return {
    type: 'code',
    ...(lang ? { lang } : {}),
    value: value.replace(/^(?:[ \t]*\n)+/u, '').trimEnd(),
    ...(hasVariables ? { data: { variables: true } } : {}),
  };
}

/** What a tip says that readers of the text never see. */
function inParentheses(title: BlockAttributes[string] | undefined): BodyNode[] {
  return typeof title === 'string' && title.trim() !== '' ? [text(` (${title.trim()})`)] : [];
}

function listOf(ordered: boolean, attributes: BlockAttributes, children: BodyNode[], blocks: BlockRegistry): BodyNode {
  const items: ListItem[] = [];
  for (const child of children.flatMap((node) => (node.type === 'paragraph' ? node.children : [node])) as BodyNode[]) {
    if (child.type === 'listItem') items.push(child);
    else if (child.type === 'list') items.push(...child.children);
    else if (toString(child).trim() !== '' || child.type === 'image' || child.type === 'block') {
      items.push({ type: 'listItem', spread: false, children: toFlow([child], blocks) as BlockContent[] });
    }
  }
  const start = Number(attributes['start'] ?? 1);
  return {
    type: 'list',
    ordered,
    ...(ordered ? { start: Number.isInteger(start) && start >= 0 ? start : 1 } : {}),
    spread: items.some((item) => item.children.length > 1),
    children: items,
  };
}

function linkOf(attributes: BlockAttributes, children: BodyNode[]): BodyNode[] {
  const { href } = attributes;
  if (typeof href !== 'string') return children;
  return [
    {
      type: 'link',
      // As in HTML, blanks around an address are none of it.
      url: href.trim(),
      ...(typeof attributes['title'] === 'string' ? { title: attributes['title'] } : {}),
      children: children as PhrasingContent[],
    },
  ];
}

function imageOf(attributes: BlockAttributes): BodyNode {
  const { alt, src, title } = attributes;
  return {
    type: 'image',
    url: typeof src === 'string' ? src.trim() : '',
    ...(typeof alt === 'string' ? { alt } : {}),
    ...(typeof title === 'string' && title ? { title } : {}),
  };
}

function accordionOf(children: BodyNode[], blocks: BlockRegistry, labels: Labels): BodyNode {
  const isSummary = (node: BodyNode): boolean => node.type === 'block' && node.name === 'summary';
  const summary = children.flatMap((child) => [child, ...childrenOf(child)]).find(isSummary);
  // A paragraph stays one: only that of the summary is opened.
  const rest = children.flatMap((child) =>
    childrenOf(child).some(isSummary)
      ? childrenOf(child).filter((node) => !isSummary(node))
      : [child].filter((node) => !isSummary(node)),
  );
  return createBlock(
    'Accordion',
    { title: (summary ? toString(summary) : '') || labels.details },
    toFlow(rest, blocks),
  );
}
