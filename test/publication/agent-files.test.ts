/** What agents read of a site of 1,000 guides, and what it costs them. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile, compileVariant, filePathOf, guidesJsonSchema, render, view } from '../../src/engine/index.ts';
import { generateContent } from '../bench/generate-content.ts';
import { parseLlms } from '../engine/llms-grammar.ts';
import { publish, textsOf } from './published-files.ts';

const site = 'https://guides.example';
const tokensOf = (text: string): number => encode(text).length;
const pathIn = (url: string): string => url.slice(site.length);

describe('a site of 1,000 guides', () => {
  const folder = mkdtempSync(join(tmpdir(), 'agent-files-'));
  let texts: ReadonlyMap<string, string>;
  const linksOf = (path: string): string[] =>
    parseLlms(texts.get(path) ?? '').sections.flatMap(({ links }) => links.map(({ url }) => pathIn(url)));

  beforeAll(async () => {
    generateContent(join(folder, 'content'), 1000);
    texts = textsOf(await publish(join(folder, 'content')));
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('any guide is found and read in three fetches and 3,500 tokens', () => {
    const index = tokensOf(texts.get('/llms.txt') ?? '');
    const lists = linksOf('/llms.txt').filter((path) => path.endsWith('.txt') && !path.includes('/pages-'));
    const costs = lists.flatMap((list) => {
      const found = index + tokensOf(texts.get(list) ?? '');
      return linksOf(list).map((guide) => found + tokensOf(texts.get(guide) ?? ''));
    });
    expect(costs).toHaveLength(1000);
    expect(Math.max(...costs)).toBeLessThanOrEqual(3500);
  });

  test('every page of the sitemap is named by the index or by a list that it names', () => {
    const index = linksOf('/llms.txt');
    const named = new Set(index.flatMap((path) => (path.endsWith('.txt') ? linksOf(path) : [path])));
    const pages = [...(texts.get('/sitemap.xml') ?? '').matchAll(/<loc>([^<]+)<\/loc>/gu)].map(([, url = '']) =>
      pathIn(url),
    );
    expect(pages.length).toBeGreaterThan(1250);
    expect(pages.filter((page) => !named.has(filePathOf(page, 'md')))).toEqual([]);
    expect([...named].filter((path) => !texts.has(path))).toEqual([]);
  });

  test('no index is long, and no other text is over a megabyte', () => {
    for (const [path, text] of texts) {
      if (/^\/llms(?:\.txt$|\/)/u.test(path)) expect(text.length, path).toBeLessThan(50_000);
      expect(Buffer.byteLength(text), path).toBeLessThanOrEqual(1_000_000);
    }
  });

  test('the catalogue has every guide', () => {
    const { guides, total } = guidesJsonSchema.parse(JSON.parse(texts.get('/guides.json') ?? ''));
    expect(total).toBe(1000);
    expect(guides.map(({ url }) => `${pathIn(url).slice(0, -1)}.json`).filter((path) => !texts.has(path))).toEqual([]);
    expect(new Set(guides.map(({ digest }) => digest)).size).toBe(1000);
  });

  test('Markdown begins with what it is and where its index is, and its links are absolute', () => {
    for (const [path, text] of texts) {
      if (!path.endsWith('.md')) continue;
      expect(text, path).toMatch(
        /^---\ntitle: .+\ndescription: .+\ncanonical_url: https:\/\/guides\.example\/\S*\n---\n\n> Index of all pages: https:\/\/guides\.example\/llms\.txt\n\n# /u,
      );
      for (const [, url = ''] of text.matchAll(/\]\(([^)\s]+)\)/gu)) {
        expect(url, path).toMatch(/^https:\/\//u);
        if (url.startsWith(site)) expect(texts.has(pathIn(url)), `${path}: ${url}`).toBe(true);
      }
    }
  });
});

test('what a variant turns off is not there, and nothing names it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'agent-files-'));
  generateContent(join(folder, 'content'), 4);
  const own = join(folder, 'content/variants/default.yaml');
  const quiet = `${readFileSync(own, 'utf8')}agents: { llms: false, mcp: false }\nrobots: noindex\n`;
  writeFileSync(own, quiet);
  const texts = textsOf(await publish(join(folder, 'content')));
  rmSync(folder, { recursive: true });
  expect([...texts.keys()].filter((path) => path.startsWith('/llms'))).toEqual([]);
  for (const [path, text] of texts) expect(text, path).not.toMatch(/llms(?:-full)?\.txt|\/mcp/u);
  expect(texts.get('/robots.txt')).not.toContain('Sitemap');
});

const seed = new URL('../../../shared/seed/connect-lattice-with-api-key.md', import.meta.url).pathname;

test.skipIf(!existsSync(seed))('the seed costs few tokens', () => {
  const source = readFileSync(seed, 'utf8');
  const vendorWords = { 'StackOne Hub': '{hub.name}', StackOne: '{product.name}' };
  const { guide } = compile({ source, path: 'guides/lattice/api-key.md', vendorWords });
  const partner = compileVariant({
    source: 'site: https://plug.mipplo.example\nbrand: { name: Mipplo, hub: Mipplo Plugs }\n',
    path: 'variants/mipplo.yaml',
  }).value;
  if (!guide || !partner) throw new Error('Cannot compile');
  expect(tokensOf(source)).toBe(805);
  const whole = compile({ source, path: 'guides/lattice/api-key.md' }).guide;
  expect(tokensOf(render(whole ?? guide, 'markdown'))).toBeLessThanOrEqual(480);
  const narrowed = render(view(guide, { variant: partner }), 'markdown', { site: partner.site });
  expect(narrowed).toContain('Mipplo Plugs');
  expect(narrowed).not.toMatch(/StackOne/iu);
  expect(tokensOf(narrowed)).toBeLessThanOrEqual(340);
});
