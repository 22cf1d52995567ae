import type { Definition, FootnoteDefinition } from 'mdast';
import type { Position } from 'unist';
import type { Report, SourceSpan } from '../diagnostics/diagnostic.ts';
import type { Labels } from '../model/labels.ts';
import type { Action } from '../model/provider.ts';
import type { BlockRegistry } from '../blocks/registry.ts';
import type { DialectDefinition } from './dialects/define.ts';
import type { PositionMap } from '../diagnostics/edits.ts';

/** What is known, and what is found, while one source is read into bodies. */
export interface CompileContext {
  readonly report: Report;
  readonly blocks: BlockRegistry;
  readonly places: PositionMap;
  /** The text that positions of nodes refer to. */
  readonly parsedText: string;
  /** The source as it was written. */
  readonly sourceText: string;
  /** The dialect that the source is written in. */
  readonly dialect: DialectDefinition;
  /** The words in which a printed guide says what is no text. */
  readonly labels: Labels;
  readonly variables: ReadonlySet<string>;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Footnotes by identifier, until their first reference takes them. */
  readonly footnotes: Map<string, FootnoteDefinition>;
  /** How often each footnote is referred to so far. */
  readonly references: Map<string, number>;
  /** Empty `<a id>` anchors with their offset in the parsed text: links to them go to what follows. */
  readonly anchors: Map<string, number>;
  /** Actions that the document itself carries. */
  readonly actions: Action[];
}

/** The place of a node in the source as the author wrote it. */
export function sourcePosition(
  node: { readonly position?: Position | undefined },
  context: CompileContext,
): SourceSpan | undefined {
  return node.position ? context.places.toOriginalSpan(node.position) : undefined;
}
