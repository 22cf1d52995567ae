import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PublishedGuide } from '../../src/engine/index.ts';
import { createGuideSearch, type GuideSearch, recordOf } from '../../src/engine/search/guide-search.ts';
import { generateContent } from '../bench/generate-content.ts';
import { createFolder } from '../cli/run-command.ts';
import { publishSite } from './mcp/publish-site.ts';

interface Question {
  readonly asked: string;
  readonly answers: readonly string[];
}

const questions: readonly Question[] = readFileSync('test/server/mcp/questions.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [asked = '', answers = ''] = line.split(' | ');
    return { asked, answers: answers.split(' ') };
  });

/** How a method of the generated guides is asked for. */
const askedFor = (provider: string): Readonly<Record<string, string>> => ({
  'api-key': `how do i connect ${provider} with an api key`,
  basic: `${provider} username and pasword`,
  'oauth-2-0': `link ${provider} by sso`,
  'personal-access-token': `${provider} PAT`,
});

const folder = createFolder({});
let own: PublishedGuide[] = [];
let generated: PublishedGuide[] = [];

beforeAll(async () => {
  const content = join(folder, 'content');
  generateContent(content, 8);
  own = await publishSite({ content: 'content', folder: join(folder, 'own') });
  const eight = await publishSite({ content, folder: join(folder, 'generated') });
  // Compiling a thousand takes a minute that says no more: they differ in their providers.
  generated = Array.from({ length: 125 }, (_unused, copy) => eight.map((guide) => ofOtherProvider(guide, copy))).flat();
});

describe('a hundred questions, the first hit', () => {
  test('over the guides of this project', () => {
    expect(questions).toHaveLength(100);
    expect(missed(indexOf(own), questions).length).toBeLessThanOrEqual(5);
  });

  test('over them among a thousand others', () => {
    expect(generated).toHaveLength(1000);
    expect(missed(indexOf([...own, ...generated]), questions).length).toBeLessThanOrEqual(5);
  });

  test('over the thousand, by provider and method', () => {
    const asked = Array.from({ length: 25 }, (_unused, index) => index * 9 + 3).flatMap((number, index): Question[] => {
      const name = index % 3 === 0 ? `provder ${number}` : `Provider ${number}`;
      const id = `provider-${String(number).padStart(5, '0')}`;
      return Object.entries(askedFor(name)).map(([method, asked]) => ({ asked, answers: [`${id}/${method}`] }));
    });
    expect(asked).toHaveLength(100);
    expect(missed(indexOf([...own, ...generated]), asked).length).toBeLessThanOrEqual(5);
  });
});

test.each([
  ['lattce', 'lattice/api-key'],
  ['grenhouse', 'greenhouse/client-credentials'],
  ['LATTICE', 'lattice/api-key'],
  ['Làttïce', 'lattice/api-key'],
  ['bamboo  hr', 'bamboohr/api-key'],
  ['???lattice!!!', 'lattice/api-key'],
])('"%s" finds %s', (asked, id) => {
  expect(indexOf(own)(asked, 1)).toEqual([id]);
});

test('what says nothing finds nothing, and nothing is found twice', () => {
  const search = indexOf(own);
  expect(search('???', 5)).toEqual([]);
  expect(search('qqqqqqqq xyzzyxyzzy', 5)).toEqual([]);
  const all = search('key', 100);
  expect(new Set(all).size).toBe(all.length);
});

test('the order does not depend on the order of the guides', () => {
  const forwards = indexOf(own);
  const backwards = indexOf(own.toReversed());
  for (const { asked } of questions) expect(backwards(asked, 5)).toEqual(forwards(asked, 5));
});

/** The guide of a generated provider 0 or 1 as that of the provider `2 × copy` further on. */
function ofOtherProvider(guide: PublishedGuide, copy: number): PublishedGuide {
  const renumber = (text: string): string =>
    text
      .replace(
        /provider-(\d{5})/gu,
        (_whole, digits: string) => `provider-${String(+digits + 2 * copy).padStart(5, '0')}`,
      )
      .replace(/Provider (\d+)/gu, (_whole, digits: string) => `Provider ${+digits + 2 * copy}`);
  return JSON.parse(renumber(JSON.stringify(guide))) as PublishedGuide;
}

function indexOf(guides: readonly PublishedGuide[]): GuideSearch {
  return createGuideSearch(guides.map(recordOf));
}

/** The questions whose first hit is wrong, with what was found. */
function missed(search: GuideSearch, asked: readonly Question[]): string[] {
  return asked.flatMap(({ asked: text, answers }) => {
    const [first = 'nothing'] = search(text, 1);
    return answers.includes(first) ? [] : [`${text}: ${first}`];
  });
}
