import type { ElementContent } from 'hast';
import { absoluteLinks } from './absolute-links.ts';
import type { Body } from '../model/body.ts';
import type { Fold } from './fold.ts';
import type { RenderContext } from './render-context.ts';
import { printHtml } from './print-html.ts';
import { rootedAddresses } from './rooted-addresses.ts';
import { safeBody } from '../view/safe-addresses.ts';
import { type Place, printMarkdown } from './print-markdown.ts';

/** Prints the bodies of one document. What several formats print of a body is printed once. */
export interface BodyPrinter {
  /** The body as Markdown, its addresses absolute where the site is known. */
  readonly markdown: (body: Body, place: Place) => string;
  /** The body as sanitized HTML, its addresses from the root of the site where that is known. */
  readonly html: (body: Body, place: Place) => string;
}

/** A printer for the document at the path `from`. */
export function createBodyPrinter(fold: Fold, from: string, context: RenderContext): BodyPrinter {
  return {
    markdown: rememberByBody((body, place) =>
      printMarkdown(absoluteLinks(safeBody(fold.toMdast(body)), from, context), place),
    ),
    html: rememberByBody((body, place) => {
      const hast = fold.toHast(body);
      const nodes = context.site ? rootedAddresses(hast, from) : hast;
      return printHtml(place === 'section' ? raiseHeadings(nodes) : nodes);
    }),
  };
}

function rememberByBody(print: (body: Body, place: Place) => string): (body: Body, place: Place) => string {
  const printed = new WeakMap<Body, Partial<Record<Place, string>>>();
  return (body, place) => {
    const known = printed.get(body) ?? {};
    printed.set(body, known);
    return (known[place] ??= print(body, place));
  };
}

/** Headings of a section's own prose stand one level above those inside its steps. */
function raiseHeadings(nodes: ElementContent[]): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node;
    const level = /^h([4-6])$/u.exec(node.tagName)?.[1];
    return { ...node, ...(level ? { tagName: `h${Number(level) - 1}` } : {}), children: raiseHeadings(node.children) };
  });
}
