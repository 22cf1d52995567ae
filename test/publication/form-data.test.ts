import { describe, expect, test } from 'vitest';
import { compile, compileProvider, compileVariant, view } from '../../src/engine/index.ts';
import { formGuide, linkingWords } from '../../src/publication/page/form-data.ts';

const variantOf = (linking: string) => {
  const source = `site: https://connect.acme.example
brand: { name: Acme & Sons }
variables:
  help: 'https://help.acme.example/{provider.id}'
linking:
  adapter: http
  baseUrl: /linking
${linking}`;
  const { value } = compileVariant({ source, path: 'variants/acme.yaml' });
  if (!value) throw new Error('Cannot compile the variant');
  return value;
};

const { value: provider } = compileProvider({
  source: 'name: R&D\nconnections: { api-key: { fields: [] } }\n',
  path: 'guides/research/provider.yaml',
});
const { guide } = compile({
  source: '---\ntitle: Connect\ndescription: It.\nmethod: { id: api-key, label: API key }\n---\n\nText.\n',
  path: 'guides/research/api-key.mdx',
  ...(provider ? { provider } : {}),
});
if (!guide) throw new Error('Cannot compile the guide');

describe('what a variant says of linking', () => {
  test('has its variables filled in as the guide has', () => {
    const variant = variantOf(`  noScript: 'Ask {product.name} for {provider.name} ({method.label}): {help} \\{x}'
  accountsUrl: https://app.acme.example/{method.id}/accounts
`);
    const seen = view(guide, { variant });
    expect(linkingWords(seen, variant)).toEqual({
      noScript: 'Ask Acme & Sons for R&D (API key): https://help.acme.example/research {x}',
      accountsUrl: 'https://app.acme.example/api-key/accounts',
    });
    expect(formGuide(seen, variant).accountsUrl).toBe('https://app.acme.example/api-key/accounts');
  });

  test('has them encoded behind the ? of an address, so that they add nothing to it', () => {
    const variant = variantOf(
      `  hostedUrl: 'https://app.acme.example/{provider.id}?name={provider.name}&by={product.name}&back={site.url}'\n`,
    );
    expect(linkingWords(view(guide, { variant }), variant).hostedUrl).toBe(
      'https://app.acme.example/research?name=R%26D&by=Acme%20%26%20Sons&back=https%3A%2F%2Fconnect.acme.example',
    );
  });

  test('leaves a variable without a value as it is written', () => {
    const variant = variantOf(`  noScript: 'Write to {support.email}.'\n`);
    expect(linkingWords(view(guide, { variant }), variant)).toEqual({ noScript: 'Write to {support.email}.' });
  });
});

test('a field leads to the step that it names, before the first that has it', () => {
  const { value } = compileProvider({
    source: `name: Research
connections:
  api-key:
    fields: [{ key: apiKey, label: API key, step: copy }, { key: site, label: Site }]
`,
    path: 'guides/research/provider.yaml',
  });
  const compiled = compile({
    source: `---
title: Connect
description: It.
method: { id: api-key, label: API key }
---

<Steps>
  <Step title="Know" id="know">You need a <Field name="apiKey" /> and a <Field name="site" />.</Step>
  <Step title="Copy" id="copy">Copy the <Field name="apiKey" />.</Step>
</Steps>
`,
    path: 'guides/research/api-key.mdx',
    ...(value ? { provider: value } : {}),
  });
  if (!compiled.guide) throw new Error('Cannot compile the guide');
  const { steps } = formGuide(view(compiled.guide, {}), variantOf(''));
  expect(steps).toEqual({ apiKey: { id: 'copy', title: 'Copy' }, site: { id: 'know', title: 'Know' } });
});
