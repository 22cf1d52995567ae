import { escapeUTF8 } from 'entities';
import { DomUtils, parseDocument } from 'htmlparser2';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { readonly attribs: unknown }>;

const isElement = (node: Node): node is Element => 'attribs' in node;

/** What of our head the layout has of its own, and what is the site's to say, such as which scripts may run. */
const isOfLayout = (node: Node): boolean =>
  isElement(node) &&
  (node.name === 'title' ||
    node.attribs['charset'] !== undefined ||
    node.attribs['http-equiv'] !== undefined ||
    ['viewport', 'description', 'color-scheme'].includes(node.attribs['name'] ?? '') ||
    node.attribs['rel'] === 'icon');

/** Where the page stands; in development Astro adds attributes. */
const bodyPlace = /<guide-page-body[^>]*>\s*<\/guide-page-body>/u;

/** The frame of our own pages, in the place of which the layout is. */
const isFrame = (node: Node): boolean =>
  isElement(node) && /^site-(?:header|footer)$/u.test(node.attribs['class'] ?? '');

/**
 * Puts a page of ours into the layout of a site. A page that is shown in others stays as it is.
 *
 * @param layout The site's layout, drawn by `layout-page.astro`.
 * @throws Error if the layout has no slot for the head, without which no page has its styles.
 */
export function putInLayout(page: string, layout: string): string {
  const { children } = parseDocument(page, { withStartIndices: true, withEndIndices: true });
  const find = (name: string): Element | undefined => DomUtils.getElementsByTagName(name, children, true, 1)[0];
  const [html, head, body, title] = ['html', 'head', 'body', 'title'].map(find);
  if (!html || !head || !body || html.attribs['data-guide-embedded'] !== undefined) return page;
  const without = (nodes: readonly Node[], isLeftOut: (node: Node) => boolean): string =>
    nodes
      .filter((node) => !isLeftOut(node))
      .map((node) => page.slice(node.startIndex ?? 0, (node.endIndex ?? -1) + 1))
      .join('');
  const description = head.children.find((node) => isElement(node) && node.attribs['name'] === 'description');
  const facts = Object.entries(html.attribs).flatMap(([name, value]) =>
    name.startsWith('data-') ? [` ${name}="${escapeUTF8(value)}"`] : [],
  );
  const { lang = '', dir = '' } = html.attribs;
  const language = ` lang="${escapeUTF8(lang)}" dir="${escapeUTF8(dir)}"`;
  const parts: readonly (readonly [RegExp, string])[] = [
    [/<html(?=[\s>])/u, `<html${facts.join('')}`],
    [/<meta[^>]*guide-page-head[^>]*>/u, without(head.children, isOfLayout)],
    [bodyPlace, without(body.children, isFrame).replace('<main', `<main${language}`)],
    [/guide-page-title/gu, escapeUTF8(title ? DomUtils.textContent(title) : '')],
    [
      /guide-page-description/gu,
      escapeUTF8((description && isElement(description) && description.attribs['content']) || ''),
    ],
  ];
  return parts.reduce((text, [pattern, part]) => text.replace(pattern, () => part), checkLayout(layout));
}

function checkLayout(layout: string): string {
  if (!layout.includes('guide-page-head'))
    throw new Error('stepwell: The layout has no <slot name="head" /> in its head, where the styles of a page stand.');
  if (!bodyPlace.test(layout)) throw new Error('stepwell: The layout has no <slot />, where the page itself stands.');
  return layout;
}
