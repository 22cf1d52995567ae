import { describe, expect, test } from 'vitest';
import { check, compile, compilePage, compileProvider, type Guide, type Page } from '../../src/engine/index.ts';
import { contentPage, isMisplaced } from '../../src/workspace/content-kinds.ts';

function pageAt(path: string): Page {
  const { value } = compilePage({
    source: '---\ntitle: T\ndescription: D.\n---\n\nWords.\n',
    path,
    id: contentPage(path)?.id,
  });
  if (!value) throw new Error('Cannot compile');
  return value;
}

function providerAt(path: string): {
  path: string;
  provider: NonNullable<ReturnType<typeof compileProvider>['value']>;
} {
  const { value } = compileProvider({ source: 'name: Acme\n', path });
  if (!value) throw new Error('Cannot compile');
  return { path, provider: value };
}

const acme = providerAt('guides/acme/provider.yaml');

function guideAt(path: string): Guide {
  const { guide } = compile({ source: '# T\n\n## A\n\n1. Go\n', path, provider: acme.provider });
  if (!guide) throw new Error('Cannot compile');
  return guide;
}

function conflicts(guides: readonly Guide[], pages: readonly Page[], providers = [acme]): string[] {
  const found = check(guides, { pages, providers, isMisplaced, hasFile: () => false });
  return found.filter(({ code }) => code === 'page-conflict').map(({ path, message }) => `${path}: ${message}`);
}

describe('a page where the site has something of its own', () => {
  const taken =
    '404 guides guides/index guides/acme guides/Acme guides/acme/index Guides llms.txt favicon.svg ' +
    'guides.json robots.txt sitemap.xml embed embed.js embed/x schema/guide.json assets/x .well-known/x _astro/x mcp ' +
    'linking handbook handbook/x errors/link-broken browse browse/hris';
  test.each(taken.split(' '))('pages/%s.mdx', (id) => {
    expect(conflicts([], [pageAt(`pages/${id}.mdx`)])).toHaveLength(1);
  });

  test.each([
    'pages/x.mdx',
    'pages/guides/x.mdx',
    'handbook/index.mdx',
    'handbook/x.mdx',
    'errors/x.mdx',
    'pages/embedded.mdx',
    'pages/guides/browse.mdx',
  ])('not %s', (path) => {
    expect(conflicts([], [pageAt(path)])).toEqual([]);
  });
});

test('a guide called index stands where its provider is', () => {
  expect(conflicts([guideAt('guides/acme/index.md')], [])).toEqual([
    'guides/acme/index.md: `guides/acme/provider.yaml` is published at `/guides/acme/index/` too, and only one can be there.',
  ]);
});

test('a page with the path of a guide, and two files of one provider', () => {
  expect(conflicts([guideAt('guides/acme/key.md')], [pageAt('pages/guides/acme/key.mdx')])).toHaveLength(1);
  expect(conflicts([], [], [acme, providerAt('guides/acme/provider.yml')])).toEqual([
    'guides/acme/provider.yml: `guides/acme/provider.yaml` is published at `/guides/acme/` too, and only one can be there.',
  ]);
});
