import { fromHtml } from 'hast-util-from-html';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import {
  type BodyNode,
  check,
  compile,
  compilePage,
  compileVariant,
  type PublishedGuide,
  render,
  type Variant,
  view,
} from '../../src/engine/index.ts';

const unsafe = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  ' \u0001javascript:alert(1)',
  'javascript\u00a0:alert(1)',
  '\u200bjavascript:alert(1)',
  '<javascript:alert(1)>',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'blob:https://a.test/x',
];
const head = '---\ntitle: T\ndescription: D.\n---\n\n<Steps><Step title="Go">On.</Step></Steps>\n\n';
const written = [
  '[x](javascript:alert\\(1\\))',
  '[x](<javascript:alert(1)>)',
  '[x](JAVASCRIPT&colon;alert\\(1\\))',
  '[x](java&#10;script:alert\\(1\\))',
  '[x](\\<javascript:alert\\(1\\)>)',
  '![x](vbscript:x)',
  '<a href="javascript&#58;alert(1)">x</a>',
  '<Card title="x" href=" javascript:alert(1)">y</Card>',
  '<Image src="data:text/html,x" alt="x" />',
  '<Video src="javascript:x" title="x" />',
  '[x][r]\n\n[r]: javascript:alert(1)',
  '[x][r]\n\n[r]: <javascript:alert(1)>',
  '![x][r]\n\n[r]:\n  <data:text/html,x> "t"',
];

describe('addresses that run', () => {
  test.each(written)('%j is reported at its place, and in no output', (text) => {
    for (const path of ['guides/x/y.md', 'guides/x/y.mdx']) {
      const { guide, diagnostics } = compile({ source: head + text, path });
      expect(diagnostics.map(({ code, position }) => `${code} ${position?.start.line}`)).toEqual(['url-unsafe 8']);
      expectSafe(guide);
    }
    const { value, diagnostics } = compilePage({ source: head + text, path: 'pages/x.md' });
    expect(diagnostics.map(({ code }) => code)).toEqual(['url-unsafe']);
    expectSafe(value);
  });

  test.each(unsafe)('%j as a variable is reported, and in no output', (evil) => {
    const text = `[x]({evil}) ![x]({evil}) [x][r] <a href="{evil}">x</a> <Image src="{evil}" alt="x" />

<Card title="x" href="{evil}">y</Card>

<Video src="{evil}" title="x" />

[r]: {evil}
`;
    const { guide, diagnostics } = compile({ source: head + text, path: 'guides/x/y.mdx', variables: ['evil'] });
    expect(diagnostics).toEqual([]);
    if (!guide) throw new Error('Cannot compile');
    const variants = [{ variant: variantWith(evil), path: 'variants/evil.yaml' }];
    expectSafe(view(guide, { variant: variantWith(evil) }));
    expect(check([guide], { variants }).map(({ code, position }) => `${code} ${position?.start.line}`)).toEqual(
      [8, 8, 8, 8, 8, 10, 12].map((line) => `url-unsafe ${line}`),
    );
    expect(
      check([guide], { variants: [{ variant: variantWith('https://a.test'), path: 'variants/good.yaml' }] }),
    ).toEqual([]);
  });

  test.each(unsafe)('%j in a model of another source is in no output', (url) => {
    const { guide } = compile({ source: head, path: 'x.mdx' });
    if (!guide) throw new Error('Cannot compile');
    const words: BodyNode[] = [{ type: 'text', value: 'x' }];
    const intro = [
      { type: 'paragraph', children: [{ type: 'link', url, children: words }] },
      { type: 'paragraph', children: [{ type: 'image', url, alt: 'x' }] },
      { type: 'block', name: 'Card', attributes: { title: 'x', href: url }, children: [] },
      { type: 'block', name: 'Image', attributes: { src: url, alt: 'x' }, children: [] },
      { type: 'block', name: 'Video', attributes: { src: `${url}.mp4`, title: 'x' }, children: [] },
    ] as BodyNode[];
    expectSafe({
      ...guide,
      intro,
      provider: {
        id: 'x',
        name: 'X',
        category: 'y',
        website: url,
        docs: url,
        logo: { src: url, license: 'MIT: see there', source: url },
      },
      verified: { on: '2026-08-01', against: 'console', source: url },
    });
    const page = compilePage({ source: head, path: 'pages/x.mdx' }).value;
    expectSafe(page && { ...page, body: intro });
  });
});

function expectSafe(document: Parameters<typeof render>[0] | undefined): void {
  if (!document || Array.isArray(document)) throw new Error('Cannot compile');
  const isPage = 'kind' in document && document.kind === 'page';
  expectSafeHtml(render(document, 'html'));
  expectSafeMarkdown(render(document, 'markdown'));
  if (isPage) return;
  const json = render(document, 'json');
  expect(json).not.toMatch(/(?:script|data|file|blob)\s*:/iu);
  for (const { html, markdown } of (JSON.parse(json) as PublishedGuide).intro) {
    expectSafeHtml(html);
    expectSafeMarkdown(markdown);
  }
}

function expectSafeHtml(html: string): void {
  visit(fromHtml(html, { fragment: true }), 'element', ({ properties }) => {
    for (const name of ['href', 'src']) expectSafeAddress(String(properties[name] ?? ''));
  });
}

function expectSafeMarkdown(markdown: string): void {
  visit(unified().use(remarkParse).parse(markdown), (node) => {
    if ('url' in node) expectSafeAddress(node.url);
  });
}

function expectSafeAddress(url: string): void {
  expect(url).toMatch(/^(?:https:\/\/[\w./?=#%-]*|[\w./#-]*)$/u);
}

function variantWith(evil: string): Variant {
  const source = JSON.stringify({ site: 'https://x.test', brand: { name: 'X' }, variables: { evil } });
  const { value } = compileVariant({ source, path: 'variants/x.yaml' });
  if (!value) throw new Error('Cannot compile the variant');
  return value;
}
