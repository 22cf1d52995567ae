import { describe, expect, test } from 'vitest';
import { scan, variantOf } from './scan-site.ts';

const others = [variantOf('front', 'site: https://join.front-brand.example\nbrand: { name: Front }\n')];

describe('a common word is meant as a name', () => {
  test.each([
    ['with a capital in a sentence', 'a.html', '<p>Your team works in Front all day.'],
    ['behind the first word of one', 'a.html', '<h1>Connect Front with an API key</h1>'],
    ['in Markdown', 'a.md', 'Made with Front.'],
    ['as who does something', 'a.html', '<p>Front lets you answer mail.'],
    ['as what a button after a preposition says', 'a.md', 'Sign in to **Front**, then go on.'],
    ['as a sentence', 'a.md', 'We know them. Front.'],
    ['as the name of a site', 'a.html', '<meta property="og:site_name" content="Front">'],
    ['as a name in data', 'a.json', '{"publisher":{"name":"Front"}}'],
    ['as a string', 'a.js', 'a("Front")'],
    ['as an account', 'a.html', '<a href="https://social.example/@front">x</a>'],
    ['in a host', 'a.html', '<a href="https://app.front.com/x">x</a>'],
    ['as a picture', 'images/front-logo.png', ''],
    ['as a picture in a style', 'a.css', 'a { background: url(/images/front.svg) }'],
  ])('%s', async (_what, file, text) => {
    expect(await scan({ [file]: text }, { others })).toHaveLength(1);
  });
});

describe('a common word is only the word', () => {
  test.each([
    ['in lower case', 'a.html', '<p>Put it in front of the line; the front is open.'],
    ['as the first of a sentence', 'a.html', '<p>Do it. Front pages come first.'],
    ['as a button', 'a.html', '<p>Click <strong>Front</strong>, or the Front button.'],
    ['on a path of buttons', 'a.md', 'Open Settings › Front › Keys.'],
    ['in a name of several words', 'a.html', '<p>Open the Google Front console.'],
    ['as a label', 'a.html', '<button aria-label="Front">Front</button><th>Front</th>'],
    ['in code', 'a.html', '<pre><code>&lt;Front a="1"&gt; Use the Front now.</code></pre>'],
    ['in a block of code', 'a.md', '```yaml\nlabel: Use Front now\n```\n'],
    ['as an identifier', 'a.html', '<p>It needs Front.Read.All and Content-Front-Policy.'],
    ['as a class', 'a.html', '<p class="front" id="front" data-front="front">x'],
    ['as a property', 'a.css', '.front { --front: 1; front: 1 }'],
    ['in a script', 'a.js', 'class Front {} const front = new Front(1); front.Front = `front`'],
    ['as a page', 'guides/front/index.html', '<a href="/guides/front/">x</a>'],
  ])('%s', async (_what, file, text) => {
    expect(await scan({ [file]: text }, { others })).toEqual([]);
  });

  test.each(['Post', 'Clear', 'Hub', 'Frame', 'Span', 'Map', 'Object', 'Style', 'Script', 'Code'])(
    '%s',
    async (name) => {
      const word = name.toLowerCase();
      const brands = [variantOf('p', `site: https://join.${word}-brand.example\nbrand: { name: ${name} }\n`)];
      const files = {
        'a.html': `<!doctype html><${word} class="${word}"></${word}><style>.${word} { ${word}: ${word} }</style><script>new ${name}()</script>`,
        'a.css': `.${word}, ${word} { clear: both; --${word}: 1 }`,
        'a.js': `const ${word} = new ${name}("${word}"); ${name}.${word}()`,
        _headers: `/*\n  ${name}-Options: DENY\n`,
      };
      expect(await scan(files, { others: brands })).toEqual([]);
      expect(await scan({ 'a.html': `<p>Made with ${name} by them.` }, { others: brands })).toHaveLength(1);
    },
  );
});
