/** Mistakes in words that the schema takes, and that mean nothing or something else. */
import { describe, expect, test } from 'vitest';
import { check, compile, compileProvider, compileVariant, type Diagnostic } from '../../src/engine/index.ts';

const head = '---\ntitle: T\ndescription: D.\nrequires: []\n---\n\n';

function say({ code, position, hint }: Diagnostic): string {
  return `${code} ${position?.start.line}:${position?.start.column} ${hint}`;
}

function fieldsWith(...fields: string[]): Diagnostic[] {
  const source = `name: X\nconnections:\n  api-key:\n    fields:\n${fields.map((field) => `      - ${field}\n`).join('')}`;
  return [...compileProvider({ source, path: 'guides/x/provider.yaml' }).diagnostics];
}

test.each(['al', 'All', '', 'none'])('scopesMatch="%s" is neither of its words', (word) => {
  const source = `${head}<Steps>\n<Step title="S" scopes="a b" scopesMatch="${word}">x</Step>\n</Steps>\n`;
  const found = compile({ source, path: 'x.mdx' }).diagnostics;
  expect(found.map(({ code, position }) => [code, position?.start.line])).toEqual([['attribute-invalid', 8]]);
  if (word === 'al') expect(found[0]?.message).toContain('did you mean `all`');
});

test.each([
  '![ ](https://a.example/k.png)',
  '<img src="https://a.example/k.png" alt="  " />',
  '![ ][k]\n\n[k]: https://a.example/k.png',
])('blanks do not say what a picture shows: %s', (picture) => {
  const source = `${head}<Steps>\n<Step title="S">\n\n${picture}\n\n</Step>\n</Steps>\n`;
  expect(compile({ source, path: 'x.mdx' }).diagnostics.map(({ code }) => code)).toEqual(['image-alt-missing']);
});

test.each([
  "{% include 'keys.md' %}",
  '{{< include "keys.md" >}}',
  '--8<-- "keys.md"',
  '.. include:: keys.md',
  '!include keys.md',
  '<Snippet file="keys.md" />',
])('the text of another file that is not read is said to be missing: %s', (line) => {
  const source = `# Connect N\n\n> D.\n\n## Steps\n\n1. Open it.\n\n${line}\n\n2. Copy it.\n`;
  const found = compile({ source, path: 'x.md' }).diagnostics.filter(({ code }) => code === 'partial-missing');
  expect(found.map(({ position, message }) => [position?.start.line, message])).toEqual([
    [9, expect.stringContaining('`keys.md`')],
  ]);
  const fenced = compile({ source: source.replace(line, `\`\`\`\n${line}\n\`\`\``), path: 'x.md' });
  expect(fenced.diagnostics.map(({ code }) => code)).not.toContain('partial-missing');
});

describe('provider.yaml', () => {
  test('a number among options is told as it is written', () => {
    expect(fieldsWith('{ key: a, label: A, type: select, options: [1.10, x] }').map(say)).toEqual([
      "value-invalid 5:53 Put it in quotes, as in `'1.10'`.",
    ]);
  });

  test('visibleWhen names a field of the method', () => {
    expect(
      fieldsWith('{ key: region, label: R }', '{ key: host, label: H, visibleWhen: { key: regoin, equals: eu } }').map(
        say,
      ),
    ).toEqual(['field-unknown 6:52 Did you mean `region`?']);
    expect(
      fieldsWith('{ key: host, label: H, visibleWhen: { key: host, present: true } }').map(({ code }) => code),
    ).toEqual(['field-unknown']);
  });

  test('a select has options, and nothing else has', () => {
    expect(
      fieldsWith('{ key: a, label: A, type: select }', '{ key: b, label: B, type: select, options: [] }').map(
        ({ code, position }) => [code, position?.start.line],
      ),
    ).toEqual([
      ['value-missing', 5],
      ['value-missing', 6],
    ]);
    expect(
      fieldsWith('{ key: a, label: A, options: [x] }').map(({ code, position }) => [code, position?.start.line]),
    ).toEqual([['value-invalid', 5]]);
    expect(fieldsWith('{ key: a, label: A, type: select, options: [x] }')).toEqual([]);
  });

  test.each([
    ['^(a+)+$', 'pattern-slow'],
    ['^[a-z$', 'pattern-invalid'],
    ['\\-', 'pattern-invalid'],
    ['^\\_a$', 'pattern-invalid'],
  ])('the pattern %s', (pattern, code) => {
    expect(fieldsWith(`{ key: a, label: A, pattern: '${pattern}' }`).map((found) => found.code)).toEqual([code]);
  });

  test('the step of a field is one of its guide, and the logo is there', () => {
    const logo = 'logo: { src: /logos/x.svg, license: MIT, source: https://x.test }';
    const fields = '{ key: a, label: A, step: copy-kye }, { key: b, label: B, step: copy-key }';
    const path = 'guides/x/provider.yaml';
    const { value: provider } = compileProvider({
      source: `name: X\n${logo}\nconnections: { api-key: { fields: [${fields}] } }\n`,
      path,
    });
    if (!provider) throw new Error('Cannot compile');
    const { guide } = compile({
      source: `${head}<Steps><Step title="S" id="copy-key">x</Step></Steps>`,
      path: 'guides/x/api-key.mdx',
      provider,
    });
    const found = check(guide ? [guide] : [], { providers: [{ path, provider }], hasFile: () => false });
    expect(found.map((each) => `${each.path} ${each.code} ${each.hint}`)).toEqual([
      `${path} image-missing Put it into \`public/\`, or correct the path.`,
      `${path} step-unknown Did you mean \`copy-key\`?`,
    ]);
    expect(check([], { providers: [{ path, provider }], hasFile: () => true })).toEqual([]);
  });
});

describe('brand', () => {
  test.each([
    ['font', 'Inter; } body { display: none'],
    ['font', '"Inter"'],
    ['font', "Inter', url(x)"],
    ['font', 'Inter, url(https://x.test)'],
    ['font', 'Inter\\3b'],
    ['radius', '8px; color: red'],
    ['radius', 'calc(1px)'],
  ])('%s: %s', (key, value) => {
    const source = `site: https://x.test\nbrand:\n  name: X\n  ${key}: ${JSON.stringify(value)}\n`;
    const found = compileVariant({ source, path: 'variants/x.yaml' }).diagnostics;
    expect(found.map(({ code, position }) => [code, position?.start.line])).toEqual([['value-invalid', 4]]);
  });

  test('names of fonts and a length are fine', () => {
    const source =
      'site: https://x.test\nbrand: { name: X, font: "Inter, Noto Sans JP, sans-serif", radius: 0.5rem }\n';
    expect(compileVariant({ source, path: 'variants/x.yaml' }).diagnostics).toEqual([]);
  });
});
