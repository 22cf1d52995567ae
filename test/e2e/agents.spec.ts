import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { PublishedGuide } from '../../src/engine/index.ts';
import { labelsOf } from '../../src/publication/labels.ts';
import { translationOf } from '../../src/publication/translate.ts';
import { listFiles } from '../../src/system/files/file-tree.ts';
import { parseLlms, printLlms } from '../engine/llms-grammar.ts';
import { compareForms } from '../engine/page-words.ts';
import { pageKinds } from './page-kinds.ts';

const variants = ['default', 'mipplo', 'sahlwan', 'vorrendale'];
const folderOf = (variant: string): string => join('test-results/site', variant);
const pageOf = (markdown: string): string =>
  markdown === 'index.md' ? 'index.html' : markdown.replace(/\.md$/u, '/index.html');
/** Pages that say nothing of their own, and so are in no list and in no other form. */
const unlisted: ReadonlySet<string> = new Set(['404.html', 'search/index.html']);

for (const variant of variants) {
  test(`every page says the same words as HTML and as Markdown: ${variant}`, async () => {
    const folder = folderOf(variant);
    const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
    const files = (await listFiles(folder)).filter((file) => file.endsWith('.md') && file !== '404.md');
    const language = /<html lang="(?<language>[^"]*)"/u.exec(read('index.html'))?.groups?.['language'] ?? '';
    const labels = labelsOf(translationOf({ locale: language, messages: {} }));
    const articles = files.filter((file) => read(pageOf(file)).includes('<article'));
    expect(articles.length).toBeGreaterThan(5);
    const different = articles
      .map((file) => ({ file, ...compareForms(read(pageOf(file)), read(file), labels) }))
      .filter(({ onlyInHtml, onlyInMarkdown }) => onlyInHtml.length + onlyInMarkdown.length > 0);
    expect(different).toEqual([]);
  });

  test(`every link of Markdown is absolute, and leads to Markdown where there is some: ${variant}`, async () => {
    const folder = folderOf(variant);
    const files = await listFiles(folder);
    const canonical = /<link rel="canonical" href="([^"]*)\/"/u.exec(readFileSync(join(folder, 'index.html'), 'utf8'));
    const site = canonical?.[1] ?? '';
    const problems: string[] = [];
    for (const file of files.filter((each) => each.endsWith('.md'))) {
      const text = readFileSync(join(folder, file), 'utf8');
      const prose = text.replace(/^( *)(`{3,})[^\n]*\n[\s\S]*?\n\1\2$/gmu, '').replace(/(`+)[^`]+\1/gu, '');
      for (const [, url = ''] of prose.matchAll(/(?<!\\)\]\(<?([^)>\s]+)/gu)) {
        const path = url.startsWith(`${site}/`) ? url.slice(site.length + 1).replace(/[?#].*$/u, '') : undefined;
        if (!/^(?:https?|mailto|tel):/u.test(url)) problems.push(`${file}: ${url} is relative`);
        else if (path !== undefined && !files.includes(path)) problems.push(`${file}: ${url} is not there`);
        else if (path?.endsWith('.html')) problems.push(`${file}: ${url} is HTML`);
      }
    }
    expect(problems).toEqual([]);
  });

  test(`llms.txt is written by its grammar, and reaches every page: ${variant}`, async () => {
    const folder = folderOf(variant);
    const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
    const linksOf = (path: string): string[] => {
      const text = read(path);
      const parsed = parseLlms(text);
      expect(printLlms(parsed), path).toBe(text);
      return parsed.sections.flatMap(({ links }) => links.map(({ url }) => new URL(url).pathname.slice(1)));
    };
    const named = linksOf('llms.txt').flatMap((path) => (path.endsWith('.txt') ? linksOf(path) : [path]));
    expect(named.filter((path) => !existsSync(join(folder, decodeURI(path))))).toEqual([]);
    const pages = [...read('sitemap.xml').matchAll(/<loc>([^<]+)<\/loc>/gu)].map(
      ([, url = '']) => new URL(url).pathname,
    );
    expect(pages.map((page) => (page === '/' ? 'index.md' : `${page.slice(1, -1)}.md`)).sort()).toEqual(named.sort());
    const files = (await listFiles(folder)).filter(
      (file) => file.endsWith('.html') && !unlisted.has(file) && !file.startsWith('embed/'),
    );
    expect(pages.map((page) => `${page.slice(1)}index.html`).sort()).toEqual([...files].sort());
  });
}

test('every page describes itself, and names its other forms', async () => {
  const folder = folderOf('default');
  for (const file of (await listFiles(folder)).filter((each) => /^(?!embed\/).*\.html$/u.test(each))) {
    const html = readFileSync(join(folder, file), 'utf8');
    expect(html, file).toMatch(/<meta name="description" content="[^"]+"/u);
    expect(html, file).toMatch(/<main>\s*<p class="visually-hidden">For AI agents: http\S+\/llms\.txt<\/p>/u);
    if (html.includes('class="page-menu"')) expect(html.split('class="page-menu"')[0], file).toContain('<h1');
    if (unlisted.has(file)) continue;
    const other = (type: string): string =>
      new RegExp(`<link rel="alternate" type="${type}" href="([^"]*)"`, 'u').exec(html)?.[1] ?? '';
    expect(existsSync(join(folder, new URL(other('text/markdown')).pathname)), file).toBe(true);
    const isGuide = /^guides\/[^/]+\/.+\/index\.html$/u.test(file);
    expect(other('application/json') !== '', file).toBe(isGuide);
    if (isGuide) expect(existsSync(join(folder, new URL(other('application/json')).pathname)), file).toBe(true);
  }
});

for (const variant of variants) {
  test(`the data of each guide page has the steps of its view, and no others: ${variant}`, async () => {
    const folder = folderOf(variant);
    const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
    const guides = (await listFiles(folder)).filter((file) => /^guides\/[^/]+\/.+\.json$/u.test(file));
    expect(guides.length).toBeGreaterThan(0);
    for (const file of guides) {
      const published = JSON.parse(read(file)) as PublishedGuide;
      const graph = graphOf(read(file.replace(/\.json$/u, '/index.html')));
      if (variant !== 'default') expect(JSON.stringify(graph), file).not.toContain('Stepwell');
      const howTo = graph.find((each) => each['@type'] === 'HowTo');
      const steps = published.sections.flatMap(({ content }) =>
        content.flatMap((part) => (part.type === 'steps' ? part.steps.map(({ title }) => title) : [])),
      );
      expect(stepsOf(howTo?.['step'] ?? []), file).toEqual(steps);
      const crumbs = graph.find((each) => each['@type'] === 'BreadcrumbList')?.['itemListElement'] as Data[];
      expect(crumbs.at(-1), file).toMatchObject({ name: published.title, item: published.url });
    }
  });
}

function stepsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(stepsOf);
  const { '@type': type, name, itemListElement = [] } = value as Data;
  return [...(type === 'HowToStep' ? [String(name)] : []), ...stepsOf(itemListElement)];
}

test('the page menu works by keyboard, moves nothing, and follows the choice', async ({ page }) => {
  await page.goto(`${pageKinds['guide with scopes']}?actions=list_repositories`);
  const button = page.locator('[data-guide-menu] > summary');
  const title = page.getByRole('heading', { level: 1 });
  const before = await title.boundingBox();
  // In the source it comes after the content, and for the keyboard where it is seen.
  await page.locator('.breadcrumbs a').last().focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Copy as Markdown' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  const view = page.getByRole('link', { name: 'View as Markdown' });
  await expect(view).toBeVisible();
  expect(await title.boundingBox()).toEqual(before);
  await page.keyboard.press('Tab');
  await expect(view).toBeFocused();
  const markdown = `${pageKinds['guide with scopes'].slice(0, -1)}.md?actions=list_repositories`;
  await expect(view).toHaveAttribute('href', new RegExp(`${markdown.replace(/[?.]/gu, '\\$&')}$`, 'u'));
  for (const name of ['Claude', 'ChatGPT', 'Cursor']) {
    const href = await page.getByRole('link', { name: `Open in ${name}` }).getAttribute('href');
    expect(decodeURIComponent(href ?? '')).toMatch(new RegExp(`${markdown.replace(/[?.]/gu, '\\$&')}$`, 'u'));
  }
  await expect(page.locator('[data-guide-menu] code')).toHaveText(/^http:\/\/127\.0\.0\.1:\d+\/mcp$/u);
  const { violations } = await new AxeBuilder({ page }).include('.page-menu').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(view).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await title.click();
  await expect(view).toBeHidden();
});

test('a page is copied as the Markdown of what is chosen', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${pageKinds['guide with scopes']}?actions=list_repositories`);
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.locator('[data-guide-status]')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^---\ntitle: [\s\S]*\n> Showing \d+ of \d+ steps/u,
  );
});

type Data = Readonly<Record<string, unknown>>;

function graphOf(html: string): readonly Data[] {
  const [, text = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/su.exec(html) ?? [];
  return (JSON.parse(text) as { '@graph'?: Data[] })['@graph'] ?? [];
}
