import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/engine/index.ts';
import { createFolder, runScript, smallContent } from './run-command.ts';

const svg = (inner: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n  ${inner}\n  <path d="M0 0h9v9z"/>\n</svg>\n`;

function png(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
}

const publicFiles = {
  'public/logo.svg': svg('<title>Logo</title>'),
  'public/logo.png': png(200_000),
  'public/heavy.png': png(200_001),
  'public/script.svg': svg('<script>alert(1)</script>'),
  'public/handler.svg': svg('<g onclick="alert(1)"/>'),
  'public/elsewhere.svg': svg('<image href="https://evil.test/a.png"/>'),
  'public/foreign.svg': svg('<foreignObject><p>Hello</p></foreignObject>'),
  'public/page.png': '<!doctype html><title>Log in</title>',
  'public/inter.woff2': 'wOF2',
  'public/brands/sound/logo.svg': svg('<title>Logo</title>'),
};

/** What is wrong in a variant that begins with `site:` and `brand:` lines, and what is said of it. */
const cases: readonly (readonly [name: string, lines: string, ...expected: string[]])[] = [
  [
    'sound',
    '  logo: { light: /logo.svg, dark: /logo.png, alt: Logo }\n  favicon: /brands/sound/logo.svg\n  image: /logo.png\n  font: { family: Inter, src: /inter.woff2 }',
  ],
  ['key', 'serach: true', '4:1 key-unknown Did you mean `search`?'],
  ['hub-number', '  hub: 1984', "4:8 value-invalid Put it in quotes, as in `'1984'`."],
  ['hub-blank', "  hub: '  '", '4:8 value-invalid nothing of it can be seen'],
  ['hub-unseen', '  hub: "\\u200b"', '4:8 value-invalid nothing of it can be seen'],
  ['hub-lines', '  hub: "One\\nTwo"', '4:8 value-invalid it has to be one line'],
  ['color-unquoted', '  colors:\n    accent: #ff0000', '5:5 value-invalid one that begins with `#` stands in quotes'],
  ['glob-text', 'guides: { include: acme/* }', '4:20 value-invalid Write it in brackets'],
  ['message-blank', "messages: { home.title: 'For {prodcut}' }", '4:25 token-unknown Did you mean `{product}`?'],
  [
    'message-variable',
    "messages: { home.title: 'For {product.name}' }",
    '4:25 token-unknown Did you mean `{product}`?',
  ],
  ['message-product', "messages: { home.title: 'For {product}' }"],
  ['brand-key', '  colours: {}', '4:3 key-unknown Did you mean `colors`?'],
  [
    'no-logo',
    '  logo: { light: /lgoo.svg, alt: Logo }',
    '4:18 image-missing Put it into `public/`, or correct the path.',
  ],
  [
    'no-dark',
    '  logo: { light: /logo.svg, dark: /dark.svg, alt: Logo }',
    '4:35 image-missing Put it into `public/`, or correct the path.',
  ],
  ['no-favicon', '  favicon: /favicon.png', '4:12 image-missing Put it into `public/`, or correct the path.'],
  ['not-own', '  favicon: /brands/sound/logo.svg', '4:12 image-missing Put it into `public/`, or correct the path.'],
  ['no-image', '  image: /share.png', '4:10 image-missing Put it into `public/`, or correct the path.'],
  [
    'no-font',
    '  font: { family: Inter, src: /intre.woff2 }',
    '4:31 font-missing Put it into `public/`, or correct the path.',
  ],
  ['no-alt', '  logo: { light: /logo.svg }', '4:9 value-missing Write `alt: …`.'],
  [
    'blank-alt',
    "  logo: { light: /logo.svg, alt: ' ' }",
    '4:34 value-invalid The handbook lists every key and what it takes.',
  ],
  ['script', '  logo: { light: /script.svg, alt: Logo }', '4:18 svg-unsafe `<script>` on line 2'],
  ['handler', '  favicon: /handler.svg', '4:12 svg-unsafe the event handler `onclick` on line 2'],
  ['elsewhere', '  image: /elsewhere.svg', '4:10 svg-unsafe the address `https://evil.test/a.png` on line 2'],
  [
    'foreign',
    '  logo: { light: /logo.svg, dark: /foreign.svg, alt: Logo }',
    '4:35 svg-unsafe `<foreignObject>` on line 2',
  ],
  ['page', '  favicon: /page.png', '4:12 image-invalid `/page.png` is no picture'],
  ['heavy', '  favicon: /heavy.png', '4:12 image-too-large 200001 bytes; the limit is 200000'],
  [
    'grey',
    "  colors: { text: '#aaaaaa', background: '#ffffff' }",
    '4:19 contrast-low The nearest colour that passes is `#7',
  ],
  ['http-site', 'site: http://acme.test', '4:1 yaml-invalid'],
  [
    'http',
    "linking: { adapter: http, baseUrl: 'http://acme.test/link' }",
    '4:36 value-invalid it has to begin with `https://`',
  ],
  ['loopback', "linking: { adapter: http, baseUrl: 'http://localhost:3000/link' }"],
  ['include', "guides: { include: ['acme/*', 'acne/*'] }", '4:31 glob-unmatched Did you mean `acme/*`?'],
  ['exclude', "guides: { exclude: ['acme/api-kee'] }", '4:21 glob-unmatched Did you mean `acme/api-key`?'],
  ['provider', 'actions: { acne: [list] }', '4:12 provider-unknown Did you mean `acme`?'],
  ['loop', "variables:\n  a: '{b}'\n  b: '{a}'", '5:6 token-loop `{a}` → `{b}` → `{a}`'],
  [
    'no-variable',
    "variables: { note: 'Ask {support.name} or \\{nobody}', support.nmae: Ann }",
    '4:20 token-unknown Did you mean `{support.nmae}`?',
  ],
  ['self', "variables: { product.name: 'The {product.name}' }", '4:28 token-loop `{product.name}` → `{product.name}`'],
  ['variable', 'variables: { Product: X }', '4:14 value-invalid a variable is written `support.email`'],
  ['message', "messages: { nav.giudes: 'Anleitungen' }", '4:13 key-unknown Did you mean `nav.guides`?'],
  [
    'messages',
    "messages: { category.own: Own, method.hint.own: Own, providers.count.few: '{count}', nav.guides: All }",
  ],
  ['twin-one', ''],
  ['twin-two', 'site-of: twin-one', '1:7 site-duplicate Give each variant an address of its own'],
  ['forbidden', 'forbidden: [acme]', "4:13 forbidden-provider Write `allow: [{ term: 'acme', in: 'guides/acme/**'"],
  ['pattern', 'forbidden: [/\\bac.e/i]', "4:13 forbidden-provider Write `allow: [{ term: '/\\bac.e/i',"],
  [
    'pattern-allowed',
    "forbidden: [/\\bac.e/i]\nallow: [{ term: '/\\bac.e/i', in: 'guides/**', why: it is also a provider }]",
  ],
  ['broken-pattern', 'forbidden: ["/(/"]', '4:13 pattern-invalid'],
  ['allowed', "forbidden: [acme]\nallow: [{ term: Acme, in: 'guides/acme/**', why: it is also a provider }]"],
  ['excluded', "forbidden: [acme]\nguides: { exclude: ['acme/**'] }", '5:1 variant-empty Include some guides'],
  [
    'no-why',
    'forbidden: [acme]\nallow: [{ term: acme, in: "guides/**" }]',
    '5:9 value-missing Write `why: …`.',
    '4:13 forbidden-provider Write',
  ],
  [
    'blank-why',
    'forbidden: [acme]\nallow: [{ term: acme, in: "guides/**", why: "" }]',
    '5:45 value-invalid it is empty',
    '4:13 forbidden-provider Write',
  ],
  [
    'everywhere',
    "forbidden: [Umbrella]\nallow: [{ term: Umbrella, in: '**', why: it is a thing }]",
    '5:31 value-invalid it has to say which files',
  ],
  [
    'unused',
    'allow: [{ term: Umbrella, in: "guides/**", why: it is a thing }]',
    '4:17 allow-unused Correct the word, or delete the entry.',
  ],
  ['another', 'allow: [{ term: Sound, in: "guides/**", why: it is a word }]'],
  ['bad name!', '', '1:1 id-invalid Rename the file to `bad-name.yaml`.'],
  ['robots', 'robots: none', '4:9 value-invalid it has to be `index` or `noindex`'],
  ['locale', 'locale: not_a_language', '4:9 value-invalid it has to be a language'],
  ['base', 'extends: sonud', '4:10 extends-unknown Did you mean `sound`?'],
];

describe('a mistake in a variant is said with its place and a way out', () => {
  const folder = createFolder({
    ...smallContent,
    ...publicFiles,
    ...Object.fromEntries(
      cases.map(([name, lines]) => {
        const twin = /^site-of: (.*)$/u.exec(lines)?.[1];
        const site = `https://${twin ?? name.replace(/[^a-z-]/gu, '')}.test`;
        const written = `site: ${site}\nbrand:\n  name: ${name}\n${twin === undefined ? lines : ''}\n`;
        return [`content/variants/${name}.yaml`, written];
      }),
    ),
  });
  const { status, stdout, stderr } = runScript('check', ['--content', join(folder, 'content'), '--format', 'json']);
  const found = JSON.parse(stdout) as Diagnostic[];

  test('and nothing else is said', () => {
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(found.filter(({ path }) => !path.includes('/variants/'))).toEqual([]);
  });

  test.each(cases)('%s', (name, _lines, ...expected) => {
    // Most of these have no form, which is no mistake.
    const own = found.filter(({ path, code }) => path.endsWith(`/variants/${name}.yaml`) && code !== 'linking-missing');
    const said = own.map(({ position, code, message, hint }) => ({
      place: position ? `${position.start.line}:${position.start.column}` : '-',
      code,
      words: `${message} ${hint}`,
    }));
    const wanted = expected.map((line) => {
      const [, place, code, words] = /^(\S+) (\S+) ?(.*)$/u.exec(line) ?? [];
      return { place, code, words: expect.stringContaining(words ?? '') as string };
    });
    expect(said).toHaveLength(wanted.length);
    expect(said).toEqual(expect.arrayContaining(wanted));
  });
});

test('`--fix` writes the nearest colours that can be read', () => {
  const path = 'content/variants/acme.yaml';
  const source = `site: https://acme.test
brand:
  name: Acme Corp
  colors: { accent: "#88ccee", accentText: '#999999', text: &grey '#aaaaaa' }
`;
  const folder = createFolder({ ...smallContent, [path]: source });
  const { status } = runScript('check', ['--content', join(folder, 'content'), '--fix']);
  expect(status).toBe(0);
  const mended = readFileSync(join(folder, path), 'utf8');
  expect(mended).not.toMatch(/88ccee|999999|aaaaaa/u);
  expect(mended).toMatch(/accent: '#[\da-f]{6}', accentText: '#[\da-f]{6}', text: &grey '#[\da-f]{6}' \}/u);
});

test('`--fix` writes `variables` where `tokens` stands', () => {
  const path = 'content/variants/acme.yaml';
  const source = "site: https://acme.test\nbrand: { name: Acme Corp }\ntokens: { team: 'The {product.name} team' }\n";
  const page = 'content/pages/about.mdx';
  const prose = '---\ntitle: About\ndescription: About {product.name}.\n---\n\n```sh tokens\n{team}\n```\n';
  const folder = createFolder({ ...smallContent, [path]: source, [page]: prose });
  const { status } = runScript('check', ['--content', join(folder, 'content'), '--fix']);
  expect(status).toBe(0);
  expect(readFileSync(join(folder, path), 'utf8')).toBe(source.replace('tokens', 'variables'));
  expect(readFileSync(join(folder, page), 'utf8')).toBe(prose.replace('tokens', 'variables'));
});

test('two files of one variant are said, and nothing is made of either', () => {
  const written = (site: string): string => `site: https://${site}.test\nbrand: { name: ${site} }\n`;
  const folder = createFolder({
    ...smallContent,
    'content/variants/umbrella.yaml': written('one'),
    'content/variants/umbrella.yml': written('two'),
    'content/variants/Umbrella.yml': written('three'),
  });
  const content = join(folder, 'content');
  const said = (other: string): RegExp =>
    new RegExp(`variants/${other}:1:1 .* variant-duplicate\\n.*variants/Umbrella\\.yml\\b.*both the variant`, 'u');
  for (const [command, ...more] of [
    ['check'],
    ['render', join(content, 'guides/acme/api-key.mdx'), '--variant', 'umbrella'],
    ['build', '--out', join(folder, 'dist')],
  ] as const) {
    const { status, stdout, stderr } = runScript(command, ['--content', content, ...more]);
    expect(status).toBe(1);
    expect(stdout + stderr).toMatch(said('umbrella\\.yaml'));
    expect(stdout + stderr).toMatch(said('umbrella\\.yml'));
    expect(stdout + stderr).not.toContain('site-duplicate');
  }
  expect(readdirSync(folder)).toEqual(['content']);
});

test('the address of a site has no query, fragment or user', () => {
  const sites = ['https://a.test/?x=1', 'https://b.test/#x', 'https://user:word@c.test'];
  const folder = createFolder({
    ...smallContent,
    ...Object.fromEntries(
      sites.map((site, index) => [
        `content/variants/v${index}.yaml`,
        `site: ${site}\nbrand: { name: Brand${index} }\n`,
      ]),
    ),
  });
  const { stdout } = runScript('check', ['--content', join(folder, 'content'), '--format', 'json']);
  const said = (JSON.parse(stdout) as Diagnostic[]).map(({ code, position }) => `${code} ${position?.start.column}`);
  expect(said).toEqual(sites.map(() => 'value-invalid 7'));
});
