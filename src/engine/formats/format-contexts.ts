import type { BlockRegistry } from '../blocks/registry.ts';
import type { DocumentView } from '../model/guide-view.ts';
import { decorateBy, type HastDecorator } from '../print/decorate.ts';
import type { RenderContext } from '../print/render-context.ts';
import { createWorkStore } from '../print/work-store.ts';
import type { FormatContext } from './define.ts';

/** What the formats of one engine work with, and what they printed already. */
export interface FormatContexts {
  readonly of: (given: RenderContext, decorators?: readonly HastDecorator[]) => FormatContext;
}

/** Contexts whose documents are printed once as long as they are asked for with the same `RenderContext`. */
export function createFormatContexts(
  blocks: BlockRegistry,
  printAs: (document: DocumentView, name: string, context: FormatContext) => string,
): FormatContexts {
  const workOn = createWorkStore(blocks);
  const of: FormatContexts['of'] = (given, decorators = []) => {
    const plain: FormatContext = {
      ...given,
      foldOf: (document) => workOn(document, given).fold,
      printerOf: (document) => workOn(document, given).printer,
      decorationOf: () => undefined,
      print: (document, name) => {
        const { texts } = workOn(document, given);
        const text = texts.get(name) ?? printAs(document, name, plain);
        texts.set(name, text);
        return text;
      },
    };
    return decorators.length === 0
      ? plain
      : { ...plain, decorationOf: (document) => decorateBy(decorators, { document }) };
  };
  return { of };
}
