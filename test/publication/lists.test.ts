/** Lists of a site of 10,000 guides: each page small, every guide three clicks away. */
import { beforeAll, describe, expect, test } from 'vitest';
import { filePathOf } from '../../src/engine/index.ts';
import { encodePath } from '../../src/engine/internal.ts';
import type { Publication } from '../../src/publication/publication.ts';
import { compareForms } from '../engine/page-words.ts';
import {
  articleOf,
  drawAll,
  linksIn,
  markdownOf,
  mostHtml,
  mostMarkdown,
  tooLong,
  withoutFacts,
} from './drawn-lists.ts';
import { type MadeProvider, madePublication, manyProviders } from './made-publication.ts';

const longName = 'The Society of Human Resources & “People” Departments, Regional Office No.';
const sites: Readonly<Record<string, () => MadeProvider[]>> = {
  '10,000 providers of one guide': () => manyProviders(10_000, 1),
  '2,500 providers of four guides': () => manyProviders(2500, 4),
  '3,000 providers of one category': () => manyProviders(3000, 1, 1),
  '3,000 providers of 2,000 categories': () => manyProviders(3000, 1, 2000),
  '1,000 providers whose long names begin alike': () =>
    manyProviders(1000, 4, 1).map((provider, at) => ({ ...provider, name: `${longName} ${at}` })),
};

describe.each(Object.keys(sites))('%s', (name) => {
  let publication: Publication;
  /** Lists as they are drawn, by their paths. */
  let drawn: ReadonlyMap<string, string>;

  beforeAll(async () => {
    const providers = sites[name]?.() ?? [];
    publication = madePublication(providers);
    const paths = ['/', '/guides/', '/search/', '/404', ...publication.lists.divided.keys()];
    drawn = await drawAll([...paths, `/guides/${providers[0]?.id}/`], publication);
  }, 300_000);

  test('no list is long, as HTML or as Markdown', () => {
    expect(drawn.size).toBeGreaterThan(20);
    expect(tooLong(drawn, mostHtml, (html) => Buffer.byteLength(html))).toEqual([]);
    expect(tooLong(markdownOf(publication), mostMarkdown, (text) => text.length)).toEqual([]);
  });

  test('every provider and guide is three clicks from the list of all', () => {
    const reached = new Map([['/guides/', 0]]);
    for (const [path, clicks] of reached)
      for (const link of clicks < 3 ? linksIn(drawn.get(path) ?? '') : [])
        if (!reached.has(link)) reached.set(link, clicks + 1);
    const wanted = [...[...publication.entries.values()].map(({ path }) => path), ...publication.guidePaths];
    expect(wanted.length).toBeGreaterThanOrEqual(5000);
    expect(wanted.filter((path) => !reached.has(path))).toEqual([]);
  });

  test('no link leads nowhere', () => {
    const pages = [...publication.titles.keys()];
    const known = new Set([...pages, ...pages.map((path) => filePathOf(path, 'md')), '/search/', '/favicon.svg']);
    const isKnown = (link: string): boolean => known.has(link) || link.startsWith('/assets/');
    const links = new Set([...drawn.values()].flatMap(linksIn));
    expect([...links].filter((link) => !isKnown(link))).toEqual([]);
    const site = publication.site.origin;
    const files = new Set([...publication.titles.keys()].map((path) => site + encodePath(filePathOf(path, 'md'))));
    const addresses = [...markdownOf(publication).values()].flatMap((text) =>
      Array.from(text.matchAll(/\]\(<?([^)>\s#]+)/gu), ([, address = '']) => address),
    );
    expect([...new Set(addresses)].filter((address) => !files.has(address))).toEqual([]);
  });

  test('the pages say the same as their Markdown', () => {
    const texts = markdownOf(publication);
    const some = Math.ceil(drawn.size / 40);
    const different = [...drawn]
      .filter(([path], at) => texts.has(path) && (at < 5 || at % some === 0))
      .map(([path, html]) => ({ path, ...compareForms(articleOf(html), withoutFacts(texts.get(path) ?? '')) }))
      .filter(({ onlyInHtml, onlyInMarkdown }) => onlyInHtml.length + onlyInMarkdown.length > 0);
    expect(different).toEqual([]);
  });
});

describe('a provider of 300 guides and 500 actions', () => {
  const scopes = Object.fromEntries(
    Array.from({ length: 400 }, (_none, at) => {
      const scope = `resource_${at}:write`;
      return [
        scope,
        { name: scope, description: `Change records of kind ${at}, and see who changed them`, includes: [] },
      ];
    }),
  );
  const actions = Array.from({ length: 500 }, (_none, at) => ({
    id: `update_${at}`,
    label: `Update records of kind ${at}`,
    scopes: [`resource_${at % 400}:write`],
  }));
  const acme = { id: 'acme', name: 'Acme', category: 'hris', guides: 300, actions, scopes };
  let publication: Publication;
  let drawn: ReadonlyMap<string, string>;

  beforeAll(async () => {
    publication = madePublication([acme]);
    drawn = await drawAll(['/', '/guides/', '/guides/acme/', ...publication.lists.divided.keys()], publication);
  });

  test('has pages of its own for each, none of them long', () => {
    expect([...drawn.keys()].filter((path) => path.startsWith('/browse/tool/acme/'))).toHaveLength(drawn.size - 3);
    expect(tooLong(drawn, mostHtml, (html) => Buffer.byteLength(html))).toEqual([]);
    expect(tooLong(markdownOf(publication), mostMarkdown, (text) => text.length)).toEqual([]);
    const words = [...drawn].map(([path, html]) => (path.startsWith('/browse/') ? html : '')).join('');
    expect(actions.filter(({ label }) => !words.includes(`<dt>${label}</dt>`))).toEqual([]);
    expect([...publication.guidePaths].filter((path) => !words.includes(`href="${path}"`))).toEqual([]);
  });

  test('the parts lead back to the provider', () => {
    for (const [path, html] of drawn)
      if (path.startsWith('/browse/')) expect(html, path).toContain('<a href="/guides/acme/">Acme</a>');
  });

  test('is a short row of other lists, and its guides name a few others', async () => {
    for (const path of ['/', '/guides/']) expect(linksIn(drawn.get(path) ?? '')).toContain('/guides/acme/');
    const [guide = ''] = publication.guidePaths;
    const html = (await drawAll([guide], publication)).get(guide) ?? '';
    const others = /class="others".*?<\/nav>/su.exec(html)?.[0] ?? '';
    expect(linksIn(others).filter((link) => link.startsWith('/guides/acme/') && link !== guide)).toHaveLength(13);
  });
});
