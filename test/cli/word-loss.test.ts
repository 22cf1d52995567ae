import { describe, expect, test } from 'vitest';
import { compareWords, wordsOf } from '../../src/cli/content/compare-words.ts';

describe('wordsOf', () => {
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
    expect(compareWords('one two two three', 'two one')).toEqual({ wordsIn: 4, wordsOut: 2, lost: ['two', 'three'] });
  });
});
