import type { BlockRegistry } from '../blocks/registry.ts';
import { pathOf } from '../model/address/address.ts';
import type { DocumentView } from '../model/guide-view.ts';
import { labelsWith } from '../model/labels.ts';
import { type BodyPrinter, createBodyPrinter, type PrintOf } from './body-printer.ts';
import { createFold, type Fold } from './fold.ts';
import { baseOf, type RenderContext } from './render-context.ts';

/** What has been worked out of a document for one context: formats share it. */
export interface DocumentWork {
  readonly fold: Fold;
  readonly printer: BodyPrinter;
  /** The document in formats of one, by the name of the format. */
  readonly texts: Map<string, string>;
}

/** Documents of which it is kept: whoever prints one in all formats does so before the next. */
const most = 16;

/** Keeps what was worked out of the documents that were asked for last, so that memory does not grow with their number. */
export function createWorkStore(
  blocks: BlockRegistry,
): (document: DocumentView, context: RenderContext) => DocumentWork {
  const kept = new Map<DocumentView, DocumentWork & { readonly context: RenderContext }>();
  return (document, context) => {
    const known = kept.get(document);
    kept.delete(document);
    const fold = known?.context.labels === context.labels ? known?.fold : undefined;
    const work = known?.context === context ? known : createWork(document, context, fold);
    kept.set(document, work);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest) kept.delete(oldest);
    return work;
  };

  function createWork(
    document: DocumentView,
    context: RenderContext,
    fold = createFold(blocks, {
      fields: document.kind === 'page' ? [] : document.fields,
      labels: labelsWith(context.labels),
    }),
  ): DocumentWork & { readonly context: RenderContext } {
    const printOf = printsOf(document, context);
    return { context, fold, printer: createBodyPrinter(fold, pathOf(document), context, printOf), texts: new Map() };
  }
}

/** The prints of a document's bodies that other contexts share, if any do: they depend on all that a fold and a printer know. */
function printsOf(document: DocumentView, context: RenderContext): PrintOf | undefined {
  const { labels, prints, site } = context;
  if (!prints) return undefined;
  const fields = document.kind === 'page' ? [] : document.fields;
  const key = [
    prints.nameOf(labels ?? {}),
    prints.nameOf(fields),
    site ? `site ${baseOf(context)}` : '',
    pathOf(document),
  ].join(' ');
  return (body, place) => prints.of(body, `${place} ${key}`);
}
