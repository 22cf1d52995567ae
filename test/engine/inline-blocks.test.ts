/** An inline block of a caller's own stands wherever ours do: its definition alone says that it is inline. */
import type { Heading } from 'mdast';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createEngine, defineBlock, type Page } from '../../src/engine/index.ts';
import { outlineOf } from '../../src/publication/page/outline.ts';

const key = defineBlock({
  name: 'Key',
  display: 'inline',
  attributes: z.object({ name: z.string().optional() }),
  toMdast: ({ name }, children) => [
    { type: 'strong', children: name ? [{ type: 'text', value: name }] : (children as Heading['children']) },
  ],
  toHast: ({ name }, children) => [
    {
      type: 'element',
      tagName: 'kbd',
      properties: {},
      children: name ? [{ type: 'text', value: name }] : children,
    },
  ],
});
const engine = createEngine({ blocks: [key] });
const begin = '---\ntitle: Keys\ndescription: Which to press.\n---\n\n';

function page(body: string): Page {
  const { value, diagnostics } = engine.compilePage({ source: begin + body, path: 'pages/keys.mdx' });
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error('Cannot compile the page');
  return value;
}

function html(body: string): string {
  return engine.render(page(body), 'html').replace(/^.*<\/header>|<\/article>$/gsu, '');
}

function markdown(body: string): string {
  return engine.render(page(body), 'markdown').split('# Keys\n\n')[1]?.trim() ?? '';
}

describe.each([
  ['a paragraph', 'Press <Key name="A" /> now.', '<p>Press <kbd>A</kbd> now.</p>', 'Press **A** now.'],
  ['a paragraph of its own', '<Key name="A" />', '<p><kbd>A</kbd></p>', '**A**'],
  ['an element on one line', '<p>Press <Key>A</Key></p>', '<p>Press <kbd>A</kbd></p>', 'Press **A**'],
  [
    'a list item',
    '- Press <Key name="A" />\n- <Key>B</Key>',
    listed('Press <kbd>A</kbd>', '<kbd>B</kbd>'),
    '- Press **A**\n- **B**',
  ],
  ['a link', '[Press <Key>A</Key>](/a/)', '<p><a href="/a/">Press <kbd>A</kbd></a></p>', '[Press **A**](/a/)'],
  [
    'an inline part for some readers',
    'Press <WhitelabelHide><Key name="A" /> or</WhitelabelHide> B.',
    '<p>Press <span data-guide-scopes="" data-whitelabel-hide=""><kbd>A</kbd> or</span> B.</p>',
    'Press **A** or B.',
  ],
  [
    'a block that is for some readers itself',
    'Press <Key name="A" data-whitelabel-hide /> now.',
    '<p>Press <span data-guide-scopes="" data-whitelabel-hide=""><kbd>A</kbd></span> now.</p>',
    'Press **A** now.',
  ],
])('in %s', (_place, source, asHtml, asMarkdown) => {
  test('it stands among words', () => {
    expect(html(source)).toBe(asHtml);
    expect(markdown(source)).toBe(asMarkdown);
  });
});

test('in a table cell it stands among words, and for its readers only', () => {
  const table = '| Key | For |\n| - | - |\n| <Key name="A" /> | <WhitelabelHide><Key>B</Key> or</WhitelabelHide> C |';
  expect(html(table)).toContain(
    '<td><kbd>A</kbd></td>\n<td><span data-guide-scopes="" data-whitelabel-hide=""><kbd>B</kbd> or</span> C</td>',
  );
  expect(markdown(table)).toContain('| **A** | **B** or C |');
  const { value: variant } = engine.compileVariant({
    source: 'site: https://a.example\nbrand: { name: Acme }\n',
    path: 'variants/a.yaml',
  });
  if (!variant) throw new Error('Cannot compile the variant');
  expect(engine.render(engine.view(page(table), { variant }), 'markdown')).toMatch(/\| \*\*A\*\* \| +C \|/u);
});

test('what is for some readers stays so in a cell that cannot hold its form', () => {
  const table = '| Key |\n| - |\n| <WhitelabelHide><Note>Ask us.</Note></WhitelabelHide> |';
  expect(html(table)).toContain('<td><span data-guide-scopes="" data-whitelabel-hide="">Ask us.</span></td>');
});

test('in a heading it is a word of the title, of the anchor and of the table of contents', () => {
  const document = engine.view(page('## Press <Key name="Enter" /> twice'));
  expect(engine.render(document, 'html')).toContain('<h2 id="press-enter-twice">Press <kbd>Enter</kbd> twice</h2>');
  expect(engine.render(document, 'markdown')).toContain('## Press **Enter** twice');
  expect(outlineOf(document, { engine, context: {} })).toEqual([
    { id: 'press-enter-twice', title: 'Press Enter twice', html: 'Press <strong>Enter</strong> twice', entries: [] },
  ]);
  expect(engine.render(document, 'search')).toContain('Press Enter twice');
});

test('in the titles of a guide it is a word as well', () => {
  const source = `# Connect <Key name="A" />\n\n> Link it.\n\n## Press <Key name="Enter" />\n\n1. Hold <Key>Shift</Key>\n\n#### Then <Key name="X" />\n`;
  const { guide } = engine.compile({ source, path: 'keys.md' });
  const [section] = guide?.sections ?? [];
  expect([guide?.title, section?.title, section?.id]).toEqual(['Connect A', 'Press Enter', 'press-enter']);
  expect(
    section?.content.flatMap((part) => (part.type === 'steps' ? part.steps : [])).map(({ title, id }) => [title, id]),
  ).toEqual([['Hold Shift', 'hold-shift']]);
  expect(guide && engine.render(guide, 'html')).toContain('id="then-x">Then <kbd>X</kbd></h');
});

test('an unknown block in it stays among words', () => {
  const { value } = engine.compilePage({
    source: `${begin}Press <Key><Glyph title="Enter">it</Glyph></Key> now.`,
    path: 'pages/keys.mdx',
  });
  expect(value && engine.render(value, 'html')).toContain('<p>Press <kbd><strong>Enter</strong> it</kbd> now.</p>');
});

function listed(...items: readonly string[]): string {
  return `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`;
}
