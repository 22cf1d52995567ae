import { describe, expect, test } from 'vitest';
import {
  compile,
  type DocumentView,
  guidesJsonSchema,
  publishedGuideSchema,
  render,
  renderFiles,
  view,
} from '../../src/engine/index.ts';
import type { RenderContext } from '../../src/engine/print/render-context.ts';

const site = 'https://guides.example';
const { guide } = compile({ source: '# Connect & link <it>\n\n> D.\n\n## S\n\n1. Go\n', path: 'acme/api-key.md' });
if (!guide) throw new Error('Cannot compile');
const seen = view(guide);

/** Guides of some 3 kB. */
function documents(count: number): DocumentView[] {
  const requires = [`An account with ${'every permission there is '.repeat(110)}`];
  return Array.from({ length: count }, (_none, at): DocumentView => ({ ...seen, id: `acme/method-${at}`, requires }));
}

describe('llms-full.txt', () => {
  test('is one file while it fits', () => {
    const [only, ...others] = renderFiles(documents(3), 'llms-full', { site, name: 'Guides' });
    expect(others).toEqual([]);
    expect(only?.path).toBe('llms-full.txt');
    expect(only?.content).toMatch(/^# Guides: all guides\n\n---\ntitle: Connect & link/u);
    for (const document of documents(3)) expect(only?.content).toContain(render(document, 'markdown', { site }));
  });

  test('goes on in parts past a megabyte, each whole, the first naming the others', () => {
    const guides = documents(800);
    const files = renderFiles(guides, 'llms-full', { site, name: 'Guides' });
    expect(files.map(({ path }) => path)).toEqual(['llms-full.txt', 'llms-full-2.txt', 'llms-full-3.txt']);
    for (const { content } of files) expect(Buffer.byteLength(content)).toBeLessThanOrEqual(1_000_000);
    expect(files[0]?.content).toContain(`> More parts: ${site}/llms-full-2.txt ${site}/llms-full-3.txt\n`);
    expect(files[2]?.content).toContain(`> The first part: ${site}/llms-full.txt\n`);
    const text = files.map(({ content }) => content).join('');
    for (const document of guides) expect(text).toContain(render(document, 'markdown', { site }));
  });
});

describe('guides.json', () => {
  test('has each guide with the digest of its own file', () => {
    const context = { site };
    const catalogue = guidesJsonSchema.parse(JSON.parse(render([seen], 'catalogue', context)));
    const published = publishedGuideSchema.parse(JSON.parse(render(seen, 'json', context)));
    expect(catalogue).toEqual({
      total: 1,
      guides: [
        { id: 'acme/api-key', title: published.title, url: published.url, scopes: [], digest: published.digest },
      ],
    });
  });

  test('is in parts past a megabyte, each naming the next', () => {
    const title = 'A title of many words '.repeat(20);
    const guides = documents(5000).map((document) => ({ ...document, title, requires: [] }) as DocumentView);
    const files = renderFiles(guides, 'catalogue', { site });
    const parts = files.map(({ content }) => guidesJsonSchema.parse(JSON.parse(content)));
    expect(files.map(({ path }) => path).slice(0, 3)).toEqual(['guides.json', 'guides-2.json', 'guides-3.json']);
    for (const { content } of files) expect(Buffer.byteLength(content)).toBeLessThanOrEqual(1_000_000);
    expect(parts.map(({ next }) => next)).toEqual([...files.slice(1).map(({ path }) => `${site}/${path}`), undefined]);
    expect(parts.flatMap((part) => part.guides.map(({ id }) => id))).toEqual(guides.map(({ id }) => id));
    expect(new Set(parts.map(({ total }) => total))).toEqual(new Set([5000]));
  });
});

describe('sitemap.xml', () => {
  test('has every address once, with a date only where the document states one', () => {
    const named = { ...seen, id: "a&b/x'y", updated: '2026-08-01' };
    expect(render([seen, named, seen], 'sitemap', { site })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url><loc>${site}/guides/a%26b/x&#39;y/</loc><lastmod>2026-08-01</lastmod></url>
  <url><loc>${site}/guides/acme/api-key/</loc></url>
</urlset>
`);
  });

  test('is an index of files past 50,000 addresses', () => {
    const files = renderFiles(documents(50_001), 'sitemap', { site });
    expect(files.map(({ path }) => path)).toEqual(['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml']);
    expect(files[0]?.content).toContain(`<sitemap><loc>${site}/sitemap-2.xml</loc></sitemap>`);
    expect(files.slice(1).map(({ content }) => content.match(/<url>/gu)?.length)).toEqual([50_000, 1]);
  });
});

test.each<[RenderContext, string]>([
  [{ site }, `User-agent: *\nContent-Signal: search=yes\nAllow: /\n\nSitemap: ${site}/sitemap.xml\n`],
  [
    { site, signals: { 'ai-input': true, 'ai-train': false } },
    `User-agent: *\nContent-Signal: search=yes, ai-input=yes, ai-train=no\nAllow: /\n\nSitemap: ${site}/sitemap.xml\n`,
  ],
  [
    { site, listed: false, signals: { 'ai-input': true } },
    'User-agent: *\nContent-Signal: search=no, ai-input=yes\nAllow: /\n',
  ],
])('robots.txt of %j', (context, text) => {
  expect(render([], 'robots', context)).toBe(text);
});

describe('what agents can use', () => {
  test('is an MCP server with its card, the same at both addresses', () => {
    const provider = { id: 'acme', name: 'Acme', category: 'crm' };
    const files = renderFiles([{ ...seen, provider }], 'ard', { site, name: 'Guides', mcp: `${site}/mcp` });
    expect(files.map(({ path }) => path)).toEqual(['.well-known/ai-catalog.json', '.well-known/ard.json']);
    expect(files[0]?.content).toBe(files[1]?.content);
    const { specVersion, entries } = JSON.parse(files[0]?.content ?? '') as Record<string, unknown>;
    expect(specVersion).toBe('1.0');
    expect(entries).toEqual([
      expect.objectContaining({
        identifier: expect.stringMatching(/^urn:air:guides\.example:[\w.-]+:[\w.-]+$/u),
        displayName: 'Guides',
        type: 'application/mcp-server-card+json',
        representativeQueries: expect.arrayContaining(['How do I connect Acme?']),
        data: expect.objectContaining({ remotes: [{ type: 'streamable-http', url: `${site}/mcp` }] }),
      }),
    ]);
  });

  test('is nothing without one', () => {
    expect(JSON.parse(render([seen], 'ard', { site }))).toMatchObject({ entries: [] });
  });
});

test('a format of one document has no files', () => {
  expect(() => renderFiles([seen], 'markdown')).toThrow('Cannot render files of "markdown"');
});
