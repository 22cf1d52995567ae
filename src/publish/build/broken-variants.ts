import { variantIdIn } from '../../engine/internal.ts';
import type { Diagnostic, Variant } from '../../engine/index.ts';

/**
 * The variants that the errors of a content folder are of, if any, those that extend them too: the sites
 * of all others can be built. Nothing where an error is of what several sites are made of, or
 * hides the names of a variant: no other site could be searched for them. Of the vendor's own
 * file an error may hide some, as what is wrong is left out.
 */
export function brokenVariants(
  content: string,
  variants: readonly Variant[],
  diagnostics: readonly Diagnostic[],
): ReadonlySet<string> | undefined {
  const broken = new Set<string>();
  const folder = `${content.replace(/\/+$/u, '')}/variants/`;
  for (const { severity, code, path } of diagnostics) {
    if (severity !== 'error') continue;
    const id = variantIdIn(path);
    const variant = path.startsWith(folder) ? variants.find((each) => each.id === id) : undefined;
    if (!variant?.whitelabel || code === 'variant-duplicate') return undefined;
    broken.add(id);
  }
  for (let size = -1; size !== broken.size;) {
    size = broken.size;
    for (const { id, extends: base } of variants) if (base !== undefined && broken.has(base)) broken.add(id);
  }
  return broken;
}
