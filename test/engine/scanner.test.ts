import * as fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { syntaxOf } from '../../src/engine/parse/syntax.ts';
import { tokenize } from '../../src/engine/parse/tokenize.ts';
import { fuzzRuns } from '../fuzz-runs.ts';

const pieces =
  '- |-|-   |* |1. |2. |10) |> |>|  |    | |\t|```|````|~~~|```js|<X />|<Y /> a|a|b `|# h|---|===|***|{1}'.split('|');
const line = fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((parts) => parts.join(''));
const text = fc
  .array(fc.oneof({ weight: 4, arbitrary: line }, fc.constant('')), { minLength: 1, maxLength: 9 })
  .map((lines) => lines.join('\n'));

describe('the scanner of tags', () => {
  test.each([
    ['a fence ends with its list item', '- Key:\n    ```\n    abc\n\n- <X />\n'],
    ['a fence ends with its quote', '> ```\n> abc\n<X />\n'],
    ['what closes a fence is in its list item', '1. ```\n   abc\n```\n<X />\n'],
    ['a fence in an item that begins with a blank line', '-\n  ```\n  <X />\n  ```\n<X />\n'],
    ['a code span ends with its list item', '- Press `\n- <X />\n- Press `\n'],
    ['a number other than one is no list in a paragraph', 'On page\n2. ```\n<X />\n'],
  ])('%s', (_name, source) => {
    expect(found(source)).toEqual(parsed(source));
  });

  test('finds the tags that the parser finds, whatever lists, quotes and fences they stand in', () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(found(source)).toEqual(parsed(source));
      }),
      fuzzRuns(3000),
    );
  });
});

function found(source: string): number[] {
  return tokenize(source, 0).flatMap((mark) => (mark.type === 'tag' ? [mark.start] : []));
}

function parsed(source: string): number[] {
  const offsets: number[] = [];
  const tree = fromMarkdown(source, { extensions: [syntaxOf(source)], mdastExtensions: [mdxJsxFromMarkdown()] });
  visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], ({ position }) => {
    if (position?.start.offset !== undefined) offsets.push(position.start.offset);
  });
  return offsets;
}
