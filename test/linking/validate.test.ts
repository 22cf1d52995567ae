import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LinkField } from '../../src/linking/protocol/define.ts';
import { sayFrom } from '../../src/linking/state/say.ts';
import { visibleFields } from '../../src/linking/state/state.ts';
import { validate } from '../../src/linking/state/validate.ts';
import { en } from '../../src/workspace/messages/en.ts';
import { fuzzRuns } from '../fuzz-runs.ts';

const say = sayFrom(Object.fromEntries(Object.entries(en).map(([key, text]) => [key.replace(/^link\./u, ''), text])));
const field = (more: Partial<LinkField>): LinkField => ({
  key: 'k',
  label: 'Key',
  type: 'text',
  secret: false,
  required: true,
  ...more,
});
const problem = (more: Partial<LinkField>, value: string): string | undefined =>
  validate([field(more)], new Map([['k', value]]), say).get('k');

const long = 'x'.repeat(200_001);
const options = [{ value: 'a', label: 'A' }];

test.each<readonly [field: Partial<LinkField>, value: string, message: string | undefined]>([
  [{}, 'x', undefined],
  [{}, '', 'Enter “Key”'],
  [{}, '  \u200B ', 'Enter “Key”'],
  [{ required: false }, '', undefined],
  [{ required: false }, '  ', undefined],
  [{ isKept: true, secret: true }, '', undefined],
  [{}, long, '“Key” is too long. Check that you copied the right value'],
  [{ type: 'select', options }, '', 'Choose “Key”'],
  [{ type: 'select', options }, 'b', 'Choose “Key”'],
  [{ type: 'select', options }, 'a', undefined],
  [{ type: 'file' }, '', 'Choose a file for “Key”'],
  [{ type: 'number' }, '4.2', undefined],
  [{ type: 'number' }, '4,2', '“Key” must be a number, such as 42'],
  [{ type: 'number' }, '0x10', '“Key” must be a number, such as 42'],
  [{ format: 'email' }, 'a@example.com', undefined],
  [{ format: 'email' }, 'a@example', 'Enter “Key” as an email address, such as name@example.com'],
  [{ format: 'email' }, 'a@b@example.com', 'Enter “Key” as an email address, such as name@example.com'],
  [{ format: 'url' }, 'https://example.com/a', undefined],
  [{ format: 'url' }, 'example.com', 'Enter “Key” as a web address, such as https://company.example.com'],
  [{ format: 'url' }, 'javascript:alert(1)', 'Enter “Key” as a web address, such as https://company.example.com'],
  [{ format: 'hostname' }, 'a.example.com', undefined],
  [{ format: 'hostname' }, '-a.example.com', 'Enter “Key” without https://, such as company.example.com'],
  [{ format: 'uuid' }, '6F9619FF-8B86-D011-B42D-00CF4FC964FF', undefined],
  [{ format: 'uuid' }, '6F9619FF', en['link.field.uuid'].replace('{label}', 'Key')],
  [{ format: 'uuid', message: 'Copy it again.' }, '6F9619FF', 'Copy it again.'],
  [{ pattern: '^pat' }, 'pat-1', undefined],
  [{ pattern: '^pat' }, ' "pat-1" ', undefined],
  [{ pattern: '^pat' }, 'key-1', '“Key” does not look right. Copy it again'],
  [{ pattern: '^pat', message: 'It begins with pat.' }, 'key-1', 'It begins with pat.'],
  // What the endpoint got wrong does not keep anybody from sending.
  [{ pattern: '(' }, 'anything', undefined],
  // A pattern of an endpoint is not tried on what it could take forever for.
  [{ pattern: '^pat' }, 'x'.repeat(5000), undefined],
])('%j %#', (more, value, message) => {
  expect(problem(more, value)).toBe(message);
});

test('no message says “invalid” or “please”', () => {
  for (const [key, text] of Object.entries(en))
    if (/^link(?:ing)?\./u.test(key)) expect([key, text]).not.toEqual([key, expect.stringMatching(/invalid|please/iu)]);
});

test('only what is shown is checked, in the order of the form, and circles show', () => {
  const fields = [
    field({ key: 'b', label: 'B', visibleWhen: { key: 'a', equals: 'on' } }),
    field({ key: 'a', label: 'A' }),
    field({ key: 'c', label: 'C', visibleWhen: { key: 'b', present: true } }),
    field({ key: '__proto__', label: 'P', visibleWhen: { key: 'a', in: ['on', 'off'] } }),
  ];
  const keys = (values: Readonly<Record<string, string>>): string[] => [
    ...validate(fields, new Map(Object.entries(values)), say).keys(),
  ];
  expect(keys({})).toEqual(['a']);
  expect(keys({ a: 'on' })).toEqual(['b', '__proto__']);
  expect(keys({ a: 'off', b: 'left over' })).toEqual(['__proto__']);
  const circle = [
    field({ key: 'a', visibleWhen: { key: 'b', present: false } }),
    field({ key: 'b', visibleWhen: { key: 'a', present: false } }),
  ];
  expect(visibleFields(circle, new Map()).length).toBeGreaterThan(0);
});

test('whatever fields and values there are, it ends', () => {
  const name = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
  const someField = fc.record({
    key: name,
    type: fc.constantFrom('text' as const, 'password' as const, 'number' as const, 'select' as const, 'file' as const),
    required: fc.boolean(),
    pattern: fc.oneof(fc.string(), fc.constant('^\\S+$')),
    visibleWhen: fc.record({ key: name, present: fc.boolean() }),
  });
  fc.assert(
    fc.property(fc.array(someField, { maxLength: 6 }), fc.array(fc.tuple(name, fc.string())), (drafts, values) => {
      const fields = drafts.map((draft) => field(draft));
      const entered = new Map(values);
      const shown = new Set(visibleFields(fields, entered).map(({ key }) => key));
      for (const key of validate(fields, entered, say).keys()) expect(shown).toContain(key);
    }),
    fuzzRuns(100),
  );
});

test('a pattern is not tried on a long value', () => {
  const slow = '^(?:\\w+\\s?)+$';
  expect(problem({ pattern: slow }, `${'a'.repeat(1100)}!`)).toBeUndefined();
});
