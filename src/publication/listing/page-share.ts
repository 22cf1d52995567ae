import { basePathOf, encodePath } from '../../engine/internal.ts';

/**
 * What rows may take of a page together. A page has at most 60,000 bytes of HTML and 40,000
 * characters of Markdown; the rest is for what is around the rows, and for links to other parts.
 */
const mostHtml = 44_000;
const mostMarkdown = 30_000;

/** What something takes of a page. */
export interface Extent {
  /** Bytes. */
  readonly html: number;
  /** UTF-16 units. */
  readonly markdown: number;
}

/** The larger of its shares of a page as HTML and as Markdown; rows whose shares sum up to 1 fit in one. */
export function shareOf({ html, markdown }: Extent): number {
  return Math.max(html / mostHtml, markdown / mostMarkdown);
}

/** Several things, one after the other, with what the tags and signs around them take. */
export function extentOf(around: Extent, parts: readonly Extent[]): Extent {
  return parts.reduce((sum, part) => ({ html: sum.html + part.html, markdown: sum.markdown + part.markdown }), around);
}

const encoder = new TextEncoder();

/** A text, in which the signs of markup are escaped. */
export function textExtent(text: string): Extent {
  const entities = text.match(/[&<>"']/gu)?.length ?? 0;
  const signs = text.match(/[\p{P}\p{S}]/gu)?.length ?? 0;
  return { html: encoder.encode(text).length + 5 * entities, markdown: text.length + signs };
}

/** An address in the site, which Markdown writes in full and HTML from the root of the host. */
export function addressExtent(path: string, origin: string): Extent {
  const { length } = encodePath(path);
  return { html: basePathOf(origin).length + length, markdown: length + origin.length + '.md'.length };
}
