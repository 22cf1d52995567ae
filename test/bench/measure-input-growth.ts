import { compile, compileProvider, compileVariant } from '../../src/engine/index.ts';
import { cell, markdownTable } from './markdown-table.ts';

/** What compiling one text costs, repeated to each of the sizes. */
export interface InputCost {
  readonly input: string;
  /** Milliseconds of processor time, by kilobytes. */
  readonly milliseconds: readonly number[];
}

/** Sizes in kilobytes, each twice the one before. */
const sizes = [10, 20, 40, 80];

const head = '---\ntitle: T\ndescription: D.\n---\n\n';

/** What has been slow, and what ordinary files are full of. */
const units = [
  '{',
  '{/*',
  '<',
  '<a {',
  '<a b={',
  '<a b="',
  '<a b=c ',
  '<!--',
  '<b>',
  '</b>',
  '<br>',
  '<tenant> ',
  '`',
  '` ',
  '``a` ',
  '[',
  '](',
  '[a](b "',
  '[a]: <b\n',
  '"',
  "'",
  '\\',
  '*',
  '*a_ ',
  '**a ',
  '~~a ',
  '- a\n',
  '> a\n',
  '1. a\n\n   b\n',
  '|a|\n|-|\n',
  '## a\n\nb\n\n',
  '- a\n\nb\n\n',
  '> a\n\n',
  ':::tip\n\n',
  ':::tip\na\n:::\n\n',
  '{% hint %}\n\n',
  '- a\n> b\n\n',
  '- a\n1. b\n',
  '> - a\n\n1. > b\n\n',
  'a\n- \n',
  'a\n-\n',
  '[^a]: b\n\n',
  '    a\n\n',
  '- [ ] a\n',
  '[^a]: b\n\n[^a]\n\n',
  '{a.b} ',
  ' ',
  '<Step title="a">\n\nb\n\n</Step>\n\n',
  '<p>a <b>b</b></p>\n',
  '<b>a\n\nb</b>\n\n',
];

const pairs = [
  ['[', ']'],
  ['(', ')'],
  ['*', '*'],
  ['{', '}'],
  ['[', '](b)'],
] as const;

type Compile = (source: string) => unknown;

const files: Readonly<Record<string, Compile>> = {
  mdx: (text) => compile({ source: head + text, path: 'growth.mdx' }),
  md: (text) => compile({ source: head + text, path: 'growth.md' }),
};

const yamlFiles: Readonly<Record<string, Compile>> = {
  'provider.yaml': (text) => compileProvider({ source: `name: A\ncategory: hris\n${text}`, path: 'a/provider.yaml' }),
  'variant.yaml': (text) => compileVariant({ source: `site: https://a.test\n${text}`, path: 'variants/a.yaml' }),
};

const yamlUnits = ['{', '[', '"', 'a:\n', '- a\n', 'a: [b]\n', '&a ', '# a\n'];

/** Compiles texts that are one sign again and again, in sizes that double. */
export function measureInputGrowth(): InputCost[] {
  const repeated = units.flatMap((unit) =>
    Object.entries(files).map(([file, run]) =>
      measure(`${file} ${JSON.stringify(unit)}`, run, (size) => unit.repeat(size / unit.length)),
    ),
  );
  const nested = pairs.map(([open, close]) =>
    measure(`md ${open} in ${close}`, files['md'] ?? (() => undefined), (size) => {
      const count = size / (open.length + close.length);
      return `${open.repeat(count)}x${close.repeat(count)}`;
    }),
  );
  const yaml = yamlUnits.flatMap((unit) =>
    Object.entries(yamlFiles).map(([file, run]) =>
      measure(`${file} ${JSON.stringify(unit)}`, run, (size) => unit.repeat(size / unit.length)),
    ),
  );
  return [...repeated, ...nested, ...yaml];
}

export function printInputGrowth(costs: readonly InputCost[]): string {
  const rows = costs.map(({ input, milliseconds }) => {
    const [before = 0, last = 0] = milliseconds.slice(-2);
    return [input, ...milliseconds.map((time) => cell(time)), before > 0 ? cell(last / before, 1) : '–'];
  });
  const head = ['input', ...sizes.map((size) => `${size} kB`), 'last doubling'];
  return `## Compiling one text again and again\n\nMilliseconds of processor time.\n\n${markdownTable([head, ...rows], [0])}`;
}

function measure(input: string, run: Compile, make: (size: number) => string): InputCost {
  const milliseconds = sizes.map((size) => {
    const text = make(size * 1000);
    const before = process.threadCpuUsage();
    run(text);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return { input, milliseconds };
}
