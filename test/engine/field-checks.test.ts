import { describe, expect, test } from 'vitest';
import { checkFolder } from './check-folder.ts';

const path = 'guides/acme/provider.yaml';
// Put together, so that nothing that searches for secrets finds one here.
const github = ['ghp', ''].join('_');
const aws = ['AK', 'IA'].join('');
const select = '{ key: region, label: Region, type: select, options: [eu, us] }';

/** What is said of a form with these fields, a line each, the first at line 6. */
function said(...fields: readonly string[]): string[] {
  const source = `name: Acme\ncategory: crm\nconnections:\n  api-key:\n    fields:\n${fields.map((field) => `      - ${field}\n`).join('')}`;
  return checkFolder(new Map([[path, source]])).map(({ code, severity, position, message, hint }) => {
    const { line, column } = position?.start ?? {};
    return `${line}:${column} ${severity} ${code} ${message} ${hint}`;
  });
}

describe('a name that every object has', () => {
  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('is no key of a field: %s', (key) => {
    expect(said(`{ key: ${key}, label: A }`, '{ key: a, label: B }')).toEqual([
      expect.stringMatching(/^6:16 error value-invalid .*JavaScript has a meaning of its own for it\./u),
    ]);
  });

  test('is no action and no scope, and is lost nowhere in silence', () => {
    const source = `name: Acme
category: crm
actions: [{ id: valueOf, label: A }]
scopes: { __proto__: {}, toString: {} }
connections: { __proto__: { fields: [{ key: a, label: A }] } }
`;
    const found = checkFolder(new Map([[path, source]]));
    expect(found.map(({ code, position }) => `${position?.start.line}:${position?.start.column} ${code}`)).toEqual([
      '3:17 value-invalid',
      '4:11 key-unknown',
      '4:26 value-invalid',
      '5:16 key-unknown',
    ]);
  });
});

describe('a sound field', () => {
  test.each([
    '{ key: a, label: A }',
    '{ key: a, label: A, type: password, secret: true, placeholder: Paste the key }',
    '{ key: a, label: A, type: textarea, secret: true }',
    '{ key: a, label: A, type: file, secret: true }',
    "{ key: a, label: A, placeholder: pat…, pattern: '^pat[a-z]{10}$' }",
    "{ key: a, label: A, placeholder: sk-..., pattern: '^sk-[a-z]{10}$' }",
    "{ key: a, label: A, example: acme, pattern: '^[a-z]+$', suffix: .acme.test, format: hostname }",
    '{ key: a, label: A, example: ann@acme.test, format: email }',
    '{ key: a, label: A, example: https://acme.test/a?b, format: url }',
    '{ key: a, label: A, placeholder: 00000000-0000-0000-0000-000000000000, format: uuid }',
    '{ key: a, label: A, example: 3f2504e0-4f89-41d3-9a0c-0305e82c3301, format: uuid }',
    "{ key: a, label: A, type: number, example: '12345' }",
    '{ key: a, label: A, type: select, options: [eu, us], example: eu }',
    '{ key: a, label: A, type: password, secret: true, placeholder: xxxxxxxxxxxxxxxxxxxxxxxx1a }',
    '{ key: a, label: A, type: password, secret: true, example: your-key-1234567890abcdefg }',
  ])('%s', (field) => {
    expect(said(field)).toEqual([]);
  });

  test('that is shown for some values of another', () => {
    expect(said(select, '{ key: a, label: A, visibleWhen: { key: region, in: [us, eu] } }')).toEqual([]);
    expect(said(select, '{ key: a, label: A, visibleWhen: { key: region, present: true } }')).toEqual([]);
  });
});

describe('a field is wrong', () => {
  const cases: readonly (readonly [field: string, begin: string, words: string])[] = [
    ['{ key: a, label: A, type: select, options: [x, y, x] }', '6:59 error value-invalid', 'options.2'],
    [
      '{ key: a, label: A, type: select, options: [{ value: x, label: One }, { value: x, label: Two }] }',
      '6:79 error value-invalid',
      'another option has the same value',
    ],
    ['{ key: a, label: A, type: select }', '6:35 error value-missing', 'options'],
    ['{ key: a, label: A, type: select, options: [] }', '6:35 error value-missing', 'options'],
    ['{ key: a, label: A, options: [x] }', '6:29 error value-invalid', 'only a field of `type: select`'],
    ['{ key: a, label: A, secret: true }', '6:37 error secret-mismatch', 'Write `type: password`'],
    ['{ key: a, label: A, type: number, secret: true }', '6:51 error secret-mismatch', 'type: number'],
    ['{ key: a, label: A, type: password }', '6:35 error secret-mismatch', 'Write `secret: true`.'],
    ["{ key: a, label: A, example: A B, pattern: '^[a-z]+$' }", '6:38 warning example-mismatch', '`A B`'],
    ["{ key: a, label: A, placeholder: ABC, pattern: '^[a-z]+$' }", '6:42 warning example-mismatch', 'ends in `…`'],
    ['{ key: a, label: A, example: acme, format: email }', '6:38 warning example-mismatch', 'acme'],
    ['{ key: a, label: A, example: acme.test, format: url }', '6:38 warning example-mismatch', 'acme.test'],
    ["{ key: a, label: A, example: '1234', format: uuid }", '6:38 warning example-mismatch', '1234'],
    ['{ key: a, label: A, example: https://a.test, format: hostname }', '6:38 warning example-mismatch', 'https'],
    ['{ key: a, label: A, example: twelve, type: number }', '6:38 warning example-mismatch', 'twelve'],
    ['{ key: a, label: A, prefix: https://, format: url }', '6:37 error value-invalid', 'nothing beside it'],
    ["{ key: a, label: A, suffix: '@acme.test', format: email }", '6:37 error value-invalid', 'nothing beside it'],
    [
      '{ key: a, label: A, type: password, secret: true, placeholder: kQ8fL2vTz9WbX3mN7rYp }',
      '6:72 warning secret-literal',
      'looks like a secret',
    ],
    [
      `{ key: a, label: A, example: ${github}kQ8fL2vTz9WbX3mN7rYpkQ8fL2vTz9WbX3mN }`,
      '6:38 warning secret-literal',
      'a token of GitHub',
    ],
    [`{ key: a, label: A, placeholder: ${aws}Q8FL2VTZ9WBX3MN7 }`, '6:42 warning secret-literal', 'a key of AWS'],
    ['{ key: a, label: A, visibleWhen: { key: regoin } }', '6:49 error field-unknown', 'regoin'],
  ];
  test.each(cases)('%s', (field, begin, words) => {
    const [first, ...others] = said(field);
    expect(others).toEqual([]);
    expect(first).toMatch(new RegExp(`^${begin} `, 'u'));
    expect(first).toContain(words);
  });

  test('where it is shown for values that there are not', () => {
    expect(said(select, '{ key: a, label: A, visibleWhen: { key: region, equals: ue } }')).toEqual([
      expect.stringMatching(/^7:65 error value-invalid .*`region` has no such option, but `eu` and `us`/u),
    ]);
    expect(said(select, '{ key: a, label: A, visibleWhen: { key: region, in: [eu, asia] } }')).toEqual([
      expect.stringMatching(/^7:66 error value-invalid .*visibleWhen\.in\.1/u),
    ]);
  });

  test.each(['{ key: region }', '{ key: region, equals: eu, present: true }'])('where it is shown when %s', (when) => {
    expect(said(select, `{ key: a, label: A, visibleWhen: ${when} }`)).toEqual([
      expect.stringMatching(/^7:29 error value-invalid .*one of `equals`, `in` and `present`/u),
    ]);
  });

  test('where fields wait for each other', () => {
    const waiting = (key: string, other: string): string =>
      `{ key: ${key}, label: L, visibleWhen: { key: ${other}, present: true } }`;
    expect(said(waiting('a', 'b'), waiting('b', 'c'), waiting('c', 'a'), waiting('d', 'a'))).toEqual([
      expect.stringMatching(/^6:49 error field-cycle .*`a` → `b` → `c` → `a`/u),
      expect.stringMatching(/^7:49 error field-cycle .*`b` → `c` → `a` → `b`/u),
      expect.stringMatching(/^8:49 error field-cycle .*`c` → `a` → `b` → `c`/u),
    ]);
  });
});

describe('steps and forms', () => {
  const guide = (body: string): string =>
    `---\ntitle: Connect Acme\ndescription: Says how.\nmethod: { id: api-key, label: API key }\n---\n\n<Steps>\n<Step title="Copy it" id="copy">\n\n${body}\n\n</Step>\n</Steps>\n`;
  const check = (provider: string, body: string): string[] =>
    checkFolder(
      new Map([
        [path, `name: Acme\ncategory: crm\nconnections:\n${provider}`],
        ['guides/acme/api-key.mdx', guide(body)],
      ]),
    ).map(({ code, position }) => `${position?.start.line}:${position?.start.column} ${code}`);

  test('a step that is not there is said where it is named', () => {
    const fields = '  api-key:\n    fields:\n      - key: a\n        label: A\n        step: copi\n';
    expect(check(fields, 'Copy.')).toEqual(['8:15 step-unknown']);
    expect(check(fields.replace('copi', 'copy'), 'Copy.')).toEqual([]);
  });

  test('a form without a guide is said where it is named', () => {
    const fields = '  api-key: { fields: [] }\n  api-kee: { fields: [] }\n  setup/api-key: { fields: [] }\n';
    expect(check(fields, 'Copy.')).toEqual(['5:3 connection-unused', '6:3 connection-unused']);
  });
});
