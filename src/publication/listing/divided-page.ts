import type { Action, GuideView, Scope } from '../../engine/index.ts';
import type { ProviderEntry } from '../directory.ts';

/** A link to a part of a list that is divided, with what it holds in words. */
export interface ListPart {
  readonly path: string;
  readonly label: string;
  readonly holds: string;
  /** What an address within the whole list names it by. */
  readonly anchor?: string;
}

/** The rows of a part, by what they are. */
export type ListRows = { readonly of: 'providers'; readonly entries: readonly ProviderEntry[] } | ProviderRows;

/** Rows of one provider's own. */
export type ProviderRows =
  | { readonly of: 'guides'; readonly guides: readonly GuideView[]; readonly isChoice: boolean }
  | { readonly of: 'actions'; readonly actions: readonly Action[] }
  | { readonly of: 'scopes'; readonly scopes: readonly Scope[] };

/** A page of a list that is too long for one: it leads to the parts, or is one of them. */
export interface DividedPage {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** Path of the page above it. */
  readonly above: string;
  /** All parts of the list: those that it leads to, or those beside it and itself. */
  readonly parts: readonly ListPart[];
  /** What the parts are called together. */
  readonly partsTitle: string;
  readonly rows?: ListRows;
  /** The day on which the last of its guides changed. */
  readonly updated?: string | undefined;
}
