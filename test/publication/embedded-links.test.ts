import { expect, test } from 'vitest';
import { compilePage, render } from '../../src/engine/index.ts';
import { embeddedLinks } from '../../src/publication/page/decorators/embedded-links.ts';
import { linkFromFrame } from '../../src/publication/page/link-to.ts';

const site = 'https://connect.acme.example';
const linkTo = linkFromFrame(site, new Set(['/guides/acme/api-key/', '/guides/acme/basic/']));

/** The first paragraph of a page of the site, as it is in a frame. */
function embedded(markdown: string): string {
  const source = `---\ntitle: Acme\ndescription: Link it.\n---\n\n${markdown}\n`;
  const { value } = compilePage({ source, path: 'pages/acme.mdx', id: 'acme' });
  if (!value) throw new Error('Cannot compile');
  return /<p>(.*)<\/p>(?=<\/article>)/u.exec(render(value, 'html', { site }, [embeddedLinks(linkTo)]))?.[1] ?? '';
}

test.each([
  ['a guide stays in the frame', '[a](/guides/acme/basic/)', '<a href="/embed/guides/acme/basic/">a</a>'],
  [
    'also by its whole address, with its query and fragment',
    '[a](https://connect.acme.example/guides/acme/basic/?actions=a&b=c#d)',
    '<a href="/embed/guides/acme/basic/?actions=a&#x26;b=c#d" rel="noopener noreferrer">a</a>',
  ],
  ['without its last slash', '[a](/guides/acme/basic#d)', '<a href="/embed/guides/acme/basic/#d">a</a>'],
  ['relative to the page', '[a](guides/acme/basic/)', '<a href="/embed/guides/acme/basic/">a</a>'],
  ['a place on the page', '[a](#copy)', '<a href="#copy">a</a>'],
  ['another page', '[a](/help/)', '<a href="/help/" target="_blank" rel="noopener">a</a>'],
  [
    'another page, with a title',
    '[a](/help/ "Help")',
    '<a href="/help/" target="_blank" rel="noopener" title="Help">a</a>',
  ],
  [
    'the Markdown of a guide',
    '[a](/guides/acme/basic.md)',
    '<a href="/guides/acme/basic.md" target="_blank" rel="noopener">a</a>',
  ],
  [
    'another site, whose link says enough',
    '[a](https://lattice.test/)',
    '<a href="https://lattice.test/" target="_blank" rel="noopener noreferrer">a</a>',
  ],
  ['a mailbox', '[a](mailto:help@acme.example)', '<a href="mailto:help@acme.example">a</a>'],
  ['a picture', '![a>b](/a.png)', '<img src="/a.png" alt="a>b" loading="lazy" decoding="async">'],
  ['no link at all', '`<a href="/help/">`', '<code>&#x3C;a href="/help/"></code>'],
  [
    'what a value says of links',
    '![\\<a href="/help/">](/a.png)',
    '<img src="/a.png" alt="<a href=&#x22;/help/&#x22;>" loading="lazy" decoding="async">',
  ],
])('%s', (_name, markdown, expected) => {
  expect(embedded(markdown)).toBe(expected);
});

test('a name that only begins as the site’s address is another site', () => {
  expect(embedded('[a](https://connect.acme.example.evil.test/guides/acme/basic/)')).toContain('_blank');
});

test('links beside the article follow the same rule', () => {
  expect(linkTo('/guides/acme/basic/#d')).toEqual({ href: '/embed/guides/acme/basic/#d' });
  expect(linkTo('https://hosted.example/?a=b')).toEqual({
    href: 'https://hosted.example/?a=b',
    target: '_blank',
    rel: 'noopener',
  });
  expect(linkTo('https://docs.lattice.test/', 'noopener noreferrer').rel).toBe('noopener noreferrer');
  expect(linkTo('#step')).toEqual({ href: '#step' });
});
