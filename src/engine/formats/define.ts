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
  /** Names of categories by their id; one that has none is called by the words of its id. */
  readonly categories?: ReadonlyMap<string, string>;
  /** Whether search engines may list the site; they may unless this is `false`. */
  readonly listed?: boolean;
  /** What may be done with the site's content, as `robots.txt` says it: `{ search: true, 'ai-train': false }`. */
  readonly signals?: Readonly<Record<string, boolean | undefined>>;
  /** Whether the site has a search of its own; it has unless this is `false`. */
  readonly search?: boolean;
  /** Address of the site's MCP server, where it has one. */
  readonly mcp?: string;
}

/** What a format works with. */
export interface FormatContext extends RenderContext {
  /** The bodies of a document as trees. */
  foldOf(document: DocumentView): Fold;
  /** The bodies of a document as Markdown and HTML, each printed once for all formats. */
  printerOf(document: DocumentView): BodyPrinter;
  /** A document in a format of one, printed once for the document's own file and for those that hold it. */
  print(document: DocumentView, format: string): string;
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

/** A file of a format of all documents. */
export interface FormatFile {
  /** From the root of the site: `llms/hris-1.txt`. */
  readonly path: string;
  readonly content: string;
}

/** A format of all documents together, published at one path, or from there on. */
export interface CollectionFormat {
  readonly of: 'collection';
  readonly name: string;
  /** From the root of the site: `llms.txt`. */
  readonly path: string;
  readonly mediaType: string;
  /** Whether a site has it; without this, every site. */
  isPublished?(context: RenderContext): boolean;
  /** The file at `path`. */
  render(documents: readonly DocumentView[], context: FormatContext): string;
  /** Every file, the one at `path` first; for a format that one file cannot always hold. */
  renderFiles?(documents: readonly DocumentView[], context: FormatContext): readonly FormatFile[];
}

/** One way of publishing views. */
export type FormatDefinition = DocumentFormat | CollectionFormat;

/** A format of all documents whose files are made together. */
export function defineFiles(
  definition: Omit<CollectionFormat, 'of' | 'render'> & Required<Pick<CollectionFormat, 'renderFiles'>>,
): CollectionFormat {
  return {
    ...definition,
    of: 'collection',
    render: (documents, context) => definition.renderFiles(documents, context)[0]?.content ?? '',
  };
}

/** States a format. */
export function defineFormat<F extends FormatDefinition>(definition: F): F {
  return definition;
}
