import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cleaned, cleanUp } from '../../src/linking/state/clean-up.ts';
import type { LinkField } from '../../src/linking/protocol/define.ts';
import { fuzzRuns } from '../fuzz-runs.ts';

const text: LinkField = { key: 'k', label: 'K', type: 'text', secret: false, required: true };
const secret: LinkField = { ...text, type: 'password', secret: true };
const subdomain: LinkField = { ...text, prefix: 'https://', suffix: '.bamboohr.com' };
const path: LinkField = { ...text, prefix: 'https://github.com/' };

const table: readonly (readonly [field: LinkField, pasted: string, value: string, ...cleaned: Cleaned[]])[] = [
  [secret, 'abc', 'abc'],
  [secret, '', ''],
  [secret, '  abc\n', 'abc', 'blanks'],
  [secret, '\u00A0abc\u3000', 'abc', 'blanks'],
  [secret, 'a\u200Bb\uFEFFc\u00AD', 'abc', 'invisible'],
  [secret, '\u202Eabc\u2069', 'abc', 'invisible'],
  [secret, '"abc"', 'abc', 'quotes'],
  [secret, "'abc'", 'abc', 'quotes'],
  [secret, '“abc”', 'abc', 'quotes'],
  [secret, '„abc“', 'abc', 'quotes'],
  [secret, '`abc`', 'abc', 'quotes'],
  [secret, '"abc', '"abc'],
  [secret, '""', '""'],
  [secret, '"a","b"', '"a","b"'],
  [secret, 'Bearer abc', 'abc', 'bearer'],
  [secret, 'bearer   abc', 'abc', 'bearer'],
  [secret, 'Authorization: Bearer abc', 'abc', 'bearer'],
  [secret, 'Bearer', 'Bearer'],
  [secret, 'Bearerabc', 'Bearerabc'],
  [text, 'Bearer of news', 'Bearer of news'],
  [secret, ' "Bearer\u200B abc" ', 'abc', 'invisible', 'blanks', 'quotes', 'bearer'],
  [secret, 'a b', 'a b'],
  [{ ...secret, type: 'textarea' }, ' "a"\n"b" ', '"a"\n"b"', 'blanks'],
  [{ ...text, type: 'file' }, ' {} \n', ' {} \n'],
  [{ ...text, type: 'select' }, ' a ', ' a '],
  [subdomain, 'acme', 'acme'],
  [subdomain, 'acme.bamboohr.com', 'acme', 'address'],
  [subdomain, 'https://acme.bamboohr.com', 'acme', 'address'],
  [subdomain, 'https://acme.bamboohr.com/x', 'acme', 'address'],
  [subdomain, 'HTTPS://Acme.BambooHR.com:443/home?a=b#c', 'Acme', 'address'],
  [subdomain, 'http://acme.bamboohr.com', 'acme', 'address'],
  [subdomain, ' <https://acme.bamboohr.com> ', '<https://acme.bamboohr.com>', 'blanks'],
  [path, 'https://github.com/acme', 'acme', 'address'],
  [path, 'github.com/acme/repository', 'acme', 'address'],
  [path, 'acme', 'acme'],
];

describe('what comes along with a pasted value is taken off, and said', () => {
  test.each(table.map((row) => ({ row })))('$row.1', ({ row: [field, pasted, value, ...cleaned] }) => {
    const result = cleanUp(field, pasted);
    expect([result.value, result.note?.cleaned ?? []]).toEqual([value, cleaned]);
    if (result.note) expect(result.note.original).toBe(pasted);
  });
});

test.each([
  'https://acme.evil.com',
  'https://acme.bamboohr.com.evil.com',
  'https://evil.com/acme.bamboohr.com',
  'https://evil.com?acme.bamboohr.com',
  'https://evil.com#.bamboohr.com',
  'https://user@x.bamboohr.com',
  'https://a.b.bamboohr.com',
  'https://.bamboohr.com',
  'https://bamboohr.com',
  'https://-acme.bamboohr.com',
  'https://acmebamboohr.com',
  String.raw`https://evil.com\.bamboohr.com`,
  'ftp://acme.bamboohr.com',
  'https://ac me.bamboohr.com',
  'https://аcme.bamboohr.com',
])('a subdomain is never guessed: %s', (address) => {
  expect(cleanUp(subdomain, address)).toEqual({ value: address });
});

test('cleaning what is clean changes nothing, and no value is made of other characters', () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[ "'“”`\u200B]*(?:Bearer )?(?:https:\/\/)?[a-c.]{0,6}(?:\.bamboohr\.com)?[/?#@]?[ "'”`]*$/u),
  );
  fc.assert(
    fc.property(fc.constantFrom(text, secret, subdomain, path), value, (field, pasted) => {
      const once = cleanUp(field, pasted);
      let rest = pasted;
      for (const character of once.value) {
        const at = rest.indexOf(character);
        expect(at).not.toBe(-1);
        rest = rest.slice(at + character.length);
      }
      expect(once.note === undefined).toBe(once.value === pasted);
    }),
    fuzzRuns(1000),
  );
});
