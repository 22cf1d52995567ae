export type TermKind = 'name' | 'host' | 'address' | 'pattern' | 'digest' | 'archive';

/** Where a forbidden term is written: a variant and the key in its file. */
export interface TermSource {
  readonly variant: string;
  readonly key: string;
}

/** Words that must not be published. */
export interface ForbiddenTerm {
  /** As its variant writes it: a name, a host, an address, a regular expression; or how a file is packed. */
  readonly term: string;
  readonly kind: Exclude<TermKind, 'digest'>;
  readonly source: TermSource;
  /** Globs of published files that may hold it. */
  readonly allowedIn: readonly string[];
  /** Other ways to write it, such as those of a host with letters beyond ASCII. */
  readonly spellings?: readonly string[];
}

/** What is searched for in one variant's site. */
export interface ForbiddenTerms {
  readonly forbidden: readonly ForbiddenTerm[];
  /** The variant's own words and those of its providers: a forbidden term inside one of them is none. */
  readonly own: readonly OwnTerm[];
}

export interface OwnTerm {
  readonly term: string;
  readonly kind: 'name' | 'host' | 'address';
  /** See {@link ForbiddenTerm}. */
  readonly spellings?: readonly string[];
}
