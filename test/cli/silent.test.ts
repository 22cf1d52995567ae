/** What was published in silence is said, with its place. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createFolder, runScript } from './run-command.ts';

interface Said {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly path: string;
  readonly position?: { readonly start: { readonly line: number } };
}

const guide = `---
title: Connect {product.nam} with an API key
description: Link {product.naem} now.
method: { id: api-key, label: API key }
requires: ['A {support.emial} account']
verified: { on: '2019-01-01', against: console }
updated: 2231-01-01
---

<Steps>
  <Step title="Open the page">

    ![](https://acme.example/a.png) ![Key](http://acme.example/k.png) <Image src="https://acme.example/i.png" />

    Paste npm_Zk3vQ9sLx7Rw1TnYb5Hc2Jd8Pf4Gm6Ue0AoI.

    Open [keys](https://acme.example/{support.emial} "{hub.nmae}") of https://acme.example/orgs/4471983/keys.

    <Card title={'For {product.nmae}'}>More.</Card>

  </Step>
</Steps>
`;

const provider = `name: Acme
category: crmm
actions: [{ id: read, label: 'Read {product.nmae}', scopes: [r] }] # npm_Yk3vQ9sLx7Rw1TnYb5Hc2Jd8Pf4Gm6Ue0AoI
scopes: { r: { description: 'For {product.nmae}' } }
connections:
  api-key:
    fields:
      - { key: apiKey, label: API key, help: 'Ask {support.emial}.' }
      - { key: other, label: Other, placeholder: 01.10 }
`;

let found: readonly Said[] = [];

beforeAll(() => {
  const folder = createFolder({
    'content/guides/acme/provider.yaml': provider,
    'content/guides/acme/api-key.mdx': guide,
    'content/variants/default.yaml':
      "whitelabel: false\nsite: https://guides.example\nbrand: { name: Tarnhelm }\nvendorWords: { Old: '{product.nmae}' }\nlinking: { adapter: http, baseUrl: /linking }\nvariables: { a.key: npm_Xk3vQ9sLx7Rw1TnYb5Hc2Jd8Pf4Gm6Ue0AoI }\n",
    'content/variants/partner.yaml': 'site: https://connect.quell.example\nbrand: { name: Quell }\nlocale: sv\n',
  });
  const { stdout } = runScript('check', ['--content', join(folder, 'content'), '--format', 'json', '--stale', '180']);
  found = (JSON.parse(stdout) as Said[]).map((said) => ({ ...said, path: said.path.slice(folder.length + 1) }));
});

describe('a check says', () => {
  test.each([
    ['a variable of a title that there is not', 'token-unknown', 'api-key.mdx', 2],
    ['one of a description', 'token-unknown', 'api-key.mdx', 3],
    ['one of what a reader needs', 'token-unknown', 'api-key.mdx', 5],
    ['one of the help of a field', 'token-unknown', 'provider.yaml', 8],
    ['one of an action', 'token-unknown', 'provider.yaml', 3],
    ['one of a permission', 'token-unknown', 'provider.yaml', 4],
    ['one of an address and its title', 'token-unknown', 'api-key.mdx', 17],
    ['one of an attribute in braces', 'token-unknown', 'api-key.mdx', 19],
    ['one of vendor words', 'token-unknown', 'default.yaml', 4],
    ['an address of somebody’s account', 'address-personal', 'api-key.mdx', 17],
    ['a secret of a provider', 'secret-in-text', 'provider.yaml', 3],
    ['a secret of a variant', 'secret-in-text', 'default.yaml', 6],
    ['a date that is yet to come', 'date-future', 'api-key.mdx', undefined],
    ['a check that is long ago', 'verification-stale', 'api-key.mdx', undefined],
    ['a picture over http', 'image-insecure', 'api-key.mdx', 13],
    ['a secret', 'secret-in-text', 'api-key.mdx', 15],
    ['a category that is misspelt', 'category-unusual', 'provider.yaml', 2],
    ['a language without words', 'locale-untranslated', 'partner.yaml', 3],
    ['a partner without a form', 'linking-missing', 'partner.yaml', undefined],
  ])('%s', (_name, code, file, line) => {
    const here = found.filter((said) => said.code === code && said.path.endsWith(file));
    expect(here.map(({ position }) => position?.start.line)).toContain(line);
  });

  test('every picture without words, however it is written', () => {
    const pictures = found.filter(({ code }) => code === 'image-alt-missing').map(({ message }) => message);
    expect(pictures.join('\n')).toMatch(/a\.png[\s\S]*i\.png/u);
    expect(pictures).toHaveLength(2);
  });

  test('a number as it was written', () => {
    const { hint } = found.find(({ code, path }) => code === 'value-invalid' && path.endsWith('provider.yaml')) ?? {};
    expect(hint).toContain("'01.10'");
  });
});

test('days that are none are wrong usage', () => {
  const { status, stderr } = runScript('check', ['--stale', 'soon']);
  expect(status).toBe(2);
  expect(stderr).toContain('--stale 180');
});
