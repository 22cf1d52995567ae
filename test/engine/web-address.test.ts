import { describe, expect, test } from 'vitest';
import { compile, compileProvider, compileVariant, type Diagnostic } from '../../src/engine/index.ts';

const unsafe = [
  'javascript:alert(1)',
  ' JaVaScript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  '//evil.test',
  '\\\\evil.test',
  'http://a.test',
  'http://localhost.a.test',
  'http://127.0.0.1@a.test',
  'https:a.test',
  'https://a.test/ b',
  'https://a.test/"onclick',
  'a.test',
  'https://a.test;autoindex',
  'https://a.test,b.test',
  'https://a.test$x',
  "https://a'b.test",
  'https://a(b).test',
  'https://*.a.test',
  'https://a.test%3Bx',
  'https://a.test&b:443',
  'https://a!b=c.test/x',
];

describe('addresses outside of texts', () => {
  test.each(unsafe)('%j is an error with its place wherever an address stands', (address) => {
    const url = JSON.stringify(address);
    const variant = `site: ${url}
brand:
  name: X
  favicon: ${url}
  logo: { alt: X, light: ${url}, dark: ${url} }
linking: { adapter: http, baseUrl: ${url} }
frameAncestors: [${url}]
footer: { links: [{ label: X, href: ${url} }] }
`;
    expect(places(compileVariant({ source: variant, path: 'variants/x.yaml' }).diagnostics)).toEqual([
      1, 4, 5, 5, 6, 7, 8,
    ]);
    const provider = `name: X
website: ${url}
docs: ${url}
logo: { license: X, source: ${url}, src: ${url} }
`;
    const { diagnostics } = compileProvider({ source: provider, path: 'guides/x/provider.yaml' });
    expect(places(diagnostics)).toEqual([2, 3, 4, 4]);
    const guide = `---
title: T
description: D.
verified: { on: 2026-08-01, against: console, source: ${url} }
---

<Steps><Step title="S">x</Step></Steps>
`;
    expect(places(compile({ source: guide, path: 'guides/x/api-key.mdx' }).diagnostics)).toEqual([4]);
  });

  test.each([
    'https://a.test',
    'https://a.test/b?c=%20#d',
    'http://localhost:3000/x',
    'http://127.0.0.1',
    'http://[::1]:80/',
    'https://über_uns.a-b.test./;x',
  ])('%s is one', (url) => {
    const source = `site: https://a.test\nbrand: { name: X }\nfooter: { links: [{ label: X, href: '${url}' }] }\n`;
    expect(compileVariant({ source, path: 'variants/x.yaml' }).diagnostics).toEqual([]);
  });

  test('a footer also leads to paths and mailboxes, and a logo is a path', () => {
    const source = `site: https://a.test
brand: { name: X, favicon: /icon.svg, logo: { light: /logo.svg, alt: X } }
footer: { links: [{ label: Help, href: /help/ }, { label: Mail, href: 'mailto:help@a.test' }] }
`;
    expect(compileVariant({ source, path: 'variants/x.yaml' }).diagnostics).toEqual([]);
  });

  test('printed Markdown brings none back', () => {
    const source =
      '# T\n\n## S\n\n1. **Go**\n\nVerified on 2026-08-01 against the provider’s console: javascript:alert(1)\n';
    const { guide } = compile({ source, path: 'x.md' });
    expect(guide?.verified).toBeUndefined();
  });
});

/** The lines of the errors, each with a column that is not the first. */
function places(diagnostics: readonly Diagnostic[]): (number | undefined)[] {
  expect(diagnostics.filter(({ code }) => code !== 'value-invalid')).toEqual([]);
  expect(diagnostics.filter(({ position }) => (position?.start.column ?? 1) === 1)).toEqual([]);
  return diagnostics.map(({ position }) => position?.start.line);
}
