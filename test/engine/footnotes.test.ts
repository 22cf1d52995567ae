import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { compile, render } from '../../src/engine/index.ts';

const source = `# T

## A

1. One[^1] and again[^1].
2. Two[^1] and [^n].

[^1]: First text.

[^n]: Another.

[^1]: Second text.
`;

test('of a footnote defined twice no text is lost', () => {
  const { guide, diagnostics } = compile({ source, path: 'x.md' });
  const found = diagnostics.filter(({ code }) => code === 'footnote-duplicate');
  expect(found.map(({ severity, position }) => [severity, position?.start.line])).toEqual([['warning', 12]]);
  if (!guide) throw new Error('Cannot compile');
  for (const format of ['markdown', 'html', 'json']) {
    expect(render(guide, format)).toContain('First text.');
    expect(render(guide, format)).toContain('Second text.');
  }
});

test('every reference to a footnote has an id of its own, and leads somewhere', () => {
  const { guide } = compile({ source, path: 'x.md' });
  if (!guide) throw new Error('Cannot compile');
  const ids: string[] = [];
  const targets: string[] = [];
  visit(fromHtml(render(guide, 'html'), { fragment: true }), 'element', ({ properties }) => {
    if (properties['id']) ids.push(properties['id']);
    if (properties['href']) targets.push(properties['href'].slice(1));
  });
  expect(ids.filter((id) => id.startsWith('guide-ref-'))).toEqual([
    'guide-ref-1',
    'guide-ref-1-2',
    'guide-ref-1-3',
    'guide-ref-n',
  ]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
});
