import type { CompileResult } from '../compile/compile-guide.ts';
import type { Document, Page } from '../model/guide.ts';
import type { Provider } from '../model/provider.ts';
import type { Variant } from '../model/variant.ts';

/** What is known beside the guides when they are checked together. */
export interface CheckContext {
  readonly pages?: readonly Page[];
  /** Providers with the path of their file, and where its parts stand. */
  readonly providers?: readonly ({ readonly provider: Provider } & FileOf)[];
  /** The variants that the documents are published for. */
  readonly variants?: readonly ({ readonly variant: Variant } & FileOf)[];
  /** Whether a variant's site has a document, or a page made of none. */
  readonly isPublished?: (document: Pick<Document, 'kind' | 'id'> & Partial<Document>, variant: Variant) => boolean;
  /** Whether a page would be published in a place that is kept for others. */
  readonly isMisplaced?: (page: Page) => boolean;
  /** Whether a file of the site exists, or of a variant's site: an image or a download, `/images/lattice/keys.png`. */
  readonly hasFile?: (path: string, variant?: string) => boolean;
  /** The bytes of a file of the site, where it is one that somebody put there. */
  readonly readFile?: (path: string) => Uint8Array | undefined;
  /** Whether a glob of a variant matches the id of a guide. */
  readonly matchesGlob?: (id: string, glob: string) => boolean;
  /** Names of the words that variants may change; one that ends in `*` stands for all that begin so. */
  readonly messages?: readonly string[];
  /** The names in braces that are filled in in such a word; nothing where any may be. */
  readonly messageFills?: (name: string) => readonly string[] | undefined;
  /** The adapters that variants may name; without any, none is checked. */
  readonly adapters?: readonly AdapterFacts[];
  /** The day of the check, `YYYY-MM-DD`; without it no date is judged. */
  readonly today?: string;
  /** Days after which a guide should be checked again. */
  readonly staleDays?: number;
  /** Languages in which the site's own words are there. */
  readonly languages?: readonly string[];
  /** Files of guides that were checked one by one already. */
  readonly checked?: ReadonlySet<string>;
  /** Paths of pages that are made of no document, such as lists: `/guides/`. */
  readonly paths?: readonly string[];
}

/** What is known of an adapter of the linking form: which settings it takes. */
export interface AdapterFacts {
  readonly name: string;
  readonly settings: Readonly<
    Record<
      string,
      {
        readonly type: 'string' | 'boolean' | 'path' | 'address' | 'choice';
        readonly choices?: readonly string[];
        /** Said where the setting has this value. */
        readonly warning?: { readonly value: string; readonly text: string };
      }
    >
  >;
}

/** The file that something was compiled from. */
export interface FileOf {
  readonly path: string;
  readonly places?: CompileResult['places'];
}
