import { expect, test } from 'vitest';
import {
  compile,
  compileProvider,
  type PublishedGuide,
  render,
  renderPublished,
  view,
} from '../../src/engine/index.ts';

const { value: provider } = compileProvider({
  source: `name: Acme
category: crm
logo: { src: /logos/acme.svg, license: CC0-1.0, source: 'https://acme.example', retrieved: 2026-01-02 }
actions: [{ id: read, label: Read, scopes: [people:read] }]
scopes: { people:read: {} }
connections: { api-key: { fields: [] } }
`,
  path: 'guides/acme/provider.yaml',
});
const source = `---
title: Connect Acme
description: Create a key.
method: { id: api-key }
---

See [the other way](./oauth-2-0/), [help](/help/), [elsewhere](https://x.test/help/) and [here](#s). ![Keys](/keys.png)

<Section title="Make a key" id="s">

<Steps>
  <Step title="Open it" id="open" scopes="people:read">

    Open [the page](/page/).

  </Step>
</Steps>

</Section>
`;
const { guide } = compile({ source, path: 'guides/acme/api-key.mdx', ...(provider ? { provider } : {}) });
if (!guide) throw new Error('Cannot compile');
const seen = view(guide);
const site = { site: 'https://acme.test/help' };

const addressesIn = (html: string): string[] =>
  Array.from(html.matchAll(/(?:href|src)=\\?"([^"\\]*)/gu), ([, address = '']) => address);

test('addresses from the root of the host have the path of the site', () => {
  expect(addressesIn(render(seen, 'html', site))).toEqual([
    '/help/guides/acme/oauth-2-0/',
    '/help/help/',
    'https://x.test/help/',
    '#s',
    '/help/keys.png',
    '/help/page/',
  ]);
  const json = render(seen, 'json', site);
  expect(addressesIn(json).filter((address) => /^\/(?!help\/)/u.test(address))).toEqual([]);
  expect(JSON.parse(json)).toMatchObject({
    url: 'https://acme.test/help/guides/acme/api-key/',
    provider: { logo: { src: '/help/logos/acme.svg' } },
  });
  expect(render(seen, 'markdown', site)).toContain('[help](https://acme.test/help/help/)');
});

test('who puts the whole page below it gets them without', () => {
  expect(addressesIn(render(seen, 'html', { ...site, base: '' }))).toEqual(
    addressesIn(render(seen, 'html', { site: 'https://acme.test' })),
  );
});

test('a published guide is narrowed to the bytes of its view', () => {
  const published = JSON.parse(render(seen, 'json', site)) as PublishedGuide;
  for (const choice of [{}, { actions: ['read'] }])
    expect(renderPublished(published, 'json', choice)).toBe(render(view(guide, choice), 'json', site));
});
