import type { ElementContent } from 'hast';
import type { z } from 'zod';
import type { BodyNode } from '../model/body.ts';
import type { Labels } from '../model/labels.ts';
import type { Field } from '../model/field.ts';

/** What a block may know of the document it stands in. */
export interface BlockContext {
  /** What blocks say of their own, in the language of the reader. */
  readonly labels: Labels;
  readonly fields: readonly Field[];
}

/**
 * A block of the authoring format, such as a callout. It states its attributes and how
 * it is said in plain Markdown; formats never ask which block they have.
 */
export interface BlockDefinition<A extends z.ZodObject = z.ZodObject> {
  /** The name in MDX: `<Warning>`. */
  readonly name: string;
  /** Other names it goes by in the documents of other platforms. */
  readonly aliases?: readonly string[];
  /** Whether it stands among words or between paragraphs. */
  readonly display: 'inline' | 'block';
  /** Its attributes: their validation and their JSON form. */
  readonly attributes: A;
  /** The block in plain Markdown. Children are lowered already. */
  toMdast(attributes: z.infer<A>, children: BodyNode[], context: BlockContext): BodyNode[];
  /** Richer HTML; without it the block is the HTML of `toMdast`. Children are lowered already. */
  toHast?(attributes: z.infer<A>, children: ElementContent[], context: BlockContext): ElementContent[];
}

/** States a block; the attributes' type follows from their schema. */
export function defineBlock<A extends z.ZodObject>(definition: BlockDefinition<A>): BlockDefinition {
  return definition;
}
