import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileVariant, type Variant } from '../../src/engine/index.ts';
import { collectTerms } from '../../src/leaks/terms/collect-terms.ts';
import { createTermFinder, type TermHit } from '../../src/leaks/terms/find-terms.ts';
import type { ForbiddenTerm } from '../../src/leaks/terms/forbidden-term.ts';
import { createTermIndex } from '../../src/leaks/terms/term-index.ts';
import type { Language } from '../../src/leaks/texts/language.ts';
import { createTermAutomaton, createTermMatcher } from '../../src/leaks/terms/term-matcher.ts';
import { fuzzRuns } from '../fuzz-runs.ts';

const runs = fuzzRuns(500);

/** One character of a text. */
const oneOf = (text: string): fc.Arbitrary<string> => fc.constantFrom(...(text.match(/[^]/gu) ?? []));

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function forbidden(term: string, kind: ForbiddenTerm['kind'] = 'name'): ForbiddenTerm {
  return { term, kind, source: { variant: 'default', key: 'brand.name' }, allowedIn: [] };
}

/** Where a term stands in a text. */
function find(term: ForbiddenTerm, text: string, language: Language = 'plain'): TermHit[] {
  return createTermFinder(createTermIndex({ forbidden: [term], own: [] }))(text, { language });
}

function variantOf(id: string, source: string): Variant {
  const { value } = compileVariant({ source, path: `variants/${id}.yaml` });
  if (!value) throw new Error(`Cannot make the variant ${id}`);
  return value;
}

test('the matcher finds what a search for each key finds', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 6 }),
      fc.string({ unit: fc.constantFrom('a', 'B', 'c', 'x') }),
      (words, text) => {
        const found: string[] = [];
        const matches = createTermMatcher(
          createTermAutomaton(words.map((each) => ({ bytes: bytesOf(each), gaps: [] }))),
        );
        matches(bytesOf(text), text.length, (key, last) => found.push(`${key} ${last}`));
        const expected = words.flatMap((each, key) =>
          Array.from(text, (_, start) => start)
            .filter((start) => text.toLowerCase().startsWith(each, start))
            .map((start) => `${key} ${start + each.length - 1}`),
        );
        expect(found.sort()).toEqual(expected.sort());
      },
    ),
    runs,
  );
});

const hex = (character: string): string => (character.codePointAt(0) ?? 0).toString(16);
const utf8 = (character: string): string =>
  Array.from(bytesOf(character), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** Ways to write a character. */
const spellings: Readonly<Record<string, (character: string) => string>> = {
  'as it is': (character) => character,
  'in capitals': (character) => character.toUpperCase(),
  'in percent': utf8,
  'in percent, with capitals': (character) => utf8(character).toUpperCase(),
  'in percent, twice': (character) => utf8(character).replaceAll('%', '%25'),
  'as a decimal reference': (character) => `&#${character.codePointAt(0)};`,
  'as a hexadecimal reference': (character) => `&#x0${hex(character)};`,
  'as a reference in JSON': (character) => `\\u0026#${character.codePointAt(0)};`,
  'escaped in JSON': (character) => `\\u${hex(character).padStart(4, '0')}`,
  'escaped in a script': (character) => `\\u{${hex(character)}}`,
  'after a soft hyphen': (character) => `\u00ad${character}`,
  'after a soft hyphen reference': (character) => `&shy;${character}`,
};
const spelling = fc.constantFrom(...Object.values(spellings));
const letter = oneOf('abcdefghijklmnopqrstuvwxyzéßøж');
/** A word that is no common one. */
const wordOf = (minLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: letter, minLength: minLength - 2, maxLength: 10 }).map((word) => `qx${word}`);
const noise = fc.string({ unit: oneOf(' .,;:<>"\'(){}[]=\n0\u201c\u2026\u00e9') }).map((text) => ` ${text} `);

describe('a term', () => {
  test('is found wherever it stands and however its letters are written', () => {
    const written = wordOf(2).chain((term) =>
      fc.array(spelling, { minLength: term.length, maxLength: term.length }).map((ways) => ({
        term,
        text: Array.from(term, (character, index) => ways[index]?.(character) ?? character).join(''),
      })),
    );
    fc.assert(
      fc.property(written, noise, noise, ({ term, text }, before, after) => {
        const hits = find(forbidden(term), `${before}${text}${after}`);
        const start = before.length;
        const [hit, ...more] = hits;
        expect(more).toEqual([]);
        expect(hit?.start).toBeGreaterThanOrEqual(start);
        expect(hit?.start).toBeLessThanOrEqual(start + 5);
      }),
      runs,
    );
  });

  test('escaped as in CSS is found', () => {
    fc.assert(
      fc.property(wordOf(2), fc.array(fc.boolean()), (term, escaped) => {
        const text = Array.from(term, (character, index) => (escaped[index] ? `\\${hex(character)} ` : character)).join(
          '',
        );
        expect(find(forbidden(term), `.a{content:"${text}"}`, 'style')).toHaveLength(1);
      }),
      runs,
    );
  });

  test('of six letters is found in base64, wherever a group begins', () => {
    const ascii = fc
      .string({ unit: oneOf('abcdefghijklmnopqrstuvwxyz'), minLength: 4, maxLength: 10 })
      .map((word) => `qx${word}`);
    fc.assert(
      fc.property(ascii, noise, noise, fc.boolean(), (term, before, after, isForAddresses) => {
        const encoded = Buffer.from(`${before}${term}${after}`).toString(isForAddresses ? 'base64url' : 'base64');
        const hits = find(forbidden(term), `"${encoded}"`);
        expect(hits.map(({ start }) => start)).toEqual([1 + Math.floor((bytesOf(before).length * 8) / 6)]);
      }),
      runs,
    );
  });

  test('is not found where it is not', () => {
    fc.assert(
      fc.property(wordOf(3), fc.string({ unit: fc.oneof(letter, oneOf(' -.%&\\;')) }), (term, text) => {
        const plain = (each: string): string =>
          each
            .normalize('NFKD')
            .replaceAll('ß', 'ss')
            .replaceAll('ø', 'o')
            .replace(/[^\p{L}]/gu, '')
            .toLowerCase();
        fc.pre(!plain(text).includes(plain(term)));
        expect(find(forbidden(term), text)).toEqual([]);
      }),
      runs,
    );
  });

  test('no text is too wild', () => {
    const languages = ['html', 'xml', 'style', 'script', 'json', 'plain', 'bytes'] as const;
    const terms = { forbidden: [forbidden('acme'), forbidden('/a+/u', 'pattern')], own: [] };
    const finder = createTermFinder(createTermIndex(terms));
    const text = fc.string({
      unit: fc.oneof(oneOf('<>"\'&;%\\/*{}()[]=!-acme \n'), fc.string({ minLength: 1, maxLength: 1 })),
    });
    fc.assert(
      fc.property(text, fc.constantFrom(...languages), (text, language) => {
        for (const { start, end } of finder(text, { language })) expect(start < end && end <= text.length).toBe(true);
      }),
      runs,
    );
  });
});

describe('the terms of a site', () => {
  const vendor = variantOf(
    'default',
    `whitelabel: false
site: https://docs.vendor.example
brand: { name: Vendor, hub: Vendor Hub }
variables: { product.name: Vendor Connect, support.email: help@vendor-mail.example, team: The team }
linking: { adapter: http, baseUrl: 'http://127.0.0.1:4321/linking' }
footer: { links: [{ label: Code, href: 'https://github.com/vendor' }] }
vendorWords: { Older: '{product.name}' }
`,
  );
  const partner = variantOf(
    'partner',
    'site: https://partner.github.io\nbrand: { name: Vendor Partner }\nforbidden: [Secret]\n',
  );
  const termsFor = (variant: Variant, others: readonly Variant[]): string[] =>
    collectTerms(variant, [...others, variant], []).forbidden.map(
      ({ term, kind, source }) => `${kind} ${term} ${source.key}`,
    );

  test('are those of all other variants, and its own forbidden words', () => {
    expect(termsFor(partner, [vendor])).toEqual([
      'name Vendor brand.name',
      'name Vendor Hub brand.hub',
      'host docs.vendor.example site',
      'host vendor.example site',
      'name Vendor Connect variables.product.name',
      'address help@vendor-mail.example variables.support.email',
      'host vendor-mail.example variables.support.email',
      'address github.com/vendor footer.links',
      'name Older vendorWords',
      'name Secret forbidden',
    ]);
    expect(termsFor(vendor, [partner])).toEqual(['name Vendor Partner brand.name', 'host partner.github.io site']);
  });

  test('are none of its own', () => {
    const twin = variantOf('twin', 'site: https://twin.example\nbrand: { name: VENDOR }\n');
    expect(termsFor(twin, [vendor])).not.toContain('name Vendor brand.name');
  });
});
