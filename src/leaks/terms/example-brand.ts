import type { Variant } from '../../engine/index.ts';
import { pageKindOf } from '../../workspace/content-kinds.ts';

/** Names that the vendor's own pages give to partners, and that a first variant is given by who follows them. */
const exampleBrand = /(?<![a-z\d])(?:acme|fabrikam)(?![a-z\d])/iu;

/** Whether a term in a file of the vendor's own site is the example of a page about Stepwell, and tells of no partner. */
export function isExampleBrand(term: string, file: string, { whitelabel }: Pick<Variant, 'whitelabel'>): boolean {
  return !whitelabel && isVendorsOwn(file) && exampleBrand.test(term);
}

/** Whether a published file, such as `handbook/partners.md`, is of a page about Stepwell itself. */
function isVendorsOwn(file: string): boolean {
  return pageKindOf({ id: file.replace(/\.[^/]*$/u, '') }).isVendors === true;
}
