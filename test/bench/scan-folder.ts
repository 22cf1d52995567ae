import { scanForLeaks } from '../../src/leaks/leak-gate.ts';
import { partnerVariants } from './partner-variants.ts';

const [folder = '', partners = ''] = process.argv.slice(2);
const variants = partnerVariants(Number(partners));
const [own] = variants.slice(-1);
if (!own) throw new Error('Cannot scan without variants');
const leaks = await scanForLeaks(folder, { variant: own, variants, providers: [], content: folder });
process.stdout.write(`${leaks.length}\n`);
