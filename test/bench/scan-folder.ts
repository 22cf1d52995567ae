import { compileVariant, type Variant } from '../../src/engine/index.ts';
import { scanForLeaks } from '../../src/leaks/leak-gate.ts';

const [folder = '', partners = ''] = process.argv.slice(2);
const variants = ['default', ...Array.from({ length: Number(partners) }, (_, index) => `partner-${index}`)].map(
  variantOf,
);
const [own] = variants.slice(-1);
if (!own) throw new Error('Cannot scan without variants');
const leaks = await scanForLeaks(folder, { variant: own, variants, providers: [], content: folder });
process.stdout.write(`${leaks.length}\n`);

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
