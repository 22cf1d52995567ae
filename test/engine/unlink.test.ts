import { expect, test } from 'vitest';
import { compile, compileVariant, pagesOf, render, view } from '../../src/engine/index.ts';

const { guide } = compile({
  source: `---
title: Connect Acme
description: Link it.
---

See [the other guide](/guides/other/api-key/), [this one](/guides/acme/) and [the web](https://a.test).

<Card title="Other" href="/guides/other/api-key.md">More.</Card>

<Steps>
<Step title="Open">Go [on](/guides/other/api-key/#x), or [back](#open).</Step>
</Steps>
`,
  path: 'guides/acme/api-key.mdx',
});
const variantWith = (links: string) =>
  compileVariant({ source: `site: https://a.example\nbrand: { name: A }\nlinks: ${links}\n`, path: 'variants/a.yaml' })
    .value;

test('links: unlink keeps the words of links to pages that the site does not have', () => {
  const variant = variantWith('unlink');
  if (!guide || !variant) throw new Error('Cannot compile');
  const pages = new Set([...pagesOf([guide]), '/guides/acme/']);
  for (const format of ['html', 'markdown', 'json']) {
    const text = render(view(guide, { variant, pages }), format);
    expect(text).not.toContain('/guides/other');
    for (const kept of ['the other guide', '/guides/acme/', 'https://a.test', '#open', 'More.']) {
      expect(text).toContain(kept);
    }
  }
});

test('with links: error nothing is taken away', () => {
  const variant = variantWith('error');
  if (!guide || !variant) throw new Error('Cannot compile');
  expect(render(view(guide, { variant, pages: pagesOf([guide]) }), 'markdown')).toContain('/guides/other/api-key/');
});
