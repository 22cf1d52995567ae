/** Markdown that is legal in a `.md` file, and what MDX would take for tags in it. */
import { describe, expect, test } from 'vitest';
import { compile, frame, render } from '../../src/engine/index.ts';

const head = '# T\n\n> D.\n\n';

describe('addresses and titles in angle brackets are those of their links', () => {
  test.each([
    ['[x](<https://a.test/b>)', '[x](https://a.test/b)'],
    ['[x](<https://a.test/b c> "see <https://b.test>")', '[x](<https://a.test/b c> "see <https://b.test>")'],
    ['[x]( <https://a.test>\n"t" )', '[x](https://a.test "t")'],
    ['[x](\n<https://a.test>)', '[x](https://a.test)'],
    ["[x](/a 'a <tag> (b)')", '[x](/a "a <tag> (b)")'],
    ['![x](<https://a.test/b.png>)', '![x](https://a.test/b.png)'],
    ['[s]\n\n[s]: <https://a.test/b>', '[s](https://a.test/b)'],
    ['[s]\n\n[s]:\n  <https://a.test/b>\n  "t <u@a.test>"', '[s](https://a.test/b "t <u@a.test>")'],
    ['# H\n[s]: <https://a.test>\n[u]: <https://b.test>\n\n[s] [u]', '## H\n\n[s](https://a.test) [u](https://b.test)'],
    ['[s]\n\n- [s]: <https://a.test>', '[s](https://a.test)\n\n-'],
    ['<Note>\n[s]: <https://a.test>\n\n[s]\n</Note>', '> **Note:** [s](https://a.test)'],
    ['words\n[s]: <https://a.test>', 'words \\[s]: https://a.test'],
    ['[s]: <b>bold</b>', '\\[s]: **bold**'],
    ['x[^1]\n\n[^1]: <https://a.test>', 'x[^1]\n\n[^1]: https://a.test'],
    ['[x] (<https://a.test>)', '\\[x] ([https://a.test](https://a.test))'],
  ])('%j', (source, expected) => {
    expect(markdownOf(source)).toBe(expected);
  });
});

describe('brackets and tags that Markdown allows', () => {
  test.each([
    ['a <', 'a <'],
    ['- a <\n- b', '- a <\n- b'],
    ['a <\nb', 'a < b'],
    ['[x]: <', '\\[x]: <'],
    ['a <img alt=q/> b', 'a q b'],
    ['- a <br class=x> b', '- a\\\n  b'],
    ['a <img src=/b.png alt=q/> b', 'a ![q](/b.png) b'],
  ])('%j', (source, expected) => {
    expect(markdownOf(source)).toBe(expected);
  });
});

test('lines may end in carriage returns', () => {
  const source = `---\ntitle: T\ndescription: D.\nmethod: { id: x }\n---\n\n- a\n- {nobody.knows}\n`;
  const returns = source.replace(/\n/gu, '\r');
  const [first, second] = [source, returns].map((text) => compile({ source: text, path: 'x.mdx' }));
  expect(second).toEqual(first);
  const position = first?.diagnostics.find(({ code }) => code === 'token-unknown')?.position;
  if (!position) throw new Error('Cannot find the diagnostic');
  expect(position.start).toMatchObject({ line: 8, column: 3 });
  expect(frame(returns, position)).toBe(frame(source, position));
});

function markdownOf(source: string): string {
  const { guide, diagnostics } = compile({ source: `${head}${source}\n`, path: 'x.md' });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!guide) throw new Error('Cannot compile');
  return render(guide, 'markdown').split('# T\n\n')[1]?.trimEnd() ?? '';
}
