import { expect, test } from 'vitest';
import { compile, compilePage, compileProvider, type Document, renderParts } from '../../src/engine/index.ts';
import { articlePlaces } from '../../src/publication/page/article-place.ts';
import type { PictureSize } from '../../src/workspace/picture-size.ts';
import { translationOf } from '../../src/publication/translate.ts';

const origin = 'https://connect.acme.example';
const sizes: Readonly<Record<string, PictureSize>> = {
  '/pictures/keys.png': { width: 1600, height: 900, isScaled: false },
  '/pictures/shape.svg': { width: 100, height: 60, isScaled: true },
};
const { page } = articlePlaces(
  { origin, pictureSize: (path) => sizes[path] },
  translationOf({ locale: 'en', messages: { 'table.label': 'Table "A"', 'code.label': '<Code>' } }),
  new Set(),
);

function contentOf(document: Document | undefined): string {
  if (!document) throw new Error('Cannot compile');
  return renderParts(document, 'html', {}, page.decorators).content;
}

function contentOfPage(markdown: string): string {
  const source = `---\ntitle: Acme\ndescription: Link it.\n---\n\n${markdown}\n`;
  return contentOf(compilePage({ source, path: 'pages/acme.mdx' }).value);
}

test('a table scrolls in a box that keyboards reach', () => {
  expect(contentOfPage('| a |\n| - |\n| b |')).toMatch(
    /^<div class="guide-table" tabindex="0" role="group" aria-label="Table &#x22;A&#x22;"><table>[^]*<\/table><\/div>$/u,
  );
});

test('code scrolls in a box', () => {
  expect(contentOfPage('```sh\nls\n```')).toBe(
    '<div class="code-block"><pre tabindex="0" role="group" aria-label="<Code>"><code class="language-sh">ls\n</code></pre></div>',
  );
});

test('text about tables and code is no table and no code', () => {
  expect(contentOfPage('`<table>` and `<pre>`')).toBe('<p><code>&#x3C;table></code> and <code>&#x3C;pre></code></p>');
});

test('a check box is named for what it says', () => {
  const html = contentOfPage('- [ ] Later\n- [x] Now');
  expect(html).toContain('<input type="checkbox" aria-label="To do" disabled> Later');
  expect(html).toContain('<input type="checkbox" aria-label="Done" checked disabled> Now');
});

test('what Markdown says in full elsewhere is marked, and lists of scopes can be copied', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
  const { value: provider } = compileProvider({
    source: `name: Acme
actions: [${names.map((name) => `{ id: ${name}, label: ${name}, scopes: [${name}] }`).join(', ')}]
scopes: { ${names.map((name) => `${name}: {}`).join(', ')} }
`,
    path: 'guides/acme/provider.yaml',
  });
  if (!provider) throw new Error('Cannot compile');
  const step = (title: string, scopes: readonly string[]): string =>
    `<Step title="${title}" showScopes scopes="${scopes.join(' ')}">Tick them.</Step>`;
  const { guide } = compile({
    source: `---
title: Connect Acme
description: Link it.
---
<Steps>
  ${step('All', names)}
  ${step('Seven', names.slice(0, 7))}
</Steps>
`,
    path: 'guides/acme/api-key.mdx',
    provider,
  });
  const html = contentOf(guide);
  expect(html).toContain('<details class="guide-condition"><summary data-markdown-ignore>');
  expect(html).toContain('<details class="guide-enables"><summary data-markdown-ignore>');
  expect(html).toContain('<span data-markdown-ignore data-guide-chosen-actions="" hidden>');
  expect(html).toContain(
    '<div class="guide-scopes" data-guide-scopes-list=""><div class="scopes-head" data-markdown-ignore><p class="guide-label">Permissions to grant</p><div class="scopes-tools needs-script"><label>Separate with <select data-guide-separator><option value="blank">spaces</option>',
  );
});

test.each([
  ['![Keys](/pictures/keys.png)', 'width="1600" height="900"'],
  ['![Keys](../pictures/keys.png#part)', 'width="1600" height="900"'],
  ['![Keys](https://connect.acme.example/pictures/keys.png)', 'width="1600" height="900"'],
  ['![Shape](/pictures/shape.svg)', 'width="100" height="60" data-guide-scaled'],
  ['![Other](/pictures/other.png)', ''],
  ['![Elsewhere](https://elsewhere.example/pictures/keys.png)', ''],
])('a picture says how large it is: %s', (markdown, said) => {
  const [, picture = ''] = /<img ([^>]*)>/u.exec(contentOfPage(markdown)) ?? [];
  expect(picture.match(/(?:width|height)="[^"]*"|data-guide-scaled/gu)?.join(' ') ?? '').toBe(said);
});
