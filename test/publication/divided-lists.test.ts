/** How lists are divided that one page cannot hold. */
import { describe, expect, test } from 'vitest';
import { compilePage, type Page, pathOf } from '../../src/engine/index.ts';
import type { SearchFile } from '../../src/engine/search/search-file.ts';
import { joinOnce } from '../../src/publish/outputs/collections.ts';
import { markdownOf, mostMarkdown, tooLong } from './drawn-lists.ts';
import { madePublication, manyProviders } from './made-publication.ts';

describe('a list is divided as its readers look for it', () => {
  const titlesOf = (names: readonly string[], locale: string): string[] => {
    const providers = names.flatMap((name, at) =>
      Array.from({ length: 60 }, (_none, copy) => ({
        id: `tool-${at}-${copy}`,
        name: `${name}${copy}`,
        category: 'hris',
        guides: 2,
      })),
    );
    const { lists } = madePublication(providers, { locale });
    const content = lists.divided.get('/browse/hris/')?.content;
    return content?.of === 'parts' ? content.parts.map(({ label }) => label) : [];
  };

  test('Ä is with A in German, and a letter after Z in Swedish', () => {
    const names = ['Zen', 'Ärlig', 'Alt', '7tool', '日本'];
    expect(titlesOf(names, 'de')).toEqual(['0–9', 'A', 'Z', 'Andere']);
    expect(titlesOf(names, 'sv')).toEqual(['0–9', 'A', 'Z', 'Ä', 'Other']);
  });

  test('Cyrillic letters are letters in Russian', () => {
    const names = ['Битрикс', 'Яндекс', 'Alt', 'Zen'];
    expect(titlesOf(names, 'ru').sort()).toEqual(['A', 'Z', 'Б', 'Я']);
    expect(titlesOf(names, 'en')).toEqual(['A', 'Z', 'Other']);
  });

  test('a category and its own words never take the place of another page', () => {
    const categories = ['tool', 'handbook', 'HR & pay', 'hr-pay', '?', 'errors'];
    const providers = categories.flatMap((category, at) =>
      manyProviders(60, 2).map((provider) => ({ ...provider, id: `${provider.id}-${at}`, category })),
    );
    const { lists } = madePublication(providers);
    const paths = [...lists.guides.categoryPaths.values()];
    expect(new Set(paths).size).toBe(categories.length);
    expect(paths).toContain('/browse/tool-2/');
    expect(paths.filter((path) => !/^\/browse\/[a-z\d-]+\/$/u.test(path))).toEqual([]);
  });
});

test('a site whose lists fit has one page for all', () => {
  const { lists, titles } = madePublication(manyProviders(80, 2, 8));
  expect(lists.divided.size).toBe(0);
  expect(lists.guides.mostInRow).toBe(Infinity);
  expect([...titles.keys()].filter((path) => path.startsWith('/browse/'))).toEqual([]);
});

test('a long handbook without a page that lists it is divided too', () => {
  const pages = Array.from({ length: 1000 }, (_none, at): Page => {
    const source = `---\ntitle: How to do thing number ${at}\ndescription: All that is to be known of thing number ${at}.\n---\n\nDo it.\n`;
    const { value } = compilePage({ source, path: `handbook/page-${at}.mdx` });
    if (!value) throw new Error('Cannot compile');
    return value;
  });
  const { documents, context, engine } = madePublication(manyProviders(3, 1), { pages });
  const lists = documents.filter((document) => /^(?:handbook$|browse\/handbook\/)/u.test(document.id));
  const texts = new Map(lists.map((list) => [pathOf(list), engine.render(list, 'markdown', context)]));
  expect(tooLong(texts, mostMarkdown, (text) => text.length)).toEqual([]);
  const linked = [...texts.values()].join('');
  expect(pages.filter(({ id }) => !linked.includes(`/${id}.md)`))).toEqual([]);
  for (const path of texts.keys())
    if (path !== '/handbook/') expect(texts.get('/handbook/')).toContain(`${path.slice(0, -1)}.md)`);
});

test('the search finds a category by its name, and no other list', () => {
  const files = joinOnce(madePublication(manyProviders(2000, 1, 2)))();
  const { pages } = JSON.parse(files.get('assets/search.json') ?? '{}') as SearchFile;
  const lists = pages.entries.map(({ path }) => path).filter((path) => path.startsWith('/browse/'));
  expect(lists).toEqual(['/browse/ats/', '/browse/hris/']);
});

test('what changes in one category leaves the pages of others as they are', () => {
  const providers = manyProviders(3000, 1, 3);
  const [first] = providers;
  if (!first) throw new Error('Cannot make providers');
  const before = markdownOf(madePublication(providers));
  const after = markdownOf(madePublication([...providers, { ...first, id: 'zzz', name: 'Zzz' }]));
  const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
  expect(changed.sort()).toEqual(['/', '/browse/hris/', '/browse/hris/z/', '/guides/', '/guides/zzz/']);
});
