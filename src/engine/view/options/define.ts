import type { z } from 'zod';
import type { Document } from '../../model/guide.ts';

/** When an option applies, the first first: what is taken away, what is chosen of the rest, how that is said. */
export const stages = ['audience', 'selection', 'wording'] as const;

/**
 * An option of a view: a pure change of the model. It reads its own keys of what the
 * caller gave, and does not depend on others of its stage.
 */
export interface OptionDefinition<I extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  /** `wording` where it says nothing. */
  readonly stage?: (typeof stages)[number];
  /** The keys it reads, all optional: without them the option changes nothing. */
  readonly input: I;
  apply<D extends Document>(document: D, input: z.infer<I>): D;
}

/** States an option; the type of what it reads follows from the schema. */
export function defineOption<I extends z.ZodObject>(definition: OptionDefinition<I>): OptionDefinition {
  return definition;
}
