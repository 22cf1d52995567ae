import type { Document, Guide, Page, Section } from './model.ts';
import { stepsOf } from './model.ts';
import type { OptionDefinition } from './options/define.ts';
import { withSafeAddresses } from './safe-addresses.ts';
import { resolveSelection, type Selection } from './selection.ts';
import type { Variant } from './variant.ts';

/** What a view is made for; an engine with options of its own reads further keys. */
export interface ViewOptions {
  /** Ids of the actions the reader chose. */
  readonly actions?: readonly string[];
  /** Scopes given directly. */
  readonly scopes?: readonly string[];
  readonly variant?: Variant;
  readonly locale?: string;
  readonly linkBase?: string;
  /** Paths of the pages that the site has, for a variant whose links to others are taken away. */
  readonly pages?: ReadonlySet<string>;
}

/** A guide as one reader sees it: without what is hidden, its steps renumbered. */
export interface GuideView extends Guide {
  readonly selection: Selection;
  /** `total` counts the steps there are for this variant's readers. */
  readonly stepCount: { readonly shown: number; readonly total: number };
}

/** A page as one variant's readers see it. */
export type PageView = Page;
export type DocumentView = GuideView | PageView;

/** The view of a document: a pure function of document and options. */
export function viewDocument(
  document: Document,
  given: ViewOptions & Readonly<Record<string, unknown>>,
  options: readonly OptionDefinition[],
): DocumentView {
  const seen = withSafeAddresses(
    options.reduce<Document>((draft, option) => option.apply(draft, option.input.parse(given)), document),
  );
  if (seen.kind === 'page') return seen;
  return { ...withDefaults(seen), sections: numberSteps(seen.sections) };
}

/** Whether a guide is a view already. */
export function isView(document: Document | DocumentView): document is DocumentView {
  return document.kind === 'page' || 'selection' in document;
}

/** Sections with their steps numbered, from 1 in each. */
export function numberSteps(sections: readonly Section[]): Section[] {
  return sections.map((section) => {
    let number = 0;
    return {
      ...section,
      content: section.content.map((part) =>
        part.type === 'prose'
          ? part
          : { ...part, steps: part.steps.map((step) => ({ ...step, number: (number += 1) })) },
      ),
    };
  });
}

function withDefaults(guide: Guide & Partial<GuideView>): GuideView {
  const count = stepsOf(guide).length;
  return {
    ...guide,
    selection: guide.selection ?? resolveSelection(guide, {}),
    stepCount: guide.stepCount ?? { shown: count, total: count },
  };
}
