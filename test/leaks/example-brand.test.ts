import { expect, test } from 'vitest';
import { scan, variantOf } from './scan-site.ts';

const vendor = variantOf(
  'default',
  'whitelabel: false\nsite: https://docs.stepwell.example\nbrand: { name: Stepwell }\n',
);
const acme = variantOf(
  'acme',
  'site: https://connect.acme.example\nbrand: { name: Acme }\ntokens: { support.email: help@acme.example }\n',
);
const rival = variantOf('rival', 'site: https://connect.rival.example\nbrand: { name: Rival }\n');
const text = 'Acme has https://connect.acme.example/ and help@acme.example. Rival.';

test('the example partner of the handbook may be a variant, on the pages about Stepwell of the vendor alone', async () => {
  const files = { 'handbook/partners.md': text, 'errors/key-unknown/index.html': text, 'guides/a.md': text };
  const found = await scan(files, { variant: vendor, others: [acme, rival] });
  const named = (file: string): string[] => found.filter((leak) => leak.file === file).map(({ term }) => term);
  expect(named('handbook/partners.md')).toEqual(['Rival']);
  expect(named('errors/key-unknown/index.html')).toEqual(['Rival']);
  expect(named('guides/a.md')).toContain('Acme');
  const elsewhere = await scan({ 'handbook/partners.md': text }, { variant: rival, others: [vendor, acme] });
  expect(elsewhere.map(({ term }) => term)).toContain('Acme');
});
