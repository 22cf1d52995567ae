import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Leak } from '../../src/leaks/leak.ts';
import { acmeSource, callback, host, hub, linear, mail, name, scan, variantOf } from './scan-site.ts';

/** A place or an encoding: the file, what is before the term, the term as it is written, what is after it, and what it is. */
type Plant = readonly [string, string, string, string, string, { term: string; source: Leak['source'] }];

const plants: readonly Plant[] = [
  ['title', 'index.html', '<title>Acme and ', 'Stepwell', '</title>', name],
  ['description', 'index.html', '<meta name="description" content="With ', 'Stepwell Hub', '">', hub],
  ['title in the search index', 'assets/search.json', '{"title":"Link with ', 'Stepwell Hub', '"}', hub],
  ['term of the search index', 'assets/search.json', '{"terms":"steps,', 'stepwell', ',still"}', name],
  ['Open Graph', 'index.html', '<meta property="og:site_name" content="', 'Stepwell', '">', name],
  ['Twitter card', 'index.html', '<meta name="twitter:site" content="@', 'stepwell', '">', name],
  ['canonical', 'index.html', '<link rel="canonical" href="https://', 'docs.stepwell.example', '/">', host],
  ['hreflang', 'index.html', '<link hreflang="de" href="https://', 'DOCS.stepwell.example', '/de/">', host],
  ['JSON-LD', 'index.html', '<script type="application/ld+json">{"name":"', 'Stepwell', '"}</script>', name],
  ['alternative text', 'index.html', '<img src="/a.png" alt="', 'Stepwell', ' logo">', name],
  ['aria-label', 'index.html', '<nav aria-label="', 'Stepwell Hub', '"></nav>', hub],
  ['HTML comment', 'index.html', '<!-- built by ', 'stepwell', ' -->', name],
  ['data attribute', 'index.html', '<div data-', 'stepwell', '-id="1"></div>', name],
  ['custom element', 'index.html', '<', 'stepwell-hub', '></stepwell>'.replace('stepwell', 'x-y'), hub],
  ['class in HTML', 'index.html', '<p class="', 'stepwell', '-note">x</p>', name],
  ['mailto', 'index.html', '<a href="mailto:', 'help@stepwell-mail.example', '">x</a>', mail],
  ['callback', 'index.html', '<code>https://', 'login.stepwell.example', '/oauth/slack</code>', callback],
  ['print header', 'index.html', '<p class="print">', 'Stepwell&nbsp;Hub', '</p>', hub],
  ['not found page', '404.html', '<p>Back to ', 'Stepwell', '</p>', name],
  ['manifest', 'manifest.webmanifest', '{"short_name":"', 'Stepwell', '"}', name],
  ['robots', 'robots.txt', 'Sitemap: https://', 'docs.stepwell.example', '/sitemap.xml\n', host],
  ['sitemap', 'sitemap.xml', '<urlset><url><loc>https://', 'docs.stepwell.example', '/</loc></url></urlset>', host],
  ['feed', 'feed.xml', '<rss><channel><title>', 'Stepwell', '</title></channel></rss>', name],
  ['search index', 'search.json', '{"index":[["acme"],["', 'stepwell', '"]]}', name],
  ['llms.txt', 'llms.txt', '# Acme\n\n> ', 'Stepwell', ' guides\n', name],
  ['Markdown', 'guides/a/b.md', '# Title\n\nOpen the ', 'Stepwell Hub', '.\n', hub],
  ['JSON', 'guides/a/b.json', '{"a":1,\n"text":"In the ', 'Stepwell Hub', '"}', hub],
  ['redirects', '_redirects', '/old https://', 'docs.stepwell.example', '/new 301\n', host],
  ['headers', '_headers', '/*\n  X-', 'Stepwell', '-Build: 1\n', name],
  ['hidden file', '.well-known/ai-catalog.json', '{"provider":"', 'Stepwell', '"}', name],
  ['SVG title', 'icon.svg', '<svg><title>', 'Stepwell', '</title></svg>', name],
  ['SVG description', 'icon.svg', '<svg><desc>Sign of ', 'Stepwell', '</desc></svg>', name],
  ['class in CSS', 'site.css', '.', 'stepwell-hub', ' { color: red }', hub],
  ['custom property', 'site.css', ':root { --', 'stepwell', '-accent: red }', name],
  ['storage key', 'site.js', 'localStorage.getItem("', 'stepwell', ':actions")', name],
  ['event type', 'site.js', "new CustomEvent('", 'stepwell', ":open')", name],
  ['message type', 'site.js', 'postMessage({type:"', 'STEPWELL', '_READY"})', name],
  ['identifier', 'site.js', 'window.', 'stepwellHub', '=1', hub],
  ['error copy', 'site.js', 'throw new Error(`Ask ', 'Stepwell', '`)', name],
  ['licence banner', 'site.js', '/*! (c) ', 'Stepwell', ' */', name],
  ['source map', 'site.js.map', '{"sources":["../../', 'stepwell', '/src/a.ts"]}', name],
  [
    'vendor word',
    'index.html',
    '<p>',
    'OldName',
    '</p>',
    { term: 'OldName', source: { variant: 'default', key: 'vendorWords' } },
  ],
  [
    'another partner',
    'a.txt',
    'Like ',
    'northwind',
    ' does',
    { term: 'Northwind', source: { variant: 'rival', key: 'brand.name' } },
  ],
  [
    'footer link',
    'a.html',
    '<a href="https://',
    'status.nw-cloud.example',
    '/now">x</a>',
    { term: 'status.nw-cloud.example', source: { variant: 'rival', key: 'footer.links' } },
  ],
  [
    'registered host',
    'a.txt',
    'https://eu.',
    'stepwell.example',
    '/',
    { term: 'stepwell.example', source: { variant: 'default', key: 'site' } },
  ],
  ['letter case', 'a.txt', 'x ', 'sTEPwELL', ' x', name],
  ['percent, wholly', 'a.txt', '?q=', '%53%74%65%70%77%65%6c%6C', '&b', name],
  ['percent, partly', 'a.txt', '/a/', 'Step%77ell%20Hub', '/', hub],
  ['percent, twice', 'a.txt', '/a/', '%2553tepwell', '/', name],
  ['decimal reference', 'a.html', '<p>', '&#83;tepwel&#108;', '</p>', name],
  ['hexadecimal reference', 'a.html', '<p>', '&#x53;tep&#X77;ell', '</p>', name],
  ['named reference', 'a.html', '<a href="mailto:', 'help&commat;stepwell-mail&period;example', '">', mail],
  ['JSON escape', 'a.json', '["\\n', '\\u0053tepwell', '"]', name],
  ['JSON slash', 'a.json', '["https:\\/\\/', 'docs.stepwell.example', '\\/"]', host],
  ['JSON in a string', 'a.json', '["{\\"a\\":\\"\\\\n', 'Stepwell', '\\"}"]', name],
  ['CSS escape', 'a.css', 'a::after { content: "', '\\53 tep\\000077ell', '" }', name],
  ['hexadecimal escape', 'a.js', 'a("', '\\x53tepwell', '")', name],
  ['code point escape', 'a.js', 'a("', '\\u{53}tepwell', '")', name],
  ['soft hyphen', 'a.html', '<p>', 'Step\u00adwell', '</p>', name],
  ['soft hyphen reference', 'a.html', '<p>', 'Step&shy;well', '</p>', name],
  ['zero width', 'a.html', '<p>', 'St\u200bep\u2060well', '</p>', name],
  ['possible break', 'a.html', '<p>', 'Step<wbr>well', '</p>', name],
  ['no-break space', 'a.txt', 'the ', 'Stepwell\u00a0Hub', '.', hub],
  ['line break', 'a.md', 'the ', 'Stepwell\n  Hub', '.', hub],
  ['plus', 'a.txt', '?q=', 'stepwell+hub', '', hub],
  ['underscore', 'a.txt', '', 'STEPWELL_HUB', '_KEY', hub],
  ['other capitals', 'a.txt', 'x ', 'ſtepwell', ' x', name],
  ['full width', 'a.txt', 'x ', 'Ｓｔｅｐｗｅｌｌ', ' x', name],
];

const at = (before: string): number => Buffer.byteLength(before);

test.each(plants)('%s', async (_name, file, before, written, after, { term, source }) => {
  const leaks = await scan({ 'index.html': '<h1>Acme</h1>', [file]: before + written + after });
  expect(leaks.map(({ file, place, offset, term, source }) => ({ file, place, offset, term, source }))).toEqual([
    { file, place: 'content', offset: at(before), term, source },
  ]);
  expect(await scan({ 'index.html': '<h1>Acme</h1>', [file]: `${before}Acme${after}` })).toEqual([]);
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('base64', () => {
  test.each([0, 1, 2])('after %s bytes', async (count) => {
    const text = `${'('.repeat(count)}stepWELL) and more`;
    const [leak, ...more] = await scan({ 'a.txt': `x ${base64(text)}` });
    expect(more).toEqual([]);
    expect(leak).toMatchObject({ ...name, offset: 2 + Math.floor((count * 8) / 6) });
  });

  test('for addresses', async () => {
    const text = Buffer.from('??>>Stepwell??>>').toString('base64url');
    expect(await scan({ 'a.txt': text })).toMatchObject([name]);
  });

  test('of JSON with escapes', async () => {
    expect(
      await scan({ 'a.js': `//# sourceMappingURL=data:application/json;base64,${base64('{"a":["x\\nStepwell"]}')}` }),
    ).toMatchObject([name]);
  });

  test('of an image with packed text', async () => {
    const image = png(['zTXt', Buffer.concat([Buffer.from('Author\0\0'), deflateSync('by Stepwell')])]);
    expect(
      await scan({ 'a.css': `a { background: url(data:image/png;base64,${image.toString('base64')}) }` }),
    ).toMatchObject([{ ...name, offset: 42 }]);
  });
});

function png(...chunks: readonly (readonly [string, Uint8Array])[]): Buffer {
  const parts = chunks.flatMap(([type, data]) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return [length, Buffer.from(type), data, Buffer.from('abcd')];
  });
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

function jpeg(marker: number, text: string): Buffer {
  const data = Buffer.from(text);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, marker, 0, data.length + 2]),
    data,
    Buffer.from('ffda0002', 'hex'),
  ]);
}

function webp(type: string, text: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP'), Buffer.from(type), length, Buffer.from(text)]);
}

const gif = Buffer.concat([
  Buffer.from('GIF89a'),
  Buffer.alloc(7),
  Buffer.from([0x21, 0xfe, 3]),
  Buffer.from('Ste'),
  Buffer.from([5]),
  Buffer.from('pwell'),
  Buffer.from([0, 0x3b]),
]);
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');

const packedPage = `<p>\nStepwell${' and on'.repeat(100)}`;

describe('binary files', () => {
  test.each<readonly [string, string, Buffer, number]>([
    ['PNG tEXt', 'a.png', png(['tEXt', Buffer.from('Author\0Stepwell')]), 23],
    ['PNG iTXt', 'a.png', png(['iTXt', Buffer.from('Title\0\0\0en\0\0Stepwell')]), 28],
    ['JPEG comment', 'a.jpg', jpeg(0xfe, 'by Stepwell'), 9],
    ['JPEG EXIF', 'a.jpg', jpeg(0xe1, 'Exif\0\0Stepwell\0'), 12],
    ['WebP EXIF', 'a.webp', webp('EXIF', 'II*\0Stepwell\0'), 24],
    ['WebP XMP', 'a.webp', webp('XMP ', '<x>Stepwell</x>'), 23],
    ['GIF comment', 'a.gif', gif, 16],
    ['UTF-16, little endian', 'a.bin', Buffer.concat([Buffer.from([0, 1, 2]), wide('by Stepwell!')]), 9],
    ['UTF-16, big endian', 'a.bin', Buffer.concat([Buffer.from([0, 1, 2]), wide('by Stepwell!').swap16()]), 10],
    ['PDF', 'a.pdf', Buffer.from('%PDF-1.7\n\0/Author (Stepwell)'), 19],
  ])('%s', async (_name, file, bytes, offset) => {
    expect(await scan({ [file]: bytes })).toMatchObject([{ file, place: 'content', offset, ...name }]);
  });

  test('packed text of an image', async () => {
    const image = png(['zTXt', Buffer.concat([Buffer.from('Author\0\0'), deflateSync('by Stepwell')])]);
    expect(await scan({ 'a.png': image })).toMatchObject([
      { file: 'a.png', place: 'unpacked', packing: 'zTXt chunk at 12', offset: 3, ...name },
    ]);
  });

  test.each([
    ['gzip', 'a.html.gz', gzipSync(packedPage)],
    ['brotli', 'a.html.br', brotliCompressSync(packedPage)],
  ])('%s', async (packing, file, bytes) => {
    expect(await scan({ [file]: bytes })).toMatchObject([
      { file, place: 'unpacked', packing, offset: 4, line: 2, column: 1, ...name },
    ]);
  });

  test('a brand file of another variant', async () => {
    const content = { 'public/brand/stepwell.svg': '<svg><path d="M0 0"/></svg>' };
    const leaks = await scan({ 'images/sign.svg': '<svg><path d="M0 0"/></svg>' }, { content });
    expect(leaks).toMatchObject([
      {
        file: 'images/sign.svg',
        kind: 'digest',
        term: '/brand/stepwell.svg',
        source: { variant: 'default', key: 'brand.logo.light' },
      },
    ]);
  });

  test('the drawing of another brand, written otherwise and inside other files', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M2 1 L9 9 L33 2 Z"/></svg>';
    const content = { 'public/brand/stepwell.svg': drawing };
    const copy = "<?xml version='1.0'?>\n<svg  viewBox='0 0 40 10'>\n<path d='M2 1 L9 9 L33 2 Z' /></svg>\n";
    const base64 = Buffer.from(copy).toString('base64');
    const files = {
      'a.svg': copy,
      'b.html': `<p><svg class="sign"><path fill="red" d="M2 1 L9 9 L33 2 Z"></path></svg>`,
      'c.css': `a { background: url(data:image/svg+xml;base64,${base64}) }`,
      'd.css': `a { background: url("data:image/svg+xml,${encodeURIComponent(copy)}") }`,
      'e.html': '<svg><path d="M2 1 L9 9 L34 2 Z"></path></svg>',
    };
    const leaks = await scan(files, { content });
    expect(leaks.map(({ file }) => file)).toEqual(['a.svg', 'b.html', 'c.css', 'd.css']);
    expect(leaks[0]?.source).toEqual({ variant: 'default', key: 'brand.logo.light' });
  });

  test('a short name is not found in noise, but in text', async () => {
    const box = variantOf('box', 'site: https://connect.bx.example\nbrand: { name: Bxq }\n');
    const noise = Buffer.from([0, 200, 0x42, 0x78, 0x71, 200, 0]);
    expect(await scan({ 'a.bin': noise }, { others: [box] })).toEqual([]);
    expect(
      await scan({ 'a.bin': Buffer.concat([noise, Buffer.from('made by Bxq today')]) }, { others: [box] }),
    ).toHaveLength(1);
  });
});

describe('names of files and folders', () => {
  test('a file', async () => {
    expect(await scan({ 'images/stepwell-logo.png': 'x', 'stepwell.ico': 'y' })).toMatchObject([
      { file: 'images/stepwell-logo.png', place: 'name', offset: 7, ...name },
      { file: 'stepwell.ico', place: 'name', offset: 0, ...name },
    ]);
  });

  test('a folder is said once', async () => {
    expect(await scan({ 'stepwell/a.txt': '', 'stepwell/b.txt': '' })).toHaveLength(1);
  });
});

test('a leak in a long file is found at its place, wherever it stands', async () => {
  const line = `${'x'.repeat(1000)}\n`;
  for (const lines of [1045, 1048, 3200]) {
    const before = line.repeat(lines);
    expect(await scan({ 'a.txt': `${before}é Stepwell ${line.repeat(50)}` })).toMatchObject([
      {
        offset: before.length + 3,
        line: lines + 1,
        column: 3,
        excerpt: expect.stringContaining('é Stepwell xxx') as string,
      },
    ]);
  }
});

test('a pattern is found wherever it matches', async () => {
  const strict = variantOf('acme', `${acmeSource}forbidden: ['/\\bcase-\\d+\\b/i']\n`);
  const files = { 'a.txt': 'É see CASE-42.', 'b.html': '<p>c&#97;se-4<b>2</b></p>', 'c.txt': 'showcase-4' };
  expect(await scan(files, { variant: strict })).toMatchObject([
    { file: 'a.txt', offset: 7, term: '/\\bcase-\\d+\\b/i', source: { variant: 'acme', key: 'forbidden' } },
    { file: 'b.html', offset: 3 },
  ]);
});

test('the line of the content is named', async () => {
  const content = { 'content/guides/lattice/api-key.mdx': '---\ntitle: x\n---\n\nThe stepwell hub.\n' };
  const [leak] = await scan({ 'guides/lattice/api-key/index.html': '<p>The Stepwell Hub.' }, { content });
  expect(leak?.origin).toEqual({ path: 'guides/lattice/api-key.mdx', line: 5 });
});

describe('no leak', () => {
  test.each([
    ['a word of fewer letters', 'a step, stepwel, tepwell'],
    ['another host', 'https://mydocs-step.example'],
    ['own names', 'Acme, help@acme.example, https://connect.acme.example/'],
    ['words of a name apart', 'a step. Well, the hub'],
  ])('%s', async (_name, text) => {
    expect(await scan({ 'index.html': text })).toEqual([]);
  });

  test('terms of a search index that stand beside each other', async () => {
    const others = [variantOf('other', 'site: https://o.example\nbrand: { name: Tally Ho }\n')];
    expect(await scan({ 'assets/search.json': '{"terms":"tag,tally,ho,token"}' }, { others })).toEqual([]);
    expect(await scan({ 'assets/search.json': '{"title":"tag tally ho token"}' }, { others })).toHaveLength(1);
  });

  test('the vendor’s word inside the own name or host', async () => {
    const own = variantOf('own', 'site: https://acme.stepwell.example\nbrand: { name: Acme on Stepwell }\n');
    const files = { 'a.html': 'Acme on Stepwell, <b class="acme-on-stepwell">https://acme.stepwell.example/x</b>' };
    expect(await scan(files, { variant: own })).toEqual([]);
    expect(await scan({ 'a.html': 'Only Stepwell' }, { variant: own })).toMatchObject([name]);
  });

  test('an included provider', async () => {
    const providers = [{ id: 'northwind', name: 'Northwind' }];
    expect(await scan({ 'guides/northwind/index.html': 'Connect Northwind' }, { providers })).toEqual([]);
    expect(await scan({ 'a.html': 'Northwind Link' }, { providers })).toHaveLength(1);
  });

  test('what the variant allows, and there only', async () => {
    const lenient = variantOf(
      'acme',
      `${acmeSource}allow: [{ term: Northwind, in: 'guides/**', why: it is a provider too }]\n`,
    );
    const files = { 'guides/a.html': 'Northwind', 'b.html': 'Northwind' };
    expect((await scan(files, { variant: lenient })).map(({ file }) => file)).toEqual(['b.html']);
  });

  test.each([
    ['CSS', 'a.css', 'a { background: linear-gradient(red, blue); transition: all 1s linear }'],
    ['a property of CSS', 'a.css', '@media print { a { inset-linear-start: 0 } }'],
    ['a part that a browser names', 'a.css', 'a::-webkit-linear-marker { color: red }'],
    ['a style element', 'a.html', '<style>a { background: linear-gradient(red, blue) }</style>'],
    ['a style attribute', 'a.html', '<p style="transition: linear 1s">x</p>'],
    ['an SVG element', 'a.svg', '<svg><linearGradient id="a"/></svg>'],
    ['a script', 'a.js', 'const linear = (x) => x; ease.linear(1)'],
    ['a style in a script', 'a.js', 'a(`[hidden]{transition:all 1s linear}`)'],
    ['a name of several words in a script', 'a.js', 'const isLinear = 1; export { isLinear }'],
    ['a name with capitals in a script', 'a.js', 'x instanceof HTMLLinear'],
    ['a name that is kept to itself in a script', 'a.js', 'this._linear = 1'],
    ['a name of the site’s own', 'a.css', '.guide-linear { color: red }'],
    ['the name of a bundle', 'assets/linear-part.Ab12_-Cd.js', 'import("./linear-part.Ab12_-Cd.js")'],
    ['a sample of a style', 'a.html', '<pre><code>a { transition: all 1s linear; }</code></pre>'],
    ['a name of code', 'a.html', '<p class="linear" data-linear>x</p>'],
    ['a class', 'a.css', '.linear { --linear-start: 0 } linear-card:hover, a[data-linear] { color: red }'],
    ['a sentence', 'a.html', '<p>The scale is linear: a linear one.</p>'],
    ['markup in JSON', 'a.json', '{"html":"<linearGradient id=\\"a\\">"}'],
  ])('an ordinary word in %s', async (_name, file, text) => {
    expect(await scan({ [file]: text }, { others: [linear] })).toEqual([]);
  });

  test('what HTTP, policies and published data are written in', async () => {
    const others = ['Frame', 'Origin'].map((brand) =>
      variantOf(brand.toLowerCase(), `site: https://${brand.toLowerCase()}-x.example\nbrand: { name: ${brand} }\n`),
    );
    const headers =
      "/*\n  Content-Security-Policy: frame-ancestors 'none'\n  Cross-Origin-Opener-Policy: same-origin\n";
    expect(await scan({ _headers: headers, 'a.css': ':root { --origin: "x" }' }, { others })).toEqual([]);
    expect(await scan({ _headers: '/*\n  X-Made-By: Frame, Origin\n' }, { others })).toHaveLength(2);
  });

  test('the name of an element or attribute that a script makes, but not one in a text', async () => {
    const others = [variantOf('label', 'site: https://connect.lbl.example\nbrand: { name: Label }\n')];
    expect(
      await scan({ 'a.js': 'a("label").b(`aria-label`)', 'a.css': 'a[label] { color: red }' }, { others }),
    ).toEqual([]);
    expect(await scan({ 'a.js': 'a("Label").b(`by Label`)' }, { others })).toHaveLength(2);
  });

  test.each([
    ['text', 'a.html', '<p>Made with Linear</p>'],
    ['a string of a style', 'a.css', 'a::after { content: "by Linear" }'],
    ['a title', 'a.html', '<p title="By Linear">x</p>'],
    ['a picture', 'linear.png', ''],
    ['words after a colon', 'a.js', 'a("color: made by Linear; and so on")'],
    ['a string', 'a.js', 'a("Linear")'],
    ['data', 'a.json', '{"name":"Linear"}'],
    ['a host in a style', 'a.css', 'a { background: url(https://connect.lnr.example/a.png) }'],
  ])('but one in %s is', async (_name, file, text) => {
    expect(await scan({ [file]: text }, { others: [linear] })).toHaveLength(1);
  });
});
