import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { pathOf } from '../../src/engine/index.ts';
import { isExampleBrand } from '../../src/leaks/terms/example-brand.ts';
import { headerLinks } from '../../src/publication/header-links.ts';
import { type Publication, publicationOf } from '../../src/publication/publication.ts';
import { siteOf } from '../../src/publication/site.ts';
import { headerKinds, kindOfFile, listedKinds, pageKinds } from '../../src/workspace/content-kinds.ts';
import { compileFiles } from '../../src/workspace/standalone-file.ts';
import { loadWorkspace, type Workspace } from '../../src/workspace/workspace.ts';
import { createFolder, smallContent } from '../cli/run-command.ts';
import { textsOf } from '../publication/published-files.ts';

const fileOf = ({ folder }: { readonly folder: string }): string => `${folder}/sample.mdx`;
const prose = (text: string): string => `---\ntitle: A sample\ndescription: It is one.\n---\n\n${text}\n`;
const isListed = (name: string): boolean => listedKinds.some((kind) => kind.name === name);
const misplaced = pageKinds.filter(({ path }) => path !== '/').map(({ path }) => `pages${path}stray.mdx`);

let workspace: Workspace;
let vendor: Publication;
let partner: Publication;
let content: string;

beforeAll(async () => {
  const links = listedKinds.map(({ path }) => `[list](${path})`).join(' ');
  const files = Object.fromEntries([
    ...pageKinds.map((kind) => [`content/${fileOf(kind)}`, prose(`Northwind says zebra. ${links}`)]),
    ...misplaced.map((path) => [`content/${path}`, prose('Here.')]),
  ]);
  const folder = createFolder({
    ...smallContent,
    ...files,
    'content/variants/default.yaml':
      'whitelabel: false\nsite: https://northwind.example\nbrand: { name: Northwind }\nmessages: { nav.help: Aid }\n',
    'content/variants/umbrella.yaml': 'site: https://umbrella.example\nbrand: { name: Umbrella }\n',
  });
  content = join(folder, 'content');
  workspace = await loadWorkspace({ content });
  // What is misplaced is an error that stops a build: what is published is looked at without it.
  const sound = { ...workspace, pages: workspace.pages.filter(({ id }) => !id.endsWith('/stray')) };
  vendor = publicationOf(siteOf(sound, 'default'));
  partner = publicationOf(siteOf(sound, 'umbrella'));
}, 60_000);

/** The codes of what is wrong with a file of the folder. */
function codesAt(path: string): string[] {
  return workspace.diagnostics.filter((each) => each.path === `${content}/${path}`).map(({ code }) => code);
}

describe.each(pageKinds)('pages of the kind $name', (kind) => {
  const path = `${kind.path}sample/`;
  const isVendors = kind.isVendors === true;

  test('are found in their folder', async () => {
    expect(kindOfFile(fileOf(kind))?.name).toBe(kind.name);
    expect(workspace.pages.find(({ source }) => source.path === fileOf(kind))?.id).toBe(path.slice(1, -1));
    const [alone] = await compileFiles([join(content, fileOf(kind))], workspace.variants);
    expect(alone?.document).toMatchObject({ kind: 'page', id: path.slice(1, -1) });
  });

  test('may name the vendor where no partner publishes them', () => {
    expect(codesAt(fileOf(kind))).toEqual(isVendors ? [] : expect.arrayContaining(['brand-literal']));
    expect(isExampleBrand('Acme', `${path.slice(1, -1)}.md`, vendor.site.variant)).toBe(isVendors);
  });

  test('are published with their Markdown, listed for agents, and found by the search', () => {
    const texts = textsOf(vendor);
    expect(vendor.documents.map(pathOf)).toContain(path);
    expect(texts.get(`${path.slice(0, -1)}.md`)).toContain('zebra');
    expect(texts.get('/llms.txt')).toContain(`${path.slice(0, -1)}.md`);
    expect(texts.get('/assets/search.json')).toContain(path);
  });

  test('are on whitelabel sites unless they are the vendor’s', () => {
    const texts = [...textsOf(partner)].filter(([name, text]) => (name + text).includes(path.slice(0, -1)));
    expect(partner.documents.map(pathOf).includes(path)).toBe(!isVendors);
    expect(texts.length > 0).toBe(!isVendors || kind.path === '/');
    expect(partner.titles.has(kind.path)).toBe(!isVendors);
  });

  test('have a list, and are named in the search, if the kind says so', () => {
    const list = vendor.documents.find((document) => pathOf(document) === kind.path);
    expect(list !== undefined).toBe(isListed(kind.name));
    if (!kind.list) return;
    expect(list).toMatchObject(kind.list);
    expect(JSON.stringify(list)).toContain(path);
    expect(textsOf(vendor).get(`${kind.path.slice(0, -1)}.md`)).toContain(kind.list.title);
    const names = (JSON.parse(vendor.searchWords?.content ?? '') as { kinds: Record<string, string> }).kinds;
    expect(names[kind.path]).toBe(kind.list.title);
    expect(partner.searchWords?.content.includes(kind.path)).toBe(!isVendors);
  });

  test('are led to from the top of every page, if the kind says so', () => {
    const links = headerLinks(vendor);
    const own = links.find((link) => link.path === kind.path);
    expect(own?.title).toBe(kind.isInHeader ? kind.list?.title : undefined);
    expect(vendor.help.map(pathOf).includes(path)).toBe(kind.isHelp === true);
    expect(links.some((link) => link.path === path && link.title === 'Aid')).toBe(kind.isHelp === true);
    expect(headerLinks(partner).some((link) => link.path === kind.path)).toBe(
      headerKinds.some(({ name }) => name === kind.name) && !isVendors,
    );
  });
});

test('a page that would stand among those of another kind is an error', () => {
  expect(misplaced.map((path) => codesAt(path))).toEqual(misplaced.map(() => ['page-conflict']));
});

test('lists are pages that links may lead to, where they are published', () => {
  const wrong = workspace.diagnostics.filter(({ code, path }) => code !== 'brand-literal' && /\/sample\./u.test(path));
  const excluded = listedKinds.filter(({ isVendors }) => isVendors).map((kind) => expect.stringContaining(kind.path));
  const shared = pageKinds.filter(({ isVendors }) => !isVendors);
  expect(wrong.map(({ code, message }) => `${code} ${message}`)).toEqual(shared.flatMap(() => excluded));
  expect(wrong.filter(({ code }) => code !== 'link-excluded')).toEqual([]);
});
