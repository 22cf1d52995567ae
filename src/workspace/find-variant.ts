import type { Variant } from '../engine/index.ts';
import { commandError, didYouMean } from '../system/command-error.ts';

/** The variant of an id, or an error that names the ones there are. */
export function findVariant(variants: readonly Variant[], id: string): Variant {
  const found = variants.find((variant) => variant.id === id);
  if (found) return found;
  throw unknownVariant(
    id,
    variants.map((variant) => variant.id),
  );
}

/** What to say of a variant that is not there. */
export function unknownVariant(id: string, ids: readonly string[]): Error {
  return commandError(`There is no variant ${id}. ${didYouMean(id, ids)}`, 2);
}
