import type { Edit } from '../diagnostics/diagnostic.ts';

/** The name of an attribute, and where its value stands, quotes included. */
export interface AttributeValue {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Something found by the scanner, between two offsets of the source. */
export type Mark =
  | {
      readonly type: 'tag';
      readonly form: 'open' | 'close' | 'self';
      readonly name: string;
      readonly start: number;
      readonly end: number;
      /** Offsets of attribute values without quotes. */
      readonly unquoted: readonly AttributeValue[];
      /** The value that has a quote at its begin and none at its end: there the tag ends at the next `>`. */
      readonly unclosed?: AttributeValue;
      /**
       * Where the tag stands, as MDX asks of the tags of an element: in which paragraph, or on
       * lines that hold nothing but tags in which list item or quote.
       */
      place: number;
    }
  | {
      /**
       * `loose` is a bracket at the end of a line, which is only wrong where its text ends with it;
       * `split` is the line break before `<address>` in a link, where MDX looks for a tag.
       */
      readonly type: 'comment' | 'autolink' | 'bracket' | 'loose' | 'split' | 'unfinished' | 'brace';
      readonly start: number;
      readonly end: number;
    }
  | FenceMark
  | { readonly type: 'code'; readonly edits: readonly Edit[]; readonly start: number; readonly end: number }
  | { readonly type: 'esm'; readonly keyword: string; readonly start: number; readonly end: number }
  | { readonly type: 'containers'; readonly depth: number; readonly start: number; readonly end: number };

/** A fence without an end, at its first line. */
export interface FenceMark {
  readonly type: 'fence';
  /** Whether it ends with the list item or quote it stands in, or nowhere. */
  readonly kind: 'short' | 'open';
  readonly start: number;
  readonly end: number;
  /** The end that must have been forgotten, before the end of a block. */
  readonly closed?: Edit;
}

/** A tag. */
export type TagMark = Extract<Mark, { type: 'tag' }>;

/** Line breaks before an address in angle brackets. */
export function splitsBetween(source: string, start: number, end = start): Mark[] {
  return [...source.slice(start, end).matchAll(/\n[ \t]*(?=<)/gu)].map((found) => ({
    type: 'split',
    start: start + found.index,
    end: start + found.index + found[0].length,
  }));
}
