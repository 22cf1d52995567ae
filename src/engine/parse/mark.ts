/** The name of an attribute, and where its value stands, quotes included. */
export interface AttributeValue {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Something found by {@link scan}, between two offsets of the source. */
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
  | { readonly type: 'esm'; readonly keyword: string; readonly start: number; readonly end: number }
  | { readonly type: 'containers'; readonly depth: number; readonly start: number; readonly end: number };
