import { compileVariant, type Variant } from '../../src/engine/index.ts';

/** The vendor and so many partners, each with names, hosts and a mailbox. */
export function partnerVariants(partners: number): Variant[] {
  return ['default', ...Array.from({ length: partners }, (_, index) => `partner-${index}`)].map(variantOf);
}

function variantOf(id: string): Variant {
  const name = id.replace('-', ' ').replace(/^./u, (letter) => letter.toUpperCase());
  const source = `site: https://connect.${id}.example
brand: { name: ${name} Northwind, hub: ${name} Connect }
variables: { support.email: help@${id}.example }
`;
  const { value } = compileVariant({ source, path: `variants/${id}.yaml` });
  if (!value) throw new Error(`Cannot make the variant ${id}`);
  return value;
}
