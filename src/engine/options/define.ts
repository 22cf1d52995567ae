import type { z } from 'zod';
import type { Document } from '../model.ts';

/**
 * An option of a view: a pure change of the model. Options apply in the order of their
 * registry; each reads its own keys of what the caller gave.
 */
export interface OptionDefinition<I extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  /** The keys it reads, all optional: without them the option changes nothing. */
  readonly input: I;
  apply<D extends Document>(document: D, input: z.infer<I>): D;
}

/** States an option; the type of what it reads follows from the schema. */
export function defineOption<I extends z.ZodObject>(definition: OptionDefinition<I>): OptionDefinition {
  return definition;
}
