import { array, assert, constantFrom, pre, property } from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { addressesIn } from '../../src/publish/addresses/html-addresses.ts';
import { brokenLinks } from '../../src/publish/addresses/broken-links.ts';
import { pageAddresses } from '../../src/publish/addresses/page-addresses.ts';
import { fuzzRuns } from '../fuzz-runs.ts';

const origin = 'https://guides.example';

function problemsOf(html: string, files: readonly string[] = []): readonly string[] {
  const page = { path: 'index.html', addresses: pageAddresses(html, 'index.html', origin) };
  return brokenLinks([page, ...files.map((path) => ({ path, addresses: [] }))]);
}

describe('no address', () => {
  test.each([
    ['text', '<pre>&lt;a href="/no/"> and if a <b href</pre>'],
    ['an attribute', `<p title='<a href="/no/">' data-x="<img src=/no>">x</p>`],
    ['a script', '<script>const link = \'<a href="/no/">\';</script>'],
    ['a script that looks closed', '<script>"</scripted><a href=/no/>"</script>'],
    ['a style', '<style>/* <a href="/no/"> */</style>'],
    ['a text area', '<textarea><a href="/no/"></textarea>'],
    ['a title', '<title><a href="/no/"></title>'],
    ['a comment', '<!-- <a href="/no/"> --><!--><b></b><!-- <img src=/no> --!>'],
    ['an unclosed comment', '<!-- <a href="/no/">'],
    ['another host', '<a href="https://other.example/no/">x</a>'],
    ['a part of the page', '<a href="#no">x</a>'],
    ['where addresses begin', '<BASE HREF="/no/">'],
    ['a frame without frames', '<noframes><a href="/no/"></noframes>'],
    ['the second of two', '<a href="/" HREF="/no/">x</a>'],
    ['a tag that is cut off', '<a href="/no/"'],
    ['an address that is cut off', '<a href="/no/'],
  ])('%s', (_name, html) => {
    expect(problemsOf(html)).toEqual([]);
  });
});

describe('a broken address', () => {
  test.each([
    ['in double quotes', '<a class="x" href="/no/">x</a>'],
    ['in single quotes', "<A HREF = '/no/'>x</A>"],
    ['without quotes', '<a href=/no/>x</a>'],
    ['after an attribute with a bracket', '<a title="a > b" href="/no/">x</a>'],
    ['after a comment and a script', '<!-- x --><script>1 < 2</script><a href="/no/">x</a>'],
    ['with a reference', '<a href="&#47;no/">x</a>'],
    ['with a reference that has no end', '<a href="/no/?a=1&copy=2">x</a>'],
    ['relative', '<a href="no/">x</a>'],
    ['of a film', '<video poster=" /no/ "></video>'],
    ['in a tag that closes itself', '<link rel=icon href="/no/"/>'],
    ['of the site’s own host', `<link rel="canonical" href="${origin}/no/">`],
    ['of an image set', '<img alt="" srcset="/ 1x, /no/ 2x">'],
    ['of a folder without a page', '<a href="/assets/">x</a><a href="/no/">x</a>'],
  ])('%s', (_name, html) => {
    const problems = problemsOf(html, ['assets/a.css']);
    expect(problems).toContain('index.html: /no/ is not in the site');
  });

  test('is said once', () => {
    expect(problemsOf('<a href="/no/">x</a><a href="/no/">x</a><a href="/assets/">y</a>', ['assets/a.css'])).toEqual([
      'index.html: /no/ is not in the site',
      'index.html: /assets/ is not in the site',
    ]);
  });
});

test('files are found by what their address means', () => {
  const html =
    '<a href="/a%23b.txt">x</a><img src="/%C3%BC.png?x=1&amp;y" alt=""><a href="/guides">x</a><a href="/.well-known/x.json">x</a>';
  const files = ['a#b.txt', 'ü.png', 'guides/index.html', '.well-known/x.json'];
  expect(problemsOf(html, files)).toEqual([]);
});

test('a whole parser finds the same', () => {
  const parts = [
    '<img src="/a"',
    "<img alt='>' src='/b'",
    '<img src=/c',
    ' >',
    '/>',
    '<!-- ',
    '-->',
    '<!-->',
    '<script>',
    '</script>',
    '<title>',
    '</title >',
    '<style',
    '</style\n>',
    ' text ',
    '< ',
    '</',
    '<',
    '=',
    '"',
    "'",
    '&amp;',
    '<p data-x="<img src=/d>">',
    '<IMG SRC="/e&#x26;&lt&nothing;"',
    '<TEXTAREA>',
    '</textarea>',
    '<!',
    '<?',
    '\n',
  ];
  assert(
    property(array(constantFrom(...parts), { maxLength: 12 }), (chosen) => {
      const html = chosen.join('');
      // A script within a comment within a script: nobody writes that.
      pre(!/<script>.*<!--.*<script>/u.test(html));
      const expected: string[] = [];
      visit(fromHtml(html), 'element', ({ properties: { src } }) => {
        if (typeof src === 'string' && src !== '') expected.push(src);
      });
      expect(addressesIn(html)).toEqual(expected);
    }),
    fuzzRuns(3000),
  );
});
