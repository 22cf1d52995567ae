import type { BlockRegistry } from '../blocks/registry.ts';
import { pathOf } from '../model/address.ts';
import type { DocumentView } from '../model/guide-view.ts';
import { createBodyPrinter, type TreeKeepingPrinter } from '../print/body-printer.ts';
import { decorateBy, type HastDecorator } from '../print/decorate.ts';
import { createFold, type Fold } from '../print/fold.ts';
import type { RenderContext } from '../print/render-context.ts';
import type { FormatContext } from './define.ts';

/** What the formats of one engine work with, and what they printed already. */
export interface FormatContexts {
  readonly of: (given: RenderContext, decorators?: readonly HastDecorator[]) => FormatContext;
  /** A document's text in a format, if another format holds it and it was printed for that. */
  readonly known: (document: DocumentView, name: string, given: RenderContext) => string | undefined;
}

/** Contexts whose documents are printed once as long as they are asked for with the same `RenderContext`. */
export function createFormatContexts(
  blocks: BlockRegistry,
  printAs: (document: DocumentView, name: string, context: FormatContext) => string,
): FormatContexts {
  const folds = new WeakMap<DocumentView, Fold>();
  const foldOf = (document: DocumentView): Fold => {
    const fold = folds.get(document) ?? createFold(blocks, { fields: document.kind === 'page' ? [] : document.fields });
    folds.set(document, fold);
    return fold;
  };
  const printers = new WeakMap<DocumentView, { readonly given: RenderContext; readonly printer: TreeKeepingPrinter }>();
  let latest: TreeKeepingPrinter | undefined;
  const printerOf = (document: DocumentView, given: RenderContext): TreeKeepingPrinter => {
    const known = printers.get(document);
    const printer =
      known?.given === given ? known.printer : createBodyPrinter(foldOf(document), pathOf(document), given);
    printers.set(document, { given, printer });
    // What is printed of a document is printed in a row, and trees are many times as large as their texts.
    if (printer !== latest) latest?.forgetTrees();
    latest = printer;
    return printer;
  };
  const prints = new WeakMap<DocumentView, { readonly given: RenderContext; readonly texts: Map<string, string> }>();
  const of: FormatContexts['of'] = (given, decorators = []) => {
    const plain: FormatContext = {
      ...given,
      foldOf,
      printerOf: (document) => printerOf(document, given),
      decorationOf: () => undefined,
      print: (document, name) => {
        const known = prints.get(document);
        const texts = known?.given === given ? known.texts : new Map<string, string>();
        prints.set(document, { given, texts });
        const text = texts.get(name) ?? printAs(document, name, plain);
        texts.set(name, text);
        return text;
      },
    };
    return decorators.length === 0
      ? plain
      : { ...plain, decorationOf: (document) => decorateBy(decorators, { document }) };
  };
  const known: FormatContexts['known'] = (document, name, given) => {
    const printed = prints.get(document);
    return printed?.given === given ? printed.texts.get(name) : undefined;
  };
  return { of, known };
}
