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

/** The parts that a page leads to, and what they are called together. */
export interface LedParts {
  readonly of: 'parts';
  readonly title: string;
  readonly parts: readonly ListPart[];
}

/**
 * A row of links to parts of a list, the page that they are on among them. How many each holds is
 * not said here: a new tool would change the pages of all other letters.
 */
export interface BesideRow {
  readonly title: string;
  readonly parts: readonly Pick<ListPart, 'path' | 'label'>[];
  /** Path of the part that the page is, or belongs to. */
  readonly current: string;
}

/** How many parts stand in a row beside each other, when what they are called is long. */
const mostBeside = 12;

/** The parts that are nearest to one of them, itself among them. */
export function besideRow(title: string, parts: readonly ListPart[], current: string): BesideRow[] {
  if (parts.length <= 1) return [];
  const at = parts.findIndex(({ path }) => path === current);
  const from = Math.max(0, Math.min(at - mostBeside / 2, parts.length - mostBeside));
  return [{ title, parts: parts.slice(from, from + mostBeside), current }];
}

/** A page of a list that is too long for one: it leads to the parts, or is one of them. */
export interface DividedPage {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** Path of the page above it. */
  readonly above: string;
  readonly content: ListRows | LedParts;
  /** Links to what is beside it and to itself, each row a list of its own; of long ones, the nearest. */
  readonly beside: readonly BesideRow[];
  /** The day on which the last of its guides changed. */
  readonly updated?: string | undefined;
}
