import type { Link } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { compile, compilePage, type PublishedGuide, render } from '../../src/engine/index.ts';

const site = 'https://x.test';

test.each([
  'Replace <your-org> & co',
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '![x](y)',
  'a_b_c *d* `e',
  '</a>',
  'Braces \\{x}',
  '1. First',
])('the title and description %j is words in llms.txt', (title) => {
  const { value } = compilePage({
    source: `---\n${JSON.stringify({ title, description: title })}\n---\n\nx`,
    path: 'x.mdx',
  });
  if (!value) throw new Error('Cannot compile');
  const text = render([value], 'llms', { site, name: title, description: title });
  const tree = unified().use(remarkParse).parse(text);
  const links: Link[] = [];
  visit(tree, (node) => {
    expect(node.type).not.toMatch(/^(?:html|image|emphasis)$/u);
    if (node.type === 'link') links.push(node);
  });
  const words = title.replace('\\{', '{');
  expect(links.map((link) => [link.url, toString(link)])).toEqual([[`${site}/x.md`, words]]);
  expect(toString(tree.children[0])).toBe(words);
  expect(toString(tree.children[1])).toBe(words);
  expect(toString(tree.children.at(-1))).toBe(`${words}: ${words}`);
});

test('a path is written as an address has it', () => {
  const { guide } = compile({ source: '# T\n\n[x](#y)\n\n## Y\n\n1. Go\n', path: 'a b/c(d)/100% ö.md' });
  if (!guide) throw new Error('Cannot compile');
  const path = '/guides/a%20b/c(d)/100%25%20%C3%B6';
  const markdown = render(guide, 'markdown', { site });
  expect(parse(markdown.split('---\n')[1] ?? '')).toMatchObject({ canonical_url: `${site}${path}/` });
  expect(markdown).toContain(`${path.replace(/[()]/gu, '\\$&')}.md#y`);
  expect((JSON.parse(render(guide, 'json', { site })) as PublishedGuide).url).toBe(`${site}${path}/`);
  const tree = unified()
    .use(remarkParse)
    .parse(render([guide], 'llms', { site }));
  const inBrackets = path.replace('(', '%28').replace(')', '%29');
  visit(tree, 'link', ({ url }) => expect(url).toBe(`${site}${inBrackets}.md`));
});
