import type { FormatFile } from '../print/format-file.ts';
import type { RenderContext } from '../print/render-context.ts';
import type { Decorate } from '../print/decorate.ts';
import type { BodyPrinter } from '../print/body-printer.ts';
import type { Fold } from '../print/fold.ts';
import type { DocumentView } from '../model/guide-view.ts';

/** What a format works with. */
export interface FormatContext extends RenderContext {
  /** The bodies of a document as trees. */
  foldOf(document: DocumentView): Fold;
  /** The bodies of a document as Markdown and HTML, each printed once for all formats. */
  printerOf(document: DocumentView): BodyPrinter;
  /** What a caller adds to the HTML of a document; nothing if it is to be as it is. */
  decorationOf(document: DocumentView): Decorate | undefined;
  /** A document in a format of one, printed once for the document's own file and for those that hold it; never decorated. */
  print(document: DocumentView, format: string): string;
}

/** A document in the parts between which a page says its own. */
export interface DocumentParts {
  /** Attributes of the element that all of it stands in, by their names in HTML. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Title, description and what is needed. */
  readonly header: string;
  /** Everything after the header. */
  readonly content: string;
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
  /** The same in parts, if it has them. */
  parts?(document: DocumentView, context: FormatContext): DocumentParts;
}

/**
 * A format of all documents together, published at one path, or from there on. Each document adds its
 * part by itself: what did not change keeps its part, and is not needed to print the rest.
 */
export interface CollectionFormat<Part = unknown> {
  readonly of: 'collection';
  readonly name: string;
  /** From the root of the site: `llms.txt`. */
  readonly path: string;
  readonly mediaType: string;
  /** The folder at the root of the site that holds further files of it, if it can have any in one. */
  readonly folder?: string;
  /** Whether a site has it; without this, every site. */
  isPublished?(context: RenderContext): boolean;
  /** What a document adds, as data that comes back from JSON as it was; nothing if it has no place in it. */
  part?(document: DocumentView, context: FormatContext): Part | undefined;
  /** Every file made of the parts, the one at `path` first. */
  join(parts: readonly Part[], context: RenderContext): readonly FormatFile[];
}

/** One way of publishing views. */
export type FormatDefinition = DocumentFormat | CollectionFormat;

/** States a format. */
export function defineFormat<Part>(definition: CollectionFormat<Part>): CollectionFormat;
export function defineFormat(definition: DocumentFormat): DocumentFormat;
export function defineFormat(definition: FormatDefinition): FormatDefinition {
  return definition;
}
