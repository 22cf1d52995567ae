import type { z } from 'zod';
import type { BlockAttributes, BodyNode } from '../../model/body.ts';
import type { ActionsRead } from '../provider/actions-data.ts';
import { foreignFrontmatterSchema, type GuideFrontmatter } from '../head/frontmatter.ts';
import { isAboutHub } from './about-hub.ts';
import { platformElement } from './platform-element.ts';
import { openTabs } from './open-tabs.ts';

/** What a dialect is recognised by. */
export interface SourceFacts {
  readonly path: string;
  /** The source without its code, in which marks are only spoken of. */
  readonly text: string;
  /** The YAML between the `---` lines, or nothing. */
  readonly frontmatter: string;
  /** The names of all variables that a guide may use. */
  readonly variables: ReadonlySet<string>;
}

/** An element in JSX syntax, its attributes read and its content made of body nodes. */
export interface DialectElement {
  readonly name: string;
  readonly attributes: BlockAttributes;
  /** What stands in it, as it stands between paragraphs. */
  readonly content: () => BodyNode[];
}

/** Puts a node under the condition of another, beside its own. */
export type Within = (inner: BodyNode, outer: BodyNode) => BodyNode;

/** A way of writing guides: what its files are recognised by, and in what they are read otherwise. */
export interface DialectDefinition {
  readonly name: string;
  /**
   * How sure it is that a source is its own: `true` or 1 for marks that nobody else writes,
   * `false` or 0 for none. The surest reads it, of equally sure ones the one added last.
   */
  detect(source: SourceFacts): boolean | number;
  /** The frontmatter that its files may have. */
  readonly frontmatter: z.ZodType<GuideFrontmatter>;
  /** Whether names in braces, expressions, attributes and statements that we do not have are mistakes; else they are text, or passed over. */
  readonly isStrict: boolean;
  /** Whether a vendor's words give way to variables, or are reported to the author. */
  readonly vendorWords: 'replace' | 'report';
  /** Whether a title says that its part is about the vendor's own hub, so that hiding it is suggested. */
  isAboutVendor(title: string, of: 'section' | 'step'): boolean;
  /** What an element of the platform means, as nodes; nothing if it is read as elements are everywhere. */
  readElement?(element: DialectElement): BodyNode[] | undefined;
  /** The actions that an element carries in its attributes. */
  readActions?(attributes: BlockAttributes): ActionsRead | undefined;
  /**
   * What a node of the content is instead, in the forms that structure is found in: headings,
   * `Section`, `Steps` and `Step` blocks. Nothing if it stays. A vendor's words are variables in it
   * already. The node's condition holds for what takes its place.
   */
  readNode?(node: BodyNode, within: Within): BodyNode[] | undefined;
}

/** States a dialect: another platform's, in all that it does not say. */
export function defineDialect(
  definition: Pick<DialectDefinition, 'name' | 'detect'> & Partial<DialectDefinition>,
): DialectDefinition {
  return {
    frontmatter: foreignFrontmatterSchema,
    isStrict: false,
    vendorWords: 'replace',
    isAboutVendor: isAboutHub,
    readElement: platformElement,
    readNode: openTabs,
    ...definition,
  };
}
