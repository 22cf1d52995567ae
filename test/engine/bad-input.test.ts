import { describe, expect, test } from 'vitest';
import {
  compile,
  compilePage,
  compileProvider,
  compileVariant,
  type Diagnostic,
  render,
} from '../../src/engine/index.ts';

const head = '---\ntitle: T\ndescription: D.\nrequires: []\n---\n\n';
const steps = '\n\n<Steps>\n<Step title="S">x</Step>\n</Steps>\n';

function say({ code, position }: Diagnostic): string {
  return position ? `${code} ${position.start.line}:${position.start.column}` : code;
}

function mistakes(source: string | Uint8Array, path = 'x.mdx'): string[] {
  return compile({ source, path }).diagnostics.map(say);
}

describe('files that are no guides', () => {
  test.each([
    ['empty', ''],
    ['blank', ' \n\t\r\n '],
    ['only a byte order mark', '\u{feff}'],
  ])('%s', (_name, source) => {
    for (const run of [compile, compilePage, compileProvider, compileVariant]) {
      expect(run({ source, path: 'x/x.mdx' }).diagnostics.map(say)).toEqual(['source-empty']);
    }
    expect(mistakes(new TextEncoder().encode(source))).toEqual(['source-empty']);
  });

  test.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['Latin-1', new Uint8Array([0x63, 0x61, 0x66, 0xe9])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0x00])],
    ['half a character at the end', new Uint8Array([0x61, 0xf0, 0x9f])],
  ])('%s', (_name, source) => {
    expect(mistakes(source)).toEqual(['source-binary']);
    expect(compileProvider({ source, path: 'x/provider.yaml' }).diagnostics.map(say)).toEqual(['source-binary']);
  });

  test('a control character in a text', () => {
    expect(mistakes(`${head}a\u{1}b`)).toEqual(['source-binary']);
  });

  test('10 MB are not read', () => {
    expect(mistakes('word '.repeat(2_000_000))).toEqual(['source-too-large']);
    expect(mistakes(new Uint8Array(10_000_000).fill(97))).toEqual(['source-too-large']);
  });

  test('a byte order mark and CRLF do not move places', () => {
    expect(mistakes(`\u{feff}${head}Hello {nobody.knows}${steps}`.replace(/\n/gu, '\r\n'))).toEqual([
      'token-unknown 7:7',
    ]);
  });
});

describe('frontmatter', () => {
  test('titles and descriptions of several lines are said in one', () => {
    const source = String.raw`---
title: "One\ntwo\r\nthree\u2028four\u0085five"
description: |
  First
  second
requires: ["a\nb"]
---

<Section title="Six
  seven">
<Steps>
<Step title="Eight
  nine">x</Step>
</Steps>
</Section>
`;
    const { guide } = compile({ source, path: 'x.mdx' });
    expect(guide).toMatchObject({
      title: 'One two three four five',
      description: 'First second',
      requires: ['a b'],
      sections: [{ title: 'Six seven', content: [{ steps: [{ title: 'Eight nine' }] }] }],
    });
    expect(guide && render(guide, 'markdown')).toContain('\n# One two three four five\n');
  });

  test.each([
    ['broken YAML', '---\ntitle: [a\n---\n\nx', 'x.mdx', 'frontmatter-invalid 3:1'],
    ['a tab as indentation', '---\ntitle: T\nverified:\n\ton: x\n---\n\nx', 'x.mdx', 'frontmatter-invalid 4:'],
    ['never ended', '---\ntitle: T\n\n## Section\n', 'x.mdx', 'frontmatter-invalid 1:1'],
    [
      'the wrong type',
      '---\ntitle: T\ndescription: D\nrequires: { a: b }\n---\n\n## S\n\n1. x',
      'x.mdx',
      'value-invalid 4:',
    ],
    [
      'an unknown key',
      '---\ntitle: T\ndescription: D\nrequires: []\nfoo: 1\n---\n\n## S\n\n1. x',
      'x.mdx',
      'key-unknown 5:1',
    ],
    [
      'another method than the file',
      '---\ntitle: T\ndescription: D\nmethod: { id: other }\n---\n\n## S\n\n1. x',
      'x.mdx',
      'method-mismatch 4:',
    ],
    [
      'no date',
      '---\ntitle: T\ndescription: D\nverified: { on: 2026-13-01, against: console }\n---\n\n## S\n\n1. x',
      'x.mdx',
      'value-invalid 4:',
    ],
  ])('%s', (_name, source, path, expected) => {
    expect(mistakes(source, path).filter((said) => said.startsWith(expected))).toHaveLength(1);
  });

  test.each(['123', '{ a: b }', '[a]'])('a title or description %s is wrong, not missing', (value) => {
    const yaml = (key: string): string =>
      `---\ntitle: ${key === 'title' ? value : 'T'}\ndescription: ${key === 'title' ? 'D.' : value}\n---\n\nx`;
    for (const key of ['title', 'description']) {
      const found = [
        compile({ source: yaml(key), path: 'x.mdx' }),
        compilePage({ source: yaml(key), path: 'pages/x.mdx' }),
      ];
      const codes = found.map(({ diagnostics }) =>
        diagnostics.map(({ code }) => code).filter((code) => !code.startsWith('guide-')),
      );
      expect(codes).toEqual([['value-invalid'], ['value-invalid']]);
    }
  });

  test('aliases that blow up are not followed', () => {
    const bomb = Array.from(
      { length: 12 },
      (_, index) =>
        `a${index}: &a${index} [${Array.from({ length: 9 }, () => (index === 0 ? 'x' : `*a${index - 1}`)).join(', ')}]`,
    ).join('\n');
    expect(mistakes(`---\n${bomb}\n---\n\nx`)[0]).toContain('frontmatter-invalid');
    expect(compileProvider({ source: bomb, path: 'x/provider.yaml' }).diagnostics.map(say)[0]).toContain(
      'yaml-invalid',
    );
  });
});

describe('mistakes are told where they are', () => {
  test.each([
    ['an unclosed block', `${head}<Note>\n\nwords`, 'element-unclosed 7:1'],
    ['the innermost of several', `${head}<Steps>\n  <Step title="a">\n    words`, 'element-unclosed 8:3'],
    ['a closing tag too many', `${head}words\n\n</Note>${steps}`, 'element-unopened 9:1'],
    ['tags across paragraphs', `${head}words <b>bold\n\nstill</b> bold${steps}`, 'element-misnested 7:7'],
    ['a tag that never ends', `${head}words${steps}\n<Note title="x`, 'element-unfinished 13:1'],
    [
      'a value without its second quote',
      `${head}<Steps>\n<Step title="Only once>\nx\n</Step>\n<Step title="b" id="c">y</Step>\n</Steps>`,
      'attribute-unclosed 8:13',
    ],
    [
      'the same before another attribute',
      `${head}<Steps>\n<Step title="a id="b">\nx\n</Step>\n</Steps>`,
      'attribute-unclosed 8:13',
    ],
    [
      'the same over lines',
      `${head}<Steps>\n<Step\n  title='a\n  id='b'\n>\nx\n</Step>\n</Steps>`,
      'attribute-unclosed 9:9',
    ],
    [
      'the same in the last tag of all',
      `${head}<Steps>\n<Step title="a">x</Step>\n<Step title="Only once>\nx\n</Step>\n</Steps>`,
      'attribute-unclosed 9:13',
    ],
    ['an unknown block', `${head}<Warnung>x</Warnung>${steps}`, 'block-unknown 7:1'],
    ['an unknown attribute', `${head}<Note titel="x">x</Note>${steps}`, 'attribute-unknown 7:1'],
    ['a missing attribute', `${head}<Accordion>x</Accordion>${steps}`, 'attribute-missing 7:1'],
    ['an unknown variable', `${head}words\n{product.names} words${steps}`, 'token-unknown 8:1'],
    ['an expression', `${head}words {a + b}${steps}`, 'expression-unsupported 7:7'],
    ['a brace that never closes', `${head}words {a\n\nmore${steps}`, 'brace-literal 7:7'],
    ['a statement', `${head}import a from 'a'${steps}`, 'esm-unsupported 7:1'],
    ['a script', `${head}<script>x</script>${steps}`, 'element-unsafe 7:1'],
    ['an address that runs', `${head}[x](javascript:x)${steps}`, 'url-unsafe 7:1'],
    [
      'two ids',
      `${head}<Section title="A" id="a">${steps}</Section>\n\n<Section title="B" id="a">${steps}</Section>`,
      'id-duplicate 14:1',
    ],
    ['a step outside', `${head}<Step title="x">y</Step>`, 'step-outside-steps 7:1'],
  ])('%s', (_name, source, expected) => {
    expect(mistakes(source)).toEqual([expected]);
  });

  test('no step at all', () => {
    expect(mistakes(`${head}words`)).toEqual(['guide-without-steps']);
  });
});

describe('texts made to be slow', () => {
  const deep = 10_000;
  test.each([
    ['tags', '<div>'.repeat(deep), 'source-too-deep 7:'],
    ['closed tags', `${'<div>'.repeat(deep)}${'</div>'.repeat(deep)}`, 'source-too-deep 7:'],
    ['steps', '<Steps>\n<Step title="x">\n'.repeat(deep), 'source-too-deep'],
    ['quotes', `${'>'.repeat(deep)} x`, 'source-too-deep 7:1'],
    ['lists', `${'- '.repeat(deep)}x`, 'source-too-deep 7:1'],
    ['numbered lists', `${'1. '.repeat(deep)}x`, 'source-too-deep 7:1'],
    [
      'lists line by line',
      Array.from({ length: 600 }, (_, index) => `${'  '.repeat(index)}- x`).join('\n'),
      'source-too-deep',
    ],
  ])('%s', (_name, text, expected) => {
    expect(mistakes(head + text).join(', ')).toContain(expected);
  });

  test.each([
    ['brackets', '['.repeat(deep)],
    ['closed brackets', `${'['.repeat(3000)}${']'.repeat(3000)}`],
    ['images', '!['.repeat(3000)],
    ['emphasis', `${'*'.repeat(deep)}x`],
    ['runs of emphasis', '**x'.repeat(2000)],
    ['backticks', '`'.repeat(deep)],
    ['growing backticks', Array.from({ length: 300 }, (_, index) => '`'.repeat(index + 1)).join(' ')],
    ['less-than signs', '<'.repeat(deep)],
    ['less-than signs and letters', '<a '.repeat(3000)],
    ['braces', '{'.repeat(deep)],
    ['braces with line ends', '{\n'.repeat(3000)],
    ['tildes', '~'.repeat(deep)],
    ['entities', '&#'.repeat(deep)],
    ['comments', '<!--'.repeat(3000)],
    ['quotes of attributes', '<a b="'.repeat(3000)],
    ['a table of many columns', `|${'a|'.repeat(2000)}\n|${'-|'.repeat(2000)}\n|${'b|'.repeat(2000)}`],
    ['definitions', '[a]: b\n'.repeat(3000)],
    ['footnotes', '[^a]: [^a]\n\n'.repeat(500)],
    ['addresses', 'www.a.b/('.repeat(2000)],
  ])('%s', (_name, text) => {
    const { guide } = compile({ source: head + text, path: 'x.md' });
    if (guide) for (const format of ['html', 'markdown', 'json']) render(guide, format);
  });
});
