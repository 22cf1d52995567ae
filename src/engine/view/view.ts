import type { DocumentView, GuideView } from '../model/guide-view.ts';
import { numberSteps } from '../model/number-steps.ts';
import { type Document, type Guide, stepsOf } from '../model/guide.ts';
import type { OptionDefinition } from './options/define.ts';
import { withSafeAddresses } from './safe-addresses.ts';
import { resolveSelection } from '../model/selection/selection.ts';
import type { Variant } from '../model/variant.ts';

/** What a view is made for; an engine with options of its own reads further keys. */
export interface ViewOptions {
  /** Ids of the actions the reader chose. */
  readonly actions?: readonly string[] | undefined;
  /** Scopes given directly. */
  readonly scopes?: readonly string[] | undefined;
  readonly variant?: Variant | undefined;
  readonly locale?: string | undefined;
  readonly linkBase?: string | undefined;
  /** Paths of the pages that the site has, for a variant whose links to others are taken away. */
  readonly pages?: ReadonlySet<string> | undefined;
}

/** The view of a document: a pure function of document and options. */
export function viewDocument(
  document: Document,
  given: ViewOptions & Readonly<Record<string, unknown>>,
  options: readonly OptionDefinition[],
): DocumentView {
  const seen = withSafeAddresses(
    readOptions(given, options).reduce<Document>((draft, [option, input]) => option.apply(draft, input), document),
  );
  if (seen.kind === 'page') return seen;
  return { ...withDefaults(seen), sections: numberSteps(seen.sections) };
}

type ReadOptions = readonly (readonly [OptionDefinition, Readonly<Record<string, unknown>>])[];

const read = new WeakMap<object, { readonly by: readonly OptionDefinition[]; readonly options: ReadOptions }>();

/** What each option reads of what is given; of a frozen object, with which many documents are viewed, only once. */
function readOptions(given: Readonly<Record<string, unknown>>, by: readonly OptionDefinition[]): ReadOptions {
  const known = read.get(given);
  if (known?.by === by) return known.options;
  const options = by.map((option) => [option, option.input.parse(given)] as const);
  if (Object.isFrozen(given)) read.set(given, { by, options });
  return options;
}

/** Whether a guide is a view already. */
export function isView(document: Document | DocumentView): document is DocumentView {
  return document.kind === 'page' || 'selection' in document;
}

function withDefaults(guide: Guide & Partial<GuideView>): GuideView {
  const count = stepsOf(guide).length;
  return {
    ...guide,
    selection: guide.selection ?? resolveSelection(guide, {}),
    stepCount: guide.stepCount ?? { shown: count, total: count },
  };
}
