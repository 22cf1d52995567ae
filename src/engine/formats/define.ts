import type { Labels } from '../annotation.ts';
import type { BodyPrinter } from '../body-printer.ts';
import type { Fold } from '../fold.ts';
import type { DocumentView } from '../view.ts';

/** What a format knows beside the views: where the site is, and what is published there. */
export interface RenderContext {
  /** Origin of the site, without a slash at its end; absolute addresses begin with it. */
  readonly site?: string;
  /** Whether the site has an `llms.txt`; documents name it unless this is `false`. */
  readonly llms?: boolean;
  /** Name and description of the site, for formats over all documents. */
  readonly name?: string;
  readonly description?: string;
  /** What HTML says of its own, in another language than English. */
  readonly labels?: Partial<Labels>;
  /** Paths of the site's pages (`/guides/lattice/api-key/`): each has its `.md` beside it. */
  readonly pages?: ReadonlySet<string>;
}

/** What a format works with. */
export interface FormatContext extends RenderContext {
  /** The bodies of a document as trees. */
  foldOf(document: DocumentView): Fold;
  /** The bodies of a document as Markdown and HTML, each printed once for all formats. */
  printerOf(document: DocumentView): BodyPrinter;
}

/** A format of one document, published beside its page as `<page>.<extension>`. */
export interface DocumentFormat {
  readonly of: 'document';
  readonly name: string;
  /** Without a dot; a format without one is not published as a file. */
  readonly extension?: string;
  readonly mediaType: string;
  /** Which documents have it. */
  readonly documents: 'all' | 'guides';
  render(document: DocumentView, context: FormatContext): string;
}

/** A format of all documents together, published at one path. */
export interface CollectionFormat {
  readonly of: 'collection';
  readonly name: string;
  /** From the root of the site: `llms.txt`. */
  readonly path: string;
  readonly mediaType: string;
  render(documents: readonly DocumentView[], context: FormatContext): string;
}

/** One way of publishing views. */
export type FormatDefinition = DocumentFormat | CollectionFormat;

/** States a format. */
export function defineFormat<F extends FormatDefinition>(definition: F): F {
  return definition;
}
