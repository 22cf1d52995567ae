import type { Paragraph, PhrasingContent, Text } from 'mdast';
import type { Body, BodyNode, PageView } from '../../engine/index.ts';

/** A link of a list, with what is said after it. */
export interface ListedLink {
  readonly title: string;
  readonly path: string;
  readonly text?: string | undefined;
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

function nodeOf(part: ListedPart): BodyNode {
  if (typeof part === 'string') return paragraph([text(part)]);
  if ('heading' in part) return { type: 'heading', depth: 2, children: [text(part.heading)] };
  const lines =
    'items' in part
      ? part.items.map((item) => [text(item)])
      : part.links.map(({ title, path, text: after }): PhrasingContent[] => [
          { type: 'link', url: path, children: [text(title)] },
          ...(after ? [text(`: ${after}`)] : []),
        ]);
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: lines.map((line) => ({ type: 'listItem', spread: false, children: [paragraph(line)] })),
  };
}

function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

function text(value: string): Text {
  return { type: 'text', value };
}
