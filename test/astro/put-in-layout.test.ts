import { expect, test } from 'vitest';
import { stepwell } from '../../src/astro/index.ts';
import { putInLayout } from '../../src/astro/put-in-layout.ts';

const layout = `<!DOCTYPE html><html lang="de"><head><title>guide-page-title – Tallwood</title>
<meta name="description" content="guide-page-description"><meta name="guide-page-head" content="here"></head>
<body class="own"><nav>Ours</nav><guide-page-body data-x="1"></guide-page-body></body></html>`;

const page = `<!doctype html><html lang="en" dir="ltr" data-guide-words="/a.json"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>A &lt;b&gt; $&amp;</title>
<meta name="description" content="Say &quot;it&quot;"><link rel="canonical" href="https://a.example/"></head>
<body><main aria-label="x"><p>Text $1</p></main><header class="site-header"><p>Brand</p></header>
<footer class="site-footer">End</footer><script type="module" src="/a.js"></script></body></html>`;

test('a page is put into the layout of a site, and what both have is the layout’s', () => {
  const made = putInLayout(page, layout);
  expect(made).toContain('<html data-guide-words="/a.json" lang="de">');
  expect(made).toContain('<title>A &lt;b&gt; $&amp; – Tallwood</title>');
  expect(made).toContain('content="Say &quot;it&quot;"');
  expect(made).toContain('<link rel="canonical" href="https://a.example/">');
  expect(made).toContain('<nav>Ours</nav><main lang="en" dir="ltr" aria-label="x"><p>Text $1</p></main>');
  expect(made).toContain('<script type="module" src="/a.js"></script></body>');
  expect(made).not.toMatch(/http-equiv|Brand|End|guide-page|charset/u);
});

test('a page that is shown in another stays as it is', () => {
  const embedded = page.replace('<html', '<html data-guide-embedded=""');
  expect(putInLayout(embedded, layout)).toBe(embedded);
});

test.each([
  [layout.replace(/<meta name="guide-page-head"[^>]*>/u, ''), 'no <slot name="head" />'],
  [layout.replace(/<guide-page-body.*body>/u, ''), 'no <slot />'],
])('a layout without a place for a part is refused', (broken, said) => {
  expect(() => putInLayout(page, broken)).toThrow(said);
});

test.each(['../connect', '/a b', '/a//b', '/', '/a?b'])('%j is no base', async (base) => {
  const setup = stepwell({ base }).hooks['astro:config:setup'];
  const given = { config: { root: new URL('file:///none/'), base: '/' } } as Parameters<NonNullable<typeof setup>>[0];
  await expect(setup?.(given)).rejects.toThrow('`base` is a path such as /connect');
});
