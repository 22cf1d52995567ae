import type { Body, BodyNode, PageView } from '../../engine/index.ts';

/** A link of a list, with what is said after it. */
export interface ListedLink {
  readonly title: string;
  readonly path: string;
  readonly text?: string | undefined;
}

/** Text, headings and lists of links, from which a page made of data consists. */
export type ListedPart = string | { readonly heading: string } | { readonly links: readonly ListedLink[] };

/** A page that no file holds, made of data, so that every format can print it. */
export function listPage(facts: { readonly id: string; readonly title: string; readonly description: string; readonly locale: string }, parts: readonly ListedPart[]): PageView {
  return { ...facts, kind: 'page', links: [], source: { path: '', digest: '' }, body: parts.map(nodeOf) satisfies Body };
}

function nodeOf(part: ListedPart): BodyNode {
  if (typeof part === 'string') return { type: 'paragraph', children: [{ type: 'text', value: part }] };
  if ('heading' in part) return { type: 'heading', depth: 2, children: [{ type: 'text', value: part.heading }] };
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: part.links.map(({ title, path, text }) => ({
      type: 'listItem',
      spread: false,
      children: [
        {
          type: 'paragraph',
          children: [
            { type: 'link', url: path, children: [{ type: 'text', value: title }] },
            ...(text ? [{ type: 'text' as const, value: `: ${text}` }] : []),
          ],
        },
      ],
    })),
  };
}
