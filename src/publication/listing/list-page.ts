import type { Paragraph, PhrasingContent, Text } from 'mdast';
import { type Body, type BodyNode, type GuideView, type PageView, pathOf } from '../../engine/index.ts';

/** A link of a list, with what is said after it. */
export interface ListedLink {
  readonly title: string;
  readonly path: string;
  readonly text?: string | undefined;
  /** Links to what it holds, each with a word on what that is. */
  readonly links?: readonly { readonly title: string; readonly path: string; readonly tag?: string }[];
}

/** Text, headings and lists of links, from which a page made of data consists. */
export type ListedPart =
  | string
  | { readonly heading: string }
  | { readonly items: readonly string[] }
  | { readonly links: readonly ListedLink[] };

/** A page that no file holds, made of data, so that every format can print it. */
export function listPage(
  facts: Pick<PageView, 'id' | 'title' | 'description' | 'locale' | 'updated'>,
  parts: readonly ListedPart[],
): PageView {
  return {
    ...facts,
    kind: 'page',
    links: [],
    source: { path: '', digest: '' },
    body: parts.map(nodeOf) satisfies Body,
  };
}

/** A document as a list has it: its title, and what it says of itself. */
export function linkTo(document: GuideView | PageView): ListedLink {
  return { title: document.title, path: pathOf(document), text: document.description || undefined };
}

function nodeOf(part: ListedPart): BodyNode {
  if (typeof part === 'string') return paragraph([text(part)]);
  if ('heading' in part) return { type: 'heading', depth: 2, children: [text(part.heading)] };
  const lines = 'items' in part ? part.items.map((item) => [text(item)]) : part.links.map(lineOf);
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: lines.map((line) => ({ type: 'listItem', spread: false, children: [paragraph(line)] })),
  };
}

function lineOf({ title, path, text: after, links = [] }: ListedLink): PhrasingContent[] {
  return [
    linkNode(title, path),
    ...(after ? [text(`: ${after}`)] : []),
    ...links.flatMap((link, at): PhrasingContent[] => [
      text(at === 0 ? ': ' : ', '),
      linkNode(link.title, link.path),
      ...(link.tag === undefined ? [] : [text(` (${link.tag})`)]),
    ]),
  ];
}

function linkNode(title: string, path: string): PhrasingContent {
  return { type: 'link', url: path, children: [text(title)] };
}

function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

function text(value: string): Text {
  return { type: 'text', value };
}
