import * as fc from 'fast-check';
import type { fromMarkdown as Parse } from 'mdast-util-from-markdown';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { tokenize } from '../../src/engine/parse/tokenize.ts';
import { fuzzRuns } from '../fuzz-runs.ts';

vi.mock('mdast-util-from-markdown', async (importOriginal) => {
  const original = await importOriginal<{ readonly fromMarkdown: typeof Parse }>();
  return { ...original, fromMarkdown: vi.fn(original.fromMarkdown) };
});

// Other files that ran here have left an engine whose parser is not counted.
vi.resetModules();
const { fromMarkdown } = await import('mdast-util-from-markdown');
const { compile } = await import('../../src/engine/index.ts');

afterEach(() => {
  vi.mocked(fromMarkdown).mockClear();
});

const head = '---\ntitle: T\ndescription: D.\n---\n\n';

describe('a source is parsed once', () => {
  test.each([
    ['without a mistake', '## A\n\n1. b\n'],
    ['with tags across paragraphs', 'a <b>b\n\nc</b> d\n\n<Note>e\n\nf</Note>\n'],
    ['with tags that marks cut in two', '**<u>a**</u> *<b>b*</b>\n\n'.repeat(60)],
    ['with a tag across items', '- <b>a\n- b</b>\n'],
    ['with a tag that ends in a fence', '<Note>```\na\n</Note>\n'],
    ['with brackets in a table', '| < |\n|-|\n| <a {b| |\n'],
    ['with placeholders after an address', 'www.a.test<tenant> '.repeat(60)],
    ['with an expression that never ends', 'a {b\n\n<a {c\n'],
  ])('%s', (_name, text) => {
    for (const input of [{ path: 'a.mdx', tolerant: true }, { path: 'a.md' }]) {
      compile({ source: head + text, ...input });
      expect(fromMarkdown).toHaveBeenCalledTimes(1);
      vi.mocked(fromMarkdown).mockClear();
    }
  });

  test('whatever the mistakes', () => {
    const pieces = [
      '<b>',
      '</b>',
      '<div>',
      '</div>',
      '<a.b>',
      '<',
      '{',
      '}',
      '`',
      '*',
      '- ',
      '> ',
      '|',
      '\n',
      '\n\n',
      'a',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (body) => {
        vi.mocked(fromMarkdown).mockClear();
        compile({ source: `${head}${body}\n`, path: 'a.mdx', tolerant: true });
        expect(fromMarkdown).toHaveBeenCalledTimes(1);
      }),
      fuzzRuns(300),
    );
  });
});

describe('a source whose fixes are compared', () => {
  test('is parsed once more, however many there are', () => {
    compile({ source: head + '<br>\n\n'.repeat(5000), path: 'a.mdx' });
    expect(fromMarkdown).toHaveBeenCalledTimes(2);
  });

  test('is parsed a few times more if some of them harm', () => {
    // The address takes up the backslash that would make a word of the placeholder.
    compile({ source: head + 'www.a.test<tenant> '.repeat(60), path: 'a.mdx' });
    expect(vi.mocked(fromMarkdown).mock.calls.length).toBeLessThanOrEqual(41);
  });
});

describe('a text of twice the length takes the scanner twice the steps', () => {
  test.each([
    '{',
    '<a {',
    '<a b={',
    '<a b="',
    '<a b=c ',
    '<!--',
    '{/*',
    '`',
    '` ',
    '``a` ',
    '](',
    '<b>',
    '- ',
    '> ',
    '<a\n',
  ])('%s', (unit) => {
    expect(growthOf(unit)).toBeLessThan(2.5);
  });

  test('whatever is repeated', () => {
    const signs = [
      '<',
      '>',
      'a',
      ' ',
      '=',
      '"',
      "'",
      '{',
      '}',
      '/',
      '`',
      '[',
      ']',
      '(',
      ')',
      ':',
      '\\',
      '\n',
      '*',
      '-',
      '!',
      '|',
    ];
    const unit = fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(unit, (repeated) => growthOf(repeated) < 2.5),
      fuzzRuns(200),
    );
  });
});

/** How many times the characters looked at grow when the text doubles. */
function growthOf(unit: string): number {
  const [once, twice] = [500, 1000].map((count) => stepsOf(unit.repeat(count)));
  return (twice ?? 0) / (once ?? 1);
}

/** The characters that the scanner looks at through searches and patterns, of which each costs one at least. */
function stepsOf(source: string): number {
  let steps = 0;
  // oxlint-disable-next-line typescript/unbound-method -- both are called with the text they search
  const [{ indexOf }, { exec }] = [String.prototype, RegExp.prototype];
  const spies = [
    vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, word, from = 0) {
      const found = indexOf.call(this, word, from);
      steps += 1 + Math.max(0, (found === -1 ? this.length : found) - from);
      return found;
    }),
    vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text) {
      const from = this.lastIndex;
      const found = exec.call(this, text);
      steps += 1 + (found ? found.index + found[0].length - from : this.sticky ? 0 : text.length - from);
      return found;
    }),
  ];
  try {
    tokenize(source, 0);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return steps;
}
