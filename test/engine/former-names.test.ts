import { describe, expect, test } from 'vitest';
import { applyEdits, compilePage, compileVariant, resolveVariants, view } from '../../src/engine/index.ts';

const head = 'site: https://acme.test\nbrand: { name: Acme }\n';
const path = 'variants/acme.yaml';

describe('the former key `tokens` of a variant', () => {
  test.each([
    ['tokens: { a.b: One }\n', 'variables: { a.b: One }\n'],
    ['# tokens: no\ntokens:\n  a.b: One\n', '# tokens: no\nvariables:\n  a.b: One\n'],
    ['"tokens":\n  a.b: One\n', '"variables":\n  a.b: One\n'],
    ["'tokens' : { a.b: One }\n", "'variables' : { a.b: One }\n"],
  ])('%j means the same, and is written anew', (former, today) => {
    const { value, diagnostics } = compileVariant({ source: head + former, path });
    const wanted = compileVariant({ source: head + today, path });
    expect(value).toEqual(wanted.value);
    expect(value?.variables['a.b']).toBe('One');
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['suggestion name-outdated']);
    expect(diagnostics[0]?.fix?.edits).toHaveLength(1);
    expect(applyEdits(head + former, diagnostics[0]?.fix?.edits ?? [])).toBe(head + today);
    expect(wanted.diagnostics).toEqual([]);
  });

  test('is found in JSON', () => {
    const source = '{"site":"https://acme.test","brand":{"name":"Acme"},"tokens":{"a.b":"One"}}';
    const { diagnostics } = compileVariant({ source, path });
    const fixed = applyEdits(source, diagnostics[0]?.fix?.edits ?? []);
    expect(compileVariant({ source: fixed, path })).toMatchObject({
      value: { variables: { 'a.b': 'One' } },
      diagnostics: [],
    });
  });

  test('is an error beside `variables`, which is the one that counts', () => {
    const source = `${head}variables: { a.b: One }\ntokens: { a.b: Two }\n`;
    const { value, diagnostics } = compileVariant({ source, path });
    expect(value?.variables['a.b']).toBe('One');
    expect(diagnostics).toMatchObject([
      { code: 'key-doubled', severity: 'error', position: { start: { line: 4, column: 1 } } },
    ]);
    expect(diagnostics[0]?.hint).toContain('Keep `variables`');
  });

  test('is a mistake anywhere else', () => {
    const { diagnostics } = compileVariant({ source: `${head}guides: { tokens: {} }\n`, path });
    expect(diagnostics.map(({ code }) => code)).toEqual(['key-unknown']);
  });

  test('gives places to what is wrong with its values', () => {
    const { diagnostics } = compileVariant({ source: `${head}tokens: { a.b: 1 }\n`, path });
    expect(diagnostics).toMatchObject([
      { code: 'name-outdated' },
      { code: 'value-invalid', message: expect.stringContaining('variables.a.b'), position: { start: { line: 3 } } },
    ]);
  });

  test.each([
    ['tokens', 'variables'],
    ['variables', 'tokens'],
    ['tokens', 'tokens'],
  ])('a base with `%s` and a variant with `%s` inherit as ever: no variable', (ofBase, ofOwn) => {
    const files = Object.entries({
      base: `${head}${ofBase}: { a.b: Base, c.d: Base }\nlocale: de\n`,
      own: `site: https://own.test\nbrand: { name: Own }\nextends: base\n${ofOwn}: { a.b: Own }\n`,
    }).map(([id, source]) => ({
      path: `variants/${id}.yaml`,
      ...compileVariant({ source, path: `variants/${id}.yaml` }),
    }));
    const own = resolveVariants(files).variants.find(({ variant }) => variant.id === 'own')?.variant;
    expect(own).toMatchObject({ locale: 'de', variables: { 'a.b': 'Own', 'product.name': 'Own' } });
    expect(own?.variables).not.toHaveProperty(['c.d']);
  });
});

describe('the former mark `tokens` of a fence', () => {
  const page = (fence: string): string => `---\ntitle: T\ndescription: Of {product.name}.\n---\n\n${fence}\n`;

  test.each([
    ['```sh tokens\n{product.name}\n```', '```sh variables\n{product.name}\n```'],
    ['~~~~ sh  a=1 tokens b\n{product.name}\n~~~~', '~~~~ sh  a=1 variables b\n{product.name}\n~~~~'],
    ['> ```tokens tokens\n> {product.name}\n> ```', '> ```tokens variables\n> {product.name}\n> ```'],
    [
      '<Note>\n  ```sh tokens\n  {product.name} <br>\n  ```\n</Note>',
      '<Note>\n  ```sh variables\n  {product.name} <br>\n  ```\n</Note>',
    ],
  ])('%j means the same, and is written anew', (former, today) => {
    const source = page(former);
    const { value: found, diagnostics } = compilePage({ source, path: 'a.mdx' });
    const wanted = compilePage({ source: page(today), path: 'a.mdx' });
    expect(found?.body).toEqual(wanted.value?.body);
    expect(JSON.stringify(found && view(found, { variant: acme() }).body)).toContain('Acme');
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['suggestion name-outdated']);
    const [edit] = diagnostics[0]?.fix?.edits ?? [];
    expect(applyEdits(source, diagnostics[0]?.fix?.edits ?? [])).toBe(page(today));
    expect(diagnostics[0]?.position?.start.offset).toBe(edit?.start);
    expect(wanted.diagnostics).toEqual([]);
  });

  test('counts where it is a word of its own, after the language', () => {
    const literal = ['```tokens\n{product.name}\n```', '```sh tokens=1\n{product.name}\n```'];
    for (const fence of literal) {
      const { value: found, diagnostics } = compilePage({ source: page(fence), path: 'a.mdx' });
      expect(diagnostics).toEqual([]);
      expect(JSON.stringify(found && view(found, { variant: acme() }).body)).not.toContain('Acme');
    }
  });
});

function acme(): NonNullable<ReturnType<typeof compileVariant>['value']> {
  const { value } = compileVariant({ source: head, path });
  if (!value) throw new Error('Cannot compile the variant');
  return value;
}
