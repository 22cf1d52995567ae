import { expect, test } from 'vitest';
import { markdownTable } from './markdown-table.ts';

test('columns of text begin at the left, numbers end at the right', () => {
  const rows = [
    ['tool', 'CPU s'],
    ['Stepwell', '8.2'],
    ['a|b', '–'],
  ];
  expect(markdownTable(rows, [0])).toBe(`| tool     | CPU s |
| -------- | ----: |
| Stepwell |   8.2 |
| a\\|b     |     – |
`);
});

test('a column is as wide as the line under its head needs', () => {
  expect(
    markdownTable(
      [
        ['', 'n'],
        ['x', '1'],
      ],
      [0],
    ),
  ).toBe(`|     |   n |
| --- | --: |
| x   |   1 |
`);
});
