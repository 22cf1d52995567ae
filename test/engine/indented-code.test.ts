import { expect, test } from 'vitest';
import { compile, render } from '../../src/engine/index.ts';

function markdownOf(text: string, path = 'guide.md'): string {
  const { value, diagnostics } = compile({
    source: `---\ntitle: Fabrikam\ndescription: How to connect Fabrikam.\n---\n\n## Do\n\n${text}`,
    path,
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return value ? (render(value, 'markdown').split('## Do\n\n')[1] ?? '') : '';
}

test.each([
  [
    'of two lines',
    'Run:\n\n    one --key <key>\n    two {x}\n\n1. Go\n',
    'Run:\n\n```\none --key <key>\ntwo {x}\n```\n',
  ],
  [
    'with lines of blanks and more blanks',
    'Run:\n\n    one\n\n      two\n\nThen.\n',
    'Run:\n\n```\none\n\n  two\n```\n\nThen.\n',
  ],
  ['after a tab', 'Run:\n\n\tone\n\ttwo\n', '```\none\ntwo\n```\n'],
  ['that holds a fence', 'Run:\n\n    one\n    ```\n', '````\none\n```\n````\n'],
  [
    'under a heading, with the line ends of Windows',
    '### Run\r\n\r\n    one\r\n    two\r\n',
    '### Run\n\n```\none\ntwo\n```\n',
  ],
  ['at the end', 'Run:\n\n    one', '```\none\n```\n'],
  [
    'in a list item',
    '1. Run:\n\n       one\n       two\n\n2. Go\n',
    '1. **Run:**\n\n   ```\n   one\n   two\n   ```\n\n2. **Go**\n',
  ],
  ['in a quote', '> Run:\n>\n>     one\n>     two\n', '> Run:\n>\n> ```\n> one\n> two\n> ```\n'],
])('indented code %s is code in Markdown', (_name, text, printed) => {
  expect(markdownOf(text)).toContain(printed);
});

test.each([
  ['a line that goes on a paragraph', 'Run\n    this.\n'],
  ['a line of MDX', 'Run:\n\n    this.\n', 'guide.mdx'],
  ['a line in a component', '<Note>\n\n    Run this.\n\n</Note>\n'],
  ['a line in an element', '<div>\n\n    Run this.\n\n</div>\n'],
  ['a line of a note', '!!! note\n\n    Run this.\n'],
  ['a paragraph of a list item', '- Run\n\n    this.\n'],
])('%s is no code', (_name, text, path?: string) => {
  expect(markdownOf(text, path)).not.toContain('```');
});
