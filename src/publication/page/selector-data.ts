import type { Action, Choice, Scope, Selection } from '../../engine/index.ts';
import type { Shown, SelectionIndex } from '../../engine/internal.ts';

/** What the selector of a page knows beside its actions: JSON in `data-guide-selector-json`. */
export interface SelectorData {
  readonly scopes: Readonly<Record<string, Scope>>;
  readonly selectionIndex: SelectionIndex;
  /** In the language of the page; `{name}` is filled in. */
  readonly messages: {
    /** `{shown}`, `{total}` */
    readonly part: string;
    readonly whole: string;
    /** `{names}` */
    readonly chosen: string;
    /** `{names}` */
    readonly unknown: string;
    /** `{count}` */
    readonly more: string;
  };
}

/** The actions of a page's selector: JSON in `data-guide-actions-json`. */
export type SelectorActions = readonly Action[];

/** What a selector shows now. */
export interface SelectorState {
  readonly choice: Choice;
  readonly selection: Selection;
  readonly shown: Shown;
}

/** The event with which a selector tells of a change. */
export const selectionEvent = 'guide-selection';
