import type { TermKind, TermSource } from './terms/forbidden-term.ts';
import type { Origin } from './leak-origin.ts';

/** A forbidden term in a file that was about to be published. */
export interface Leak {
  /** The file, as a path from the published folder with `/`. */
  readonly file: string;
  /** `name`: in the path itself, where `offset` counts. `unpacked`: in what the file packs, where it counts too. */
  readonly place: 'content' | 'name' | 'unpacked';
  /** How it is packed in the file, such as `gzip` or `zTXt chunk at 37`. */
  readonly packing?: string;
  /** In bytes, from 0. */
  readonly offset: number;
  /** From 1, in text. */
  readonly line?: number;
  /** From 1, in UTF-16 units; absent in very long lines. */
  readonly column?: number;
  /** As its variant writes it; of a brand's file the address. */
  readonly term: string;
  readonly kind: TermKind;
  /** The variant that the term names, and the key of its file that holds it. */
  readonly source: TermSource;
  /** What stands there, with some characters around it, on one line. */
  readonly excerpt: string;
  /** The line of the content folder that it is likely to come from. */
  readonly origin?: Origin;
}
