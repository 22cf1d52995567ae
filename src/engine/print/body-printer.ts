import type { ElementContent } from 'hast';
import { absoluteLinks } from './absolute-links.ts';
import { type BodyPrint, createBodyPrints } from './body-prints.ts';
import type { PhrasingContent } from 'mdast';
import { type Body, type BodyNode, childrenOf } from '../model/body.ts';
import type { Decorate } from './decorate.ts';
import type { Fold } from './fold.ts';
import { baseOf, type RenderContext } from './render-context.ts';
import { printElements, sanitizeElements } from './print-html.ts';
import { rootedAddresses } from './rooted-addresses.ts';
import { safeBody } from '../view/safe-addresses.ts';
import { type Place, printMarkdown } from './print-markdown.ts';

/** Prints the bodies of one document. What several formats print of a body is printed once. */
export interface BodyPrinter {
  /** The body as Markdown, its addresses absolute where the site is known. */
  readonly markdown: (body: Body, place: Place) => string;
  /**
   * The body as sanitized HTML, its addresses from the root of the host where the site is known.
   * What `decorate` makes of it is returned, and not kept.
   */
  readonly html: (body: Body, place: Place, decorate?: Decorate) => string;
  /** The content of a title as nodes of plain Markdown, for the heading or the like that it stands in. */
  readonly titleMdast: (content: Body) => PhrasingContent[];
  /** The content of a title as sanitized HTML, for the element it stands in. */
  readonly titleHast: (content: Body) => ElementContent[];
}

/** What was printed of a body in any context that shares it. */
export type PrintOf = (body: Body, place: Place) => BodyPrint;

/** A printer for the document at the path `from`; `printOf` has what others printed of the same bodies. */
export function createBodyPrinter(
  fold: Fold,
  from: string,
  context: RenderContext,
  printOf: PrintOf = ownPrints(),
): BodyPrinter {
  const treeOf = (body: Body, place: Place): readonly ElementContent[] => {
    const hast = fold.toHast(body);
    const nodes = context.site ? rootedAddresses(hast, from, baseOf(context)) : hast;
    return sanitizeElements(place === 'section' ? raiseHeadings(nodes) : nodes);
  };
  const plainHtml = (print: BodyPrint, tree: readonly ElementContent[]): string => {
    print.elements ??= elementsIn(tree);
    return (print.html ??= printElements(tree));
  };
  const mdastOf = (body: Body): BodyNode[] => absoluteLinks(safeBody(fold.toMdast(body)), from, context);
  const markdown = rememberByBody((body, place) => {
    const nodes = safeBody(fold.toMdast(body));
    const absolute = absoluteLinks(nodes, from, context);
    const text = printMarkdown(absolute, place);
    // Addresses that stayed are the same on every site.
    if (absolute === nodes) printOf(body, place).markdown = text;
    return text;
  });
  return {
    markdown: (body, place) => printOf(body, place).markdown ?? markdown(body, place),
    titleMdast: (content) =>
      mdastOf([lineOf(content)])
        .flatMap(childrenOf)
        .reduce(joinText, []),
    titleHast: (content) => {
      const [line] = treeOf([lineOf(content)], 'section');
      return line?.type === 'element' ? line.children : [];
    },
    html: (body, place, decorate) => {
      const print = printOf(body, place);
      // Most bodies hold nothing to decorate: they are printed once for pages and data.
      const isLeft = !decorate?.elements.some((name) => print.elements?.has(name));
      if (print.html !== undefined && isLeft) return print.html;
      const tree = (print.tree ??= treeOf(body, place));
      const decorated = decorate?.(tree) ?? tree;
      return decorated === tree ? plainHtml(print, tree) : printElements(decorated);
    },
  };
}

/** Prints of a printer's own. */
function ownPrints(): PrintOf {
  const prints = createBodyPrints();
  return (body, place) => prints.of(body, place);
}

/** Names of all elements among nodes and in them. */
function elementsIn(nodes: readonly ElementContent[], found = new Set<string>()): ReadonlySet<string> {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    found.add(node.tagName);
    elementsIn(node.children, found);
  }
  return found;
}

/** Parts of a text that have conditions are one text in Markdown, which says none of them among words. */
function joinText(joined: PhrasingContent[], node: BodyNode): PhrasingContent[] {
  const last = joined.at(-1);
  if (node.type !== 'text' || last?.type !== 'text') return [...joined, node as PhrasingContent];
  return [...joined.slice(0, -1), { type: 'text', value: last.value + node.value }];
}

function lineOf(content: Body): BodyNode {
  return { type: 'paragraph', children: content } as BodyNode;
}

function rememberByBody<Made>(make: (body: Body, place: Place) => Made): (body: Body, place: Place) => Made {
  const made = new WeakMap<Body, Partial<Record<Place, Made>>>();
  return (body, place) => {
    const known = made.get(body) ?? {};
    made.set(body, known);
    return (known[place] ??= make(body, place));
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
