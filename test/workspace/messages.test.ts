import { describe, expect, test } from 'vitest';
import { pluralForms } from '../../src/workspace/messages/define.ts';
import { en } from '../../src/workspace/messages/en.ts';
import * as languages from '../../src/workspace/messages/index.ts';

const english: Readonly<Record<string, string>> = en;
const isCounted = (name: string): boolean =>
  /\.(?:zero|one|two|few|many|other)$/u.test(name) && `${baseOf(name)}.one` in english;

describe.each(Object.entries(languages).filter(([language]) => language !== 'en'))('%s', (language, messages) => {
  const dictionary: Readonly<Record<string, string>> = messages;

  test('has each form that the language gives to counts, and no other', () => {
    const rules = new Intl.PluralRules(language);
    const counts = new Set(Array.from({ length: 1200 }, (_, count) => rules.select(count)));
    const used = pluralForms.filter((form) => counts.has(form));
    for (const base of new Set(Object.keys(english).filter(isCounted).map(baseOf))) {
      const forms = pluralForms.filter((form) => `${base}.${form}` in dictionary);
      expect({ base, forms }).toEqual({ base, forms: used });
    }
  });

  test('fills in what English fills in, and nothing else', () => {
    for (const [name, message] of Object.entries(dictionary)) {
      const needed = fillsOf(english[name] ?? english[`${baseOf(name)}.other`] ?? '');
      // "one tool" may be said without the digit.
      const isWord = isCounted(name) && !name.endsWith('.other');
      const found = fillsOf(message);
      expect({ name, found: isWord ? [...new Set([...found, ...needed])].sort() : found }).toEqual({
        name,
        found: needed,
      });
    }
  });

  test('leaves nothing empty, and nothing of several words in English', () => {
    const left = Object.entries(dictionary).filter(
      ([name, message]) =>
        message.trim() === '' || (message === english[name] && /\p{L}+ +\p{L}/u.test(message.replace(/\{\w+\}/gu, ''))),
    );
    expect(left).toEqual([]);
  });
});

function baseOf(name: string): string {
  return name.replace(/\.[^.]+$/u, '');
}

function fillsOf(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)\}/gu)].map(([, fill = '']) => fill))].sort();
}
