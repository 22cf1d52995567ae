import type { Variant } from '../../engine/index.ts';

/** Names that the handbook and the error pages give to partners, and that a first variant is given by who follows them. */
const exampleBrand = /(?<![a-z\d])(?:acme|fabrikam)(?![a-z\d])/iu;
const pagesAboutStepwell = /^(?:handbook|errors)(?:\/|\.)/u;

/** Whether a term in a file of the vendor's own site is the example of a page about Stepwell, and tells of no partner. */
export function isExampleBrand(term: string, file: string, { whitelabel }: Pick<Variant, 'whitelabel'>): boolean {
  return !whitelabel && pagesAboutStepwell.test(file) && exampleBrand.test(term);
}
