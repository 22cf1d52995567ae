/**
 * What HTML elements mean in Markdown. Elements that only group or decorate give way to
 * their content; nothing here knows about guides.
 */
import type { AlignType, BlockContent, DefinitionContent, ListItem, PhrasingContent, TableCell, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { BlockAttributes, BodyNode } from '../model/body.ts';
import type { Labels } from '../model/labels.ts';
import type { BlockRegistry } from '../blocks/registry.ts';
import { createBlock, toFlow, toPhrasing } from '../blocks/unravel.ts';

/** An element read so far: its attributes, and its children as body nodes. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: BlockAttributes;
  readonly children: BodyNode[];
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
export function htmlToMdast(
  element: HtmlElement,
  { blocks, labels }: { readonly blocks: BlockRegistry; readonly labels: Labels },
): BodyNode[] {
  const { name, attributes, children } = element;
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
      return [{ type: 'heading', depth: Number(name[1]) as 1 | 2 | 3 | 4 | 5 | 6, children: phrasing() }];
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
      return [{ type: 'inlineCode', value: toString(children) }];
    case 'pre':
      return [codeOf(children)];
    case 'a':
      return linkOf(attributes, children);
    case 'img':
      return [imageOf(attributes)];
    case 'table':
      return tableOf(children, blocks);
    case 'tr':
      return [{ type: 'tableRow', children: children.filter((child) => child.type === 'tableCell') }];
    case 'td':
    case 'th':
      return [{ type: 'tableCell', children: phrasing() }];
    case 'details':
      return [accordionOf(children, blocks, labels)];
    case 'summary':
      return [createBlock('summary', {}, phrasing())];
    case 'figure':
      return [createBlock('Figure', {}, toFlow(children, blocks))];
    case 'video':
    case 'iframe':
      return typeof attributes['src'] === 'string'
        ? [createBlock('Video', { src: attributes['src'], ...titleOf(attributes) }, [])]
        : children;
    default:
      return flowContainers.has(name) ? toFlow(children, blocks) : children;
  }
}

function marked(type: 'strong' | 'emphasis' | 'delete', children: BodyNode[], blocks: BlockRegistry): BodyNode[] {
  const isFlow = children.some((child) => ['list', 'code', 'table', 'blockquote'].includes(child.type));
  const inner = toPhrasing(children, blocks);
  return isFlow ? toFlow(children, blocks) : inner.length > 0 ? [{ type, children: inner }] : [];
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

function codeOf(children: BodyNode[]): BodyNode {
  const code = children.flatMap((child) => (child.type === 'paragraph' ? child.children : [child]));
  const value = code
    .map((node) => toString(node))
    .join('')
    .replace(/^\n+/u, '')
    .trimEnd();
  return { type: 'code', value };
}

function linkOf(attributes: BlockAttributes, children: BodyNode[]): BodyNode[] {
  const { href } = attributes;
  if (typeof href !== 'string') return children;
  return [
    {
      type: 'link',
      url: href,
      ...(typeof attributes['title'] === 'string' ? { title: attributes['title'] } : {}),
      children: children as PhrasingContent[],
    },
  ];
}

function imageOf(attributes: BlockAttributes): BodyNode {
  const alt = attributes['alt'];
  return {
    type: 'image',
    url: typeof attributes['src'] === 'string' ? attributes['src'] : '',
    ...(typeof alt === 'string' ? { alt } : {}),
    ...titleOf(attributes),
  };
}

function titleOf(attributes: BlockAttributes): { title?: string } {
  return typeof attributes['title'] === 'string' && attributes['title'] ? { title: attributes['title'] } : {};
}

function tableOf(children: BodyNode[], blocks: BlockRegistry): BodyNode[] {
  const rows = children
    .flatMap((child) => (child.type === 'paragraph' ? (child.children as BodyNode[]) : [child]))
    .filter((child): child is TableRow => child.type === 'tableRow');
  const others = children.filter((child) => child.type !== 'tableRow');
  const width = Math.max(0, ...rows.map((row) => row.children.length));
  if (width === 0) return toFlow(others, blocks);
  const cell = (): TableCell => ({ type: 'tableCell', children: [] });
  const align: AlignType[] = Array.from({ length: width }, () => null);
  const padded = rows.map((row) => ({
    ...row,
    children: [...row.children, ...Array.from({ length: width - row.children.length }, cell)],
  }));
  return [...toFlow(others, blocks), { type: 'table', align, children: padded }];
}

function accordionOf(children: BodyNode[], blocks: BlockRegistry, labels: Labels): BodyNode {
  const flat = children.flatMap((child) => (child.type === 'paragraph' ? (child.children as BodyNode[]) : [child]));
  const summary = flat.find((child) => child.type === 'block' && child.name === 'summary');
  const rest = summary
    ? children
        .flatMap((child) => (child.type === 'paragraph' ? (child.children as BodyNode[]) : [child]))
        .filter((child) => child !== summary)
    : children;
  return createBlock(
    'Accordion',
    { title: (summary ? toString(summary) : '') || labels.details },
    toFlow(rest, blocks),
  );
}
