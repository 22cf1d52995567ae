/** Lists of a publication as its readers get them, drawn and printed. */
import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { SKIP, visit } from 'unist-util-visit';
import { pathOf } from '../../src/engine/index.ts';
import type { Publication } from '../../src/publication/publication.ts';
import { addressesIn } from '../../src/publish/addresses/html-addresses.ts';
import { openRenderer } from '../../src/publish/renderer/renderer.ts';
import { cacheFolder } from '../../src/workspace/cache-folder.ts';

/** What a page may have: bytes of HTML, characters of Markdown. */
export const mostHtml = 60_000;
export const mostMarkdown = 40_000;

/** The pages at these paths, as they are published. */
export async function drawAll(paths: readonly string[], publication: Publication): Promise<Map<string, string>> {
  const renderer = await openRenderer(cacheFolder());
  const drawn = new Map<string, string>();
  for (const path of paths) drawn.set(path, await renderer.render(path, publication));
  return drawn;
}

export function markdownOf({ engine, listings, context }: Publication): Map<string, string> {
  return new Map(listings.map((listing) => [pathOf(listing), engine.render(listing, 'markdown', context)]));
}

export function tooLong(texts: ReadonlyMap<string, string>, most: number, sizeOf: (text: string) => number): string[] {
  return [...texts].flatMap(([path, text]) => (sizeOf(text) > most ? [`${path}: ${sizeOf(text)}`] : []));
}

/** Paths of the site that a page leads to. */
export function linksIn(html: string): string[] {
  return addressesIn(html)
    .filter((address) => address.startsWith('/'))
    .map((address) => decodeURI(address.replace(/#.*$/u, '')));
}

/** What a list says in its main part, without what is a tool of the page. */
export function articleOf(html: string): Root {
  const article: Element = { type: 'element', tagName: 'article', properties: {}, children: [] };
  const root: Root = fromHtml(html);
  visit(root, 'element', (node) => {
    if (node.tagName !== 'main') return undefined;
    article.children.push(...node.children.filter((child) => child.type === 'element'));
    return SKIP;
  });
  visit(article, 'element', (node: Element, index, parent: Nodes | undefined) => {
    if (!isTool(node) || !parent || !('children' in parent) || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return { type: 'root', children: [article] };
}

function isTool({ tagName, properties }: Element): boolean {
  const classes = [properties['className'] ?? []].flat().map(String);
  return (
    tagName === 'form' ||
    properties['ariaHidden'] === 'true' ||
    properties['dataMarkdownIgnore'] !== undefined ||
    classes.some((name) => ['breadcrumbs', 'page-menu'].includes(name)) ||
    (tagName === 'p' && classes.includes('visually-hidden'))
  );
}

/** Markdown without the description that its frontmatter repeats. */
export function withoutFacts(markdown: string): string {
  return markdown.replace(/^description: .*$/mu, '');
}
