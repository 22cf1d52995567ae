import type { Publication } from '../../publication/publication.ts';
import type { Manifest } from '../manifest.ts';
import type { PublishedFile } from '../published-file.ts';
import type { PartStore } from '../part-store.ts';
import type { Renderer } from '../renderer/renderer.ts';

/** What an output prints. */
export type Printed = string | Uint8Array | undefined;

/** A file of a site before it is there: where it will be, what it depends on, and how it is made. */
export interface Output {
  /** Path from the root of the site: `guides/lattice/api-key/index.html`. */
  readonly path: string;
  /** A digest of everything that its bytes depend on. */
  readonly inputs: string;
  /** The file that it is a copy of. */
  readonly origin?: string;
  /** Path of the document that it shows, from the content folder. */
  readonly source?: string | undefined;
  /** Whether it holds nothing but what another output holds too, which was searched for leaks. */
  readonly isCopy?: boolean;
  /** Whether it is code that all sites share, so that it is searched for leaks once for all of them. */
  readonly isShared?: boolean;
  /** Its bytes; nothing if it is not to be published after all. */
  readonly print: () => Printed | Promise<Printed>;
}

/** What outputs are made from. */
export interface OutputSource {
  readonly publication: Publication;
  readonly renderer: Renderer;
  /** The team's content folder; what is published as it is lies beside it. */
  readonly content: string;
  /** The folder that the site is written into. */
  readonly folder: string;
  /** Whether text is to be packed too. */
  readonly pack: boolean;
  readonly parts: PartStore;
  /** The site that is there, and what it consists of: what did not change is taken from it. */
  readonly previous?: { readonly folder: string; readonly manifest: Manifest } | undefined;
}

/** One kind of files that a site consists of. */
export interface OutputKind {
  readonly name: string;
  /** Paths that every site has of it, beside those that follow from the documents. */
  readonly paths?: readonly string[];
  /** Its outputs; `earlier` are those of the kinds before it. */
  readonly of: (
    source: OutputSource,
    earlier: ReadonlyMap<string, PublishedFile>,
  ) => Iterable<Output> | Promise<Iterable<Output>>;
}

/** States a kind of output. */
export function defineOutputs(kind: OutputKind): OutputKind {
  return kind;
}
