import type { Variant } from '../engine/index.ts';
import { standardVariant } from './standard-variant.ts';

/**
 * The language of documents that name none: that of the vendor's own site, for which they are written.
 * A partner's site in another language then says of them which language they are in. Without a
 * `default.yaml` they are in the language of each site.
 */
export function contentLocale(variants: readonly Variant[]): string | undefined {
  const vendor = variants.find(({ id }) => id === 'default');
  const isStandard = vendor?.site === standardVariant.site && vendor.brand.name === standardVariant.brand.name;
  return isStandard ? undefined : vendor?.locale;
}
