import { expect, test } from 'vitest';
import { embedLinks } from '../../src/publication/page/embedded-links.ts';

const page = {
  path: '/guides/acme/api-key/',
  origin: 'https://connect.acme.example',
  isEmbedded: (path: string): boolean => path === '/guides/acme/api-key/' || path === '/guides/acme/basic/',
};

test.each([
  ['a guide stays in the frame', '<a href="/guides/acme/basic/">', '<a href="/embed/guides/acme/basic/">'],
  [
    'also by its whole address, with its query and fragment',
    '<a href="https://connect.acme.example/guides/acme/basic/?actions=a&amp;b=c#d">',
    '<a href="/embed/guides/acme/basic/?actions=a&amp;b=c#d">',
  ],
  ['without its last slash', '<a href="/guides/acme/basic#d">', '<a href="/embed/guides/acme/basic/#d">'],
  ['a place on the page', '<a class="x" href="#copy">', '<a class="x" href="#copy">'],
  ['another page', '<a href="/help/">', '<a href="/help/" target="_blank" rel="noopener">'],
  [
    'the Markdown of a guide',
    '<a href="/guides/acme/basic.md">',
    '<a href="/guides/acme/basic.md" target="_blank" rel="noopener">',
  ],
  [
    'another site, whose link says enough',
    '<a href="https://lattice.test/" rel="noopener noreferrer">',
    '<a href="https://lattice.test/" target="_blank" rel="noopener noreferrer">',
  ],
  ['a mailbox', '<a href="mailto:help@acme.example">', '<a href="mailto:help@acme.example">'],
  ['a picture', '<img alt="a>b" src="/a.png">', '<img alt="a>b" src="/a.png">'],
  ['no link at all', '<abbr href="/help/">', '<abbr href="/help/">'],
  [
    'what a value says of links',
    `<div data-json='[1]' data-text="<b href=&quot;/help/&quot;>"></div>`,
    `<div data-json='[1]' data-text="<b href=&quot;/help/&quot;>"></div>`,
  ],
])('%s', (_name, html, expected) => {
  expect(embedLinks(html, page)).toBe(expected);
});

test('a name that only begins as the site’s address is another site', () => {
  expect(embedLinks('<a href="https://connect.acme.example.evil.test/guides/acme/basic/">', page)).toContain('_blank');
});
