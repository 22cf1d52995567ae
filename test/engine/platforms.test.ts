import { describe, expect, test } from 'vitest';
import { compile, type Diagnostic, type Guide, render } from '../../src/engine/index.ts';

const head = '---\ntitle: Connect Fabrikam\ndescription: Link an account.\n---\n\n';

function read(
  body: string,
  path = 'fabrikam.mdx',
): { guide: Guide; titles: string[]; codes: string[]; markdown: string } {
  const { value, diagnostics } = compile({ source: head + body, path });
  if (!value) throw new Error(diagnostics.map(({ message }: Diagnostic) => message).join('\n'));
  const titles = value.sections.flatMap(({ content }) =>
    content.flatMap((part) => (part.type === 'steps' ? part.steps.map(({ title }) => title) : [])),
  );
  return { guide: value, titles, codes: diagnostics.map(({ code }) => code), markdown: render(value, 'markdown') };
}

describe('tabs of other platforms', () => {
  test.each([
    [
      'named in a list',
      '<Tabs items={["Mouse", "Keys"]}>\n<Tab>\n\nOne.\n\n</Tab>\n<Tab>\n\nTwo.\n\n</Tab>\n</Tabs>\n',
    ],
    [
      'named by objects',
      '<Tabs items={[{ label: "Mouse" }, { label: "Keys" }]}>\n<Tabs.Tab>\n\nOne.\n\n</Tabs.Tab>\n<Tabs.Tab>\n\nTwo.\n\n</Tabs.Tab>\n</Tabs>\n',
    ],
    [
      'named by a label',
      '<Tabs>\n<TabItem value="m" label="Mouse">\n\nOne.\n\n</TabItem>\n<TabItem label="Keys">\n\nTwo.\n\n</TabItem>\n</Tabs>\n',
    ],
    [
      'named by a value',
      '<Tabs>\n<TabItem value="Mouse">\n\nOne.\n\n</TabItem>\n<Tab value="Keys">\n\nTwo.\n\n</Tab>\n</Tabs>\n',
    ],
  ])('%s keep their names', (_, tabs) => {
    const { markdown, codes } = read(`## Ways\n\n${tabs}\n1. Go on.\n2. End.\n`);
    expect(markdown).toMatch(/\*\*Mouse\*\*\s+One\.\s+\*\*Keys\*\*\s+Two\./u);
    expect(codes).toEqual([]);
  });

  test('that hold numbered lists are sections with steps', () => {
    const { guide, titles } = read(
      '## Ways\n\n<Tabs>\n<TabItem label="Page">\n\n1. Open it.\n2. Copy it.\n\n</TabItem>\n<TabItem label="Shell">\n\n1. Run it.\n\n</TabItem>\n</Tabs>\n',
    );
    expect(titles).toEqual(['Open it.', 'Copy it.', 'Run it.']);
    expect(guide.sections.map(({ title }) => title)).toEqual(['Ways', 'Page', 'Shell']);
  });
});

describe('pictures of other platforms', () => {
  test.each([
    ['<Image src="/lock.png" alt="A lock" width={20} />', '![A lock](/lock.png)'],
    ['<Figure src="/lock.png" alt="A lock" caption="Here" />', '![A lock](/lock.png)\n\n_Here_'],
    ['<ThemedImage alt="A lock" sources={{ light: "/lock.png", dark: "/night.png" }} />', '![A lock](/lock.png)'],
    ['<Frame>\n  <img src="/lock.png" alt="A lock" />\n</Frame>', '![A lock](/lock.png)'],
  ])('%s', (picture, printed) => {
    const { markdown, codes } = read(`import Image from "next/image"\n\n## Do\n\n${picture}\n\n1. Open it.\n2. End.\n`);
    expect(markdown).toContain(printed);
    expect(codes).toEqual([]);
  });
});

test('what a page says of itself to machines is left out', () => {
  const { codes, markdown } = read(
    '<head>\n  <link rel="canonical" href="https://x.example" />\n  <meta name="a" content="b" />\n</head>\n\n## Do\n\n1. Open it.\n2. End.\n',
  );
  expect(codes).toEqual([]);
  expect(markdown).not.toContain('x.example');
});

test('what stands between fences for MDX is read, and its place is where it was', () => {
  const body =
    '## Do\n\n```mdx-code-block\n<Tabs>\n<TabItem label="Page">\n```\n\n1. Open it.\n2. End.\n\n```mdx-code-block\n</TabItem>\n</Tabs>\n```\n\n<Nothing>here</Nothing>\n';
  for (const text of [body, body.replaceAll('\n', '\r\n')]) {
    const { value, diagnostics } = compile({ source: head + text, path: 'fabrikam.mdx' });
    expect(value && render(value, 'markdown')).not.toContain('mdx-code-block');
    expect(diagnostics.map(({ code }) => code)).toEqual(['block-unknown']);
    expect(diagnostics[0]?.position?.start.offset).toBe((head + text).indexOf('<Nothing>'));
  }
});

describe('numbered lists', () => {
  test.each([
    ['a picture', '![Lock](https://x.example/a.png)'],
    ['code', '```sh\nrun it\n```'],
    ['a sentence', 'It takes a minute.'],
  ])('go on after %s that is not indented, which belongs to the step before it', (_, between) => {
    const { guide, titles } = read(`## Do\n\n1. Open it.\n2. Copy it.\n\n${between}\n\n3. Paste it.\n4. End.\n`);
    expect(titles).toEqual(['Open it.', 'Copy it.', 'Paste it.', 'End.']);
    expect(render(guide, 'markdown').indexOf(between.split('\n')[0] ?? '')).toBeLessThan(
      render(guide, 'markdown').indexOf('Paste it.'),
    );
  });

  test('that begin anew are another list', () => {
    expect(read('## Do\n\n1. Open it.\n2. Copy it.\n\nThen choose:\n\n1. One.\n2. Two.\n').titles).toEqual([
      'Open it.',
      'Copy it.',
    ]);
  });

  test('without any heading are the steps of the page', () => {
    expect(read('Do this:\n\n1. Open it.\n2. Copy it.\n').titles).toEqual(['Open it.', 'Copy it.']);
  });

  test('before a heading are prose if others come after it', () => {
    expect(read('It covers:\n\n1. Keys.\n2. Rights.\n\n## Do\n\n1. Open it.\n2. Copy it.\n').titles).toEqual([
      'Open it.',
      'Copy it.',
    ]);
  });
});

describe('numbered headings', () => {
  test('are steps', () => {
    const { titles } = read('## 1. Open it\n\nClick.\n\n## 2. Copy it\n\nClick again.\n');
    expect(titles).toEqual(['Open it', 'Copy it']);
  });

  test('over numbered lists are sections', () => {
    const { guide, titles } = read(
      '## 1. Prepare\n\n1. Open it.\n2. Copy it.\n\n## 2. Finish\n\n1. Paste it.\n2. End.\n',
    );
    expect(guide.sections.map(({ title }) => title)).toEqual(['1. Prepare', '2. Finish']);
    expect(titles).toEqual(['Open it.', 'Copy it.', 'Paste it.', 'End.']);
  });

  test('that do not count are sections', () => {
    expect(read('## 2. Second\n\nClick.\n\n## 5. Fifth\n\nClick.\n').titles).toEqual([]);
  });
});
