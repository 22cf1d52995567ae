/** The search of a site, as the files that it publishes answer it. */
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FormatFile } from '../../src/engine/print/format-file.ts';
import type { PublishedGuide } from '../../src/engine/index.ts';
import { createGuideSearch, recordOf } from '../../src/engine/search/guide-search.ts';
import type { PackedIndex } from '../../src/engine/search/packed-index.ts';
import { askedTerms, searchQuery } from '../../src/engine/search/ranking.ts';
import { type Searched, type SearchFile, searchFiles } from '../../src/engine/search/search-file.ts';
import { openSearch, type SiteSearch } from '../../src/engine/search/site-search.ts';
import type { Publication } from '../../src/publication/publication.ts';
import { generateContent } from '../bench/generate-content.ts';
import { publish, textsOf } from '../publication/published-files.ts';
import { writeSearchContent } from './search-content.ts';

const folder = mkdtempSync(join(tmpdir(), 'site-search-'));
afterAll(() => rmSync(folder, { recursive: true }));

const questions = readFileSync('test/site/search-queries.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [asked = '', answers = ''] = line.split(' | ');
    return { asked, answers: answers.split(' ').map((id) => `/guides/${id}/`) };
  });

test('a word without end is cut, in the query too', () => {
  expect(askedTerms('a'.repeat(10_000))).toEqual(['a'.repeat(64)]);
  expect(JSON.stringify(searchQuery(`${'b'.repeat(10_000)} ${'c'.repeat(10_000)}`)).length).toBeLessThan(500);
});

describe('over the guides of this project among 200 others', () => {
  let publication: Publication;
  let search: SiteSearch;

  beforeAll(async () => {
    writeSearchContent(join(folder, 'content'), 200);
    publication = await publish(join(folder, 'content'));
    search = opened(filesOf(publication)).search;
  }, 120_000);

  test('the first guide is the right one', async () => {
    expect(questions.length).toBeGreaterThanOrEqual(60);
    const missed: string[] = [];
    for (const { asked, answers } of questions) {
      const { guides } = await search(asked);
      if (!answers.includes(guides[0]?.path ?? '')) missed.push(`${asked}: ${guides[0]?.path}`);
    }
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(questions.length * 0.05);
  });

  test.each(['lattce', 'grenhouse', 'salesforse', 'workdya'])('%s finds its guide', async (asked) => {
    const { guides } = await search(asked);
    expect(questions.find((question) => question.asked === asked)?.answers).toContain(guides[0]?.path);
  });

  test('assistants are given the guides in the same order', async () => {
    const records = [...textsOf(publication)].flatMap(([path, text]) =>
      /^\/guides\/.*\.json$/u.test(path) ? [recordOf(JSON.parse(text) as PublishedGuide)] : [],
    );
    const forTools = createGuideSearch(records);
    for (const { asked } of questions) {
      const paths = (await search(asked)).guides.slice(0, 10).map(({ path }) => path);
      expect(
        forTools(asked, paths.length).map((id) => `/guides/${id}/`),
        asked,
      ).toEqual(paths);
    }
  });

  test('a step that has more of the question than the title leads to the step', async () => {
    const { guides } = await search('lattice copy the key');
    expect(guides[0]?.headings).toEqual([{ title: 'Copy the key', anchor: 'copy-key' }]);
    expect((await search('lattice')).guides[0]?.headings).toEqual([]);
  });

  test('every heading leads to a place in its page', async () => {
    for (const { asked } of questions) {
      for (const { path, headings } of (await search(asked)).guides.slice(0, 10)) {
        const guide = publication.site.guides.find(({ id }) => `/guides/${id}/` === path);
        const html = guide ? publication.engine.render(guide, 'html', publication.context) : '';
        for (const { anchor } of headings) expect(html, path).toContain(`id="${anchor}"`);
      }
    }
  });

  test('handbook, messages and providers are found as pages', async () => {
    expect((await search('whitelabel')).guides).toEqual([]);
    expect((await search('link-broken')).pages[0]?.path).toBe('/errors/link-broken/');
    expect((await search('github')).pages[0]).toMatchObject({ path: '/guides/github/', provider: 'GitHub' });
    expect((await search('deploying')).pages[0]?.path).toBe('/handbook/deploying/');
  });

  test('what is not there finds nothing', async () => {
    for (const asked of ['', '  ', '???', 'qqxyzzyq', '\u0000', '__proto__', 'constructor prototype qqxyzzyq'])
      expect(await search(asked), asked).toMatchObject({ guides: [] });
  });
});

test('200 guides take at most 60 kB', async () => {
  generateContent(join(folder, 'two-hundred'), 200);
  const files = filesOf(await publish(join(folder, 'two-hundred')));
  expect(files.map(({ path }) => path)).toEqual(['assets/search.json']);
  expect(gzipSync(files[0]?.content ?? '').length).toBeLessThanOrEqual(60_000);
}, 60_000);

test('what a variant’s readers do not see is in no file of their search', async () => {
  const content = join(folder, 'hidden');
  generateContent(content, 4);
  const partner = (id: string, more: string): string =>
    `whitelabel: true\nsite: https://${id}.example\nbrand: { name: ${id} }\n${more}`;
  writeFileSync(join(content, 'variants/northwind.yaml'), partner('northwind', 'guides: { exclude: ["*/basic"] }\n'));
  writeFileSync(join(content, 'variants/quiet.yaml'), partner('quiet', 'search: false\n'));
  const guides = join(content, 'guides/provider-00000');
  appendFileSync(
    join(guides, 'api-key.mdx'),
    '\n<WhitelabelHide>\n\n## Zuckerwatte\n\nSchokolade.\n\n</WhitelabelHide>\n\n<WhitelabelOnly>\n\n## Marzipan\n\n</WhitelabelOnly>\n',
  );
  appendFileSync(join(guides, 'basic.mdx'), '\n## Lakritze\n');
  mkdirSync(join(content, 'handbook'), { recursive: true });
  writeFileSync(join(content, 'handbook/index.mdx'), '---\ntitle: Handbook\n---\n\nNougat.\n');
  const own = filesOf(await publish(content));
  const partners = filesOf(await publish(content, 'northwind'));
  for (const word of ['zuckerwatte', 'schokolade', 'lakritze', 'nougat']) {
    expect(await countOf(own, word), word).toBe(1);
    expect(await countOf(partners, word), word).toBe(0);
    expect(textOf(partners), word).not.toMatch(new RegExp(word, 'iu'));
  }
  expect(await countOf(partners, 'marzipan')).toBe(1);
  expect(textOf(own)).not.toMatch(/marzipan/iu);
  expect(filesOf(await publish(content, 'quiet'))).toEqual([]);
}, 60_000);

describe('over more than 1,000 guides', () => {
  const searched = Array.from({ length: 1200 }, (_unused, at) => madeGuide(at));
  const files = searchFiles('assets/search.json', { guides: searched, pages: [] });

  test('their text is in files of its own, of which a search loads few, once', async () => {
    expect(files.length).toBeGreaterThan(2);
    const { search, loaded } = opened(files);
    expect((await search('provider 7')).guides[0]?.path).toBe('/guides/provider-0007/');
    expect(loaded).toEqual([]);
    expect((await search('word1007')).guides[0]?.path).toBe('/guides/provider-1007/');
    const { length } = loaded;
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThan(files.length - 1);
    await search('word1007');
    expect(loaded).toHaveLength(length);
  });

  test('the order is that of one index with all of the text', async () => {
    const { search } = opened(files);
    const whole = createGuideSearch(searched.map(({ record }) => record));
    for (const asked of ['word zuckerwatte', 'console paste 31', 'admin zuckerwatte 400', 'paste this val']) {
      const { guides } = await search(asked);
      expect(guides.length, asked).toBeGreaterThan(0);
      expect(
        guides.slice(0, 20).map(({ path }) => path),
        asked,
      ).toEqual(whole(asked, Math.min(20, guides.length)).map((id) => `/guides/${id}/`));
    }
  });

  test('without those files titles are still found', async () => {
    const search = openSearch(fileOf(files), () => Promise.reject(new Error('gone')));
    expect((await search('zuckerwatte provider 7')).guides[0]?.path).toBe('/guides/provider-0007/');
  });
});

test('the bytes do not depend on the order of the guides', () => {
  const searched = Array.from({ length: 1001 }, (_unused, at) => madeGuide(at, 5));
  const print = (guides: readonly Searched[]): readonly FormatFile[] => searchFiles('a.json', { guides, pages: [] });
  expect(print(searched.toReversed())).toEqual(print(searched));
});

/** A guide with words that no other has, and words that all have. */
function madeGuide(at: number, ownWords = 120): Searched {
  const id = `provider-${String(at).padStart(4, '0')}`;
  const words = ['console', 'paste', 'admin', 'value', 'token', 'zuckerwatte'].filter(
    (_word, place) => (at >> place) % 2 === 0,
  );
  const own = Array.from(
    { length: ownWords },
    (_unused, place) => `w${(at * 120 + place).toString(36).replaceAll(/\d/gu, 'x')}`,
  );
  return {
    path: `/guides/${id}/`,
    title: `Connect Provider ${at}`,
    headings: [],
    record: {
      id,
      provider: `Provider ${at}`,
      method: 'API key',
      methodWords: '',
      title: `Connect Provider ${at}`,
      headings: '',
      actions: '',
      text: [...words, `word${at}`, ...own].join(' '),
      isSetup: at % 7 === 0,
    },
  };
}

function filesOf({ context, documents, engine, listings }: Publication): readonly FormatFile[] {
  return context.search === false ? [] : engine.renderFiles([...documents, ...listings], 'search', context);
}

function fileOf([first]: readonly FormatFile[]): SearchFile {
  return JSON.parse(first?.content ?? '') as SearchFile;
}

function textOf(files: readonly FormatFile[]): string {
  return files.map(({ content }) => content).join('\n');
}

/** A search over published files, and which of them it loaded. */
function opened(files: readonly FormatFile[]): { search: SiteSearch; loaded: string[] } {
  const loaded: string[] = [];
  const load = (path: string): Promise<PackedIndex> => {
    loaded.push(path);
    return Promise.resolve(JSON.parse(files.find((file) => file.path === path)?.content ?? '') as PackedIndex);
  };
  return { search: openSearch(fileOf(files), load), loaded };
}

async function countOf(files: readonly FormatFile[], query: string): Promise<number> {
  const { guides, pages } = await opened(files).search(query);
  return guides.length + pages.length;
}
