import { array, assert, constantFrom, property } from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { placeHeaderRules, placeRedirectRules } from '../../src/publication/place-rules.ts';
import { placeStyles } from '../../src/publication/theme/place-styles.ts';
import { placePage } from '../../src/publish/addresses/place-page.ts';

test.each<readonly [html: string, placed: string]>([
  ['<a href="/x/">', '<a href="/help/x/">'],
  ["<A HREF='/x/' href='/y/'>", "<A HREF='/help/x/' href='/y/'>"],
  ['<img src=/x.png alt=/x>', '<img src=/help/x.png alt=/x>'],
  ['<a href = " /x?a=/b#/c">', '<a href = " /help/x?a=/b#/c">'],
  ['<a href="&#47;x&amp;y">', '<a href="/help&#47;x&amp;y">'],
  ['<form action="/search/"><button formaction="/b/">', '<form action="/help/search/"><button formaction="/help/b/">'],
  [
    '<img srcset="/a.png 1x,/b,c.png 2x, https://x.test/y.png 3x , /d.png">',
    '<img srcset="/help/a.png 1x,/help/b,c.png 2x, https://x.test/y.png 3x , /help/d.png">',
  ],
  [
    '<div data-guide-nearest="/a.json" data-guide-scope="/a">',
    '<div data-guide-nearest="/help/a.json" data-guide-scope="/a">',
  ],
  ...[
    '<a href>',
    '<a href="">',
    '<a href="#x">',
    '<a href="x/">',
    '<a href="//x.test/">',
    '<a href="/\\x.test/">',
    '<a href="https://x.test/">',
    '<p>&lt;a href="/x/"> /x/',
    '<!-- <a href="/x/"> -->',
    '<script>const a = \'<a href="/x/">\';</script>',
    '<textarea><a href="/x/"></textarea>',
    `<p title='<a href="/x/">'>`,
  ].map((html) => [html, html] as const),
])('%s', (html, placed) => {
  expect(placePage(html, '/help')).toBe(placed);
  expect(placePage(html, '')).toBe(html);
});

test('what a whole parser finds is placed, and nothing else is changed', () => {
  const part = constantFrom(
    '<a ',
    '<img ',
    'href=',
    'src=',
    'HREF =',
    '"/x"',
    "'/y'",
    '/z',
    '"//h"',
    '""',
    '"',
    "'",
    ' ',
    '\n',
    '>',
    '/',
    '</a>',
    'text',
    '<!--',
    '-->',
    '&amp;',
    '=',
    '<p>',
    '&#47;',
  );
  const addressesOf = (html: string): unknown[] => {
    const found: unknown[] = [];
    visit(fromHtml(html, { fragment: true }), 'element', ({ properties: { href, src } }) => {
      for (const address of [href, src]) if (typeof address === 'string') found.push(address);
    });
    return found;
  };
  const placeOne = (address: unknown): unknown => {
    const [, blank = '', path = ''] = /^(\s*)(.*)$/su.exec(String(address)) ?? [];
    return /^\/(?![/\\])/u.test(path) ? `${blank}/help${path}` : address;
  };
  assert(
    property(array(part, { maxLength: 24 }), (parts) => {
      const html = parts.join('');
      expect(addressesOf(placePage(html, '/help'))).toEqual(addressesOf(html).map(placeOne));
    }),
    { numRuns: 2000 },
  );
});

test('style sheets', () => {
  const css = '@import "/a.css";a{b:url(/x.png) url( "/y.png") url(\'//h/z\') url(data:x) url(z.png)}';
  expect(placeStyles(css, '/help')).toBe(
    '@import "/help/a.css";a{b:url(/help/x.png) url( "/help/y.png") url(\'//h/z\') url(data:x) url(z.png)}',
  );
});

test('rules of hosts', () => {
  expect(placeHeaderRules('# /no\n/a/*\n  X-Path: /b\n  Link: </c>; rel=x, <https://h.test/>\n\n', '/help')).toBe(
    '# /no\n/help/a/*\n  X-Path: /b\n  Link: </help/c>; rel=x, <https://h.test/>\n\n',
  );
  expect(placeRedirectRules('# /no /no\n/a/* /b/:splat 301\r\n  /c   https://h.test/ 302\n\n', '/help')).toBe(
    '# /no /no\n/help/a/* /help/b/:splat 301\r\n  /help/c   https://h.test/ 302\n\n',
  );
});
