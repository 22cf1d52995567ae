import type { Site } from './site.ts';

/** The name by which a variant's product is called in sentences. */
export function productOf({ variant }: Pick<Site, 'variant'>): string {
  return variant.variables['product.name'] ?? variant.brand.name;
}
