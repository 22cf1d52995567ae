import { describe, expect, test } from 'vitest';
import { compareWords } from '../../src/cli/content/compare-words.ts';
import { readTokens } from '../../src/cli/content/source-tokens.ts';

const wordsOf = (source: string): string[] => readTokens(source).tokens.map(({ word }) => word);

describe('the words of a source', () => {
  test.each([
    [
      'frontmatter keys and other values',
      '---\ntitle: A title\ndescription: "Its text"\nicon: key\n---\n\nBody',
      'A title Its text Body',
    ],
    ['a title said twice', '---\ntitle: A title\n---\n\n# A title\n\nBody', 'A title Body'],
    ['the banner of a platform', '> ## Index\n> See https://a.test/llms.txt\n\n# Title', 'Title'],
    [
      'tags and attributes, but texts of attributes',
      '<Card title="Read *me*" icon="book" href="/x">In <b class=\'y\'>it</b></Card> <img src="a.png" alt={"The \'one\'"} />',
      'Read me In it The one',
    ],
    [
      'attributes over lines, with signs in them',
      '<Step\n  title="a > b"\n  style={{ a: "c" }}\n>\nd\n</Step>',
      'a b d',
    ],
    [
      'numbers of steps and lists',
      '### Step 1: Open\n\n1. One\n2) Two\n   - [x] Three\n\nSee step 1.',
      'Open One Two Three See step 1',
    ],
    [
      'variables, but not placeholders',
      '{product.name} and {callbackUrl} and {tenant} and \\{x.y}',
      'and and tenant and x y',
    ],
    ['statements and comments', 'import A from "b"\n\n{/* no */}<!-- no -->\n\nyes', 'yes'],
    [
      'addresses of links',
      '[words](https://no.test "Title") ![alt](/no.png) <https://yes.test> [a][no]\n\n[no]: https://no.test',
      'words Title alt https yes test a',
    ],
    ['code as it is', '`<b>{x}</b>`\n\n```js no\nimport a from "b"\n```', 'b x b import a from b'],
    ['entities and escapes', 'a&nbsp;b &amp; c\\_d \\<e> C:\\temp', 'a b c d e C temp'],
    ['placeholders that look like tags', '<your-org> <tenant>', 'your org tenant'],
    ['emoji', 'go 🚀', 'go 🚀'],
  ])('leaves out %s', (_name, source, words) => {
    expect(wordsOf(source).join(' ')).toBe(words);
  });

  test('is quick on tags that never end', () => {
    wordsOf(`<a ${'b '.repeat(20_000)}`);
    wordsOf('<a'.repeat(20_000));
    wordsOf('`'.repeat(5000));
  });
});

describe('compareWords', () => {
  test('counts each word', () => {
    const report = { wordsIn: 4, wordsOut: 2, lost: ['two', 'three'], changed: [] };
    expect(compareWords('one two two three', 'two\n\none')).toEqual(report);
  });

  test.each([
    ['a blank that is lost at the edge of a mark', 'one <b>two </b>three', 'one **two**three', ['two three']],
    ['a blank that was not there', 'set-<b>up</b>', 'set- **up**', ['set (glued) up']],
    ['a word that moved', 'one two three', 'three one two', ['two three']],
    ['a line of code', '```\na  b\n\tc\n```', '```\na  b\nc\n```', ['\tc']],
    ['lines of code in one', '```\na\nb\n```', '```\na b\n```', ['a', 'b']],
    ['a column that is lost', '| a |  | b |\n| - | - | - |', '| a | b |\n| - | - |', ['a (cell 2) b']],
    ['a cell that is text', '<table><tr><td>a</td><td>b</td></tr></table>', 'a b', ['a (cell 1) b']],
  ])('says %s', (_name, source, markdown, changed) => {
    expect(compareWords(source, markdown)).toMatchObject({ lost: [], changed });
  });

  test.each([
    ['a line of a paragraph that became a title', 'One two\nthree four', '1. **One two**\n\n   three four'],
    [
      'a list in an element',
      '<Steps><Step title="Open it">Click **here**.</Step></Steps>',
      '1. **Open it**\n\n   Click **here**.',
    ],
    ['a table as HTML', '<table><tr><th>a</th><td>b c</td></tr></table>', '| a | b c |\n| - | - |'],
    ['a row without pipes at its ends', 'a | b\n--- | ---\nc | d', '| a | b |\n| - | - |\n| c | d |'],
    ['a tag over lines', '<Card\n  title="One"\n  icon="x"\n>\nTwo\n</Card>', '**One**\n\nTwo'],
    ['a note of a platform', ':::tip Title\nText\n:::', '> **Title**\n>\n> Text'],
    ['a fence in a list', '- a\n\n  ```\n  b\n    c\n  ```', '* a\n\n  ```\n  b\n    c\n  ```'],
    ['code that a platform reads as content', '```mdx-code-block\n<Tabs>\n```\n\na', 'a'],
  ])('says nothing of %s', (_name, source, markdown) => {
    expect(compareWords(source, markdown)).toMatchObject({ lost: [], changed: [] });
  });
});
