import { toString } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import {
  compile,
  compilePage,
  type DocumentView,
  filePathOf,
  pathOf,
  renderFiles,
  view,
} from '../../src/engine/index.ts';
import { parseLlms, printLlms, readAsReference } from './llms-grammar.ts';

const site = 'https://guides.example';
const categories = new Map([
  ['hris', 'HR systems'],
  ['crm', 'CRM and sales'],
  ['optional', 'Optional'],
]);

const { guide } = compile({ source: '# T\n\n> D.\n\n## S\n\n1. Go\n', path: 'guides/acme/api-key.md' });
const { value: page } = compilePage({ source: '---\ntitle: P\ndescription: D.\n---\n\nx', path: 'p.mdx' });
if (!guide || !page) throw new Error('Cannot compile');
const whole = { ...view(guide), id: 'acme/api-key' };

/** As many guides, four of each provider, with the page of each provider. */
function documents(count: number): DocumentView[] {
  const guides = Array.from({ length: count }, (_none, at): DocumentView => {
    const id = `provider-${Math.floor(at / 4)}`;
    const category = [...categories.keys()][Math.floor(at / 4) % 3] ?? '';
    return {
      ...whole,
      id: `${id}/method-${at % 4}`,
      title: `Connect Provider ${Math.floor(at / 4)} with method ${at % 4}`,
      description: `Create a key with the permissions that are needed, and link account number ${at}.`,
      provider: { id, name: `Provider ${Math.floor(at / 4)}`, category },
    };
  });
  const providers = [...new Set(guides.map(({ id }) => id.split('/')[0]))];
  return [
    ...guides,
    ...providers.map((id) => ({ ...page, id: `guides/${id}`, title: `Connect ${id}` }) as DocumentView),
  ];
}

function filesOf(count: number): Map<string, string> {
  const all = renderFiles(documents(count), 'llms', { site, name: 'Guides', description: 'How to link.', categories });
  expect(all[0]?.path).toBe('llms.txt');
  return new Map(all.map(({ path, content }) => [path, content]));
}

describe.each([1, 100, 1000, 5000])('%i guides', (count) => {
  const files = filesOf(count);

  test('every file is what the grammar prints', () => {
    for (const [path, text] of files) expect(printLlms(parseLlms(text)), path).toBe(text);
    expect(parseLlms(files.get('llms.txt') ?? '').details).toBeDefined();
  });

  test('the reference parser reads the same links', () => {
    for (const text of files.values()) {
      const { sections } = parseLlms(text);
      expect(readAsReference(text).sections).toEqual(new Map(sections.map(({ title, links }) => [title, links])));
    }
  });

  test('every document is there once, in the index or in a file that it names', () => {
    const index = parseLlms(files.get('llms.txt') ?? '').sections.flatMap(({ links }) => links);
    const parts = index.filter(({ url }) => url.endsWith('.txt')).map(({ url }) => url.slice(site.length + 1));
    expect([...files.keys()].slice(1).sort()).toEqual(parts.sort());
    const links = [
      ...index.filter(({ url }) => !url.endsWith('.txt')),
      ...parts.flatMap((part) => parseLlms(files.get(part) ?? '').sections.flatMap((section) => section.links)),
    ];
    expect(links.every(({ url }) => !url.endsWith('.txt'))).toBe(true);
    expect(links.map(({ url }) => url).sort()).toEqual(
      documents(count)
        .map((document) => site + filePathOf(pathOf(document), 'md'))
        .sort(),
    );
    expect(links.every(({ description }) => description !== undefined)).toBe(true);
  });

  test('no file is long, and the names of sections are words', () => {
    for (const [path, text] of files)
      expect(text.length, path).toBeLessThanOrEqual(path === 'llms.txt' ? 20_000 : 25_000);
    const titles = parseLlms(files.get('llms.txt') ?? '').sections.map(({ title }) => title);
    expect(titles.slice(0, -1).every((title) => ['HR systems', 'CRM and sales', '“Optional”'].includes(title))).toBe(
      true,
    );
    expect(titles.at(-1)).toBe('Optional');
  });
});

test('what is optional moves out first', () => {
  const guides = documents(4).filter(({ kind }) => kind !== 'page');
  const pages = Array.from({ length: 200 }, (_none, at): DocumentView => ({
    ...page,
    id: `errors/page-${at}`,
    description: 'Says what is wrong and why it is so, and how to put it right again.',
  }));
  const files = renderFiles([...guides, ...pages], 'llms', { site });
  const index = parseLlms(files[0]?.content ?? '');
  expect(files.slice(1).map(({ path }) => path)).toEqual(['llms/pages-1.txt', 'llms/pages-2.txt']);
  expect(index.sections[0]?.links).toHaveLength(4);
  expect(index.sections[1]?.links.map(({ url }) => url)).toEqual([
    `${site}/llms/pages-1.txt`,
    `${site}/llms/pages-2.txt`,
  ]);
});

test('the guides of one provider are in one file, unless it cannot hold them', () => {
  const files = filesOf(1000);
  const homes = new Map<string, Set<string>>();
  for (const [path, text] of files) {
    if (path.includes('/pages-')) continue;
    for (const [, id = ''] of text.matchAll(/\/guides\/(provider-\d+)\//gu))
      homes.set(id, (homes.get(id) ?? new Set()).add(path));
  }
  expect(homes.size).toBe(250);
  expect([...homes.values()].every(({ size }) => size === 1)).toBe(true);
  const large = documents(2000).map((document) =>
    document.kind === 'page' ? document : { ...document, provider: { id: 'one', name: 'One', category: 'crm' } },
  );
  const split = renderFiles(large, 'llms', { site });
  expect(split.length).toBeGreaterThan(10);
  for (const { path, content } of split) expect(content.length, path).toBeLessThan(50_000);
});

test.each([
  'With ] and [brackets]',
  'Ends in ]',
  '](https://evil.example)',
  '[x](https://evil.example)',
  'With (round) ) brackets (',
  'A | B',
  'One\nTwo\r\nThree\u2028Four\u0085Five',
  '# Not a heading\n\n## Nor this\n- [x](y)',
  'Heading #',
  'Right \u200Fto\u200F left \u202Bעברית\u202C and \u2067marks\u2069',
  'Back\\slash \\] and &#93; and &amp; and `code ]`',
  'a_b_c *d* <e>',
  ': colon',
])('nothing of the title %j is lost', (title) => {
  const [file] = renderFiles(
    [{ ...whole, title, description: title, provider: { id: 'p', name: title, category: title } }],
    'llms',
    { site, name: title, description: title },
  );
  const text = file?.content ?? '';
  const parsed = parseLlms(text);
  expect(printLlms(parsed)).toBe(text);
  expect(readAsReference(text).sections).toEqual(
    new Map(parsed.sections.map((section) => [section.title, section.links])),
  );
  const words = title.replace(/[\s\u0085]+/gu, ' ').trim();
  const link = parsed.sections[0]?.links[0];
  const read = (markdown: string): string => toString(unified().use(remarkParse).parse(markdown));
  expect(link?.url).toBe(`${site}/guides/acme/api-key.md`);
  expect(read(`[${link?.title}](x)`)).toBe(words);
  expect(read(`x ${link?.description}`)).toBe(`x ${words}`);
  expect(read(`# ${parsed.title}`)).toBe(words);
  expect(read(`> ${parsed.summary}`)).toBe(words);
});

test('a part that is not there is not named, and names of categories do not clash', () => {
  const guides = documents(2000)
    .filter(({ kind }) => kind !== 'page')
    .map((document, at): DocumentView => {
      const category = ['HR & ATS', 'hr-ats', '???', 'pages'][at % 4] ?? '';
      return document.kind === 'page'
        ? document
        : { ...document, provider: { id: `p${at}`, name: `P${at}`, category } };
    });
  const files = renderFiles(guides, 'llms', { site }).map(({ path }) => path);
  expect(new Set(files).size).toBe(files.length);
  expect(files.every((path) => /^llms(?:\.txt|\/[a-z\d-]+-\d+\.txt)$/u.test(path))).toBe(true);
  expect(files.some((path) => path.startsWith('llms/pages-2-'))).toBe(true);
});
