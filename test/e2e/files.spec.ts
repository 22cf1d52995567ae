import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { gzipSync } from 'node:zlib';
import { compile, publishedGuideSchema } from '../../src/engine/index.ts';
import { listFiles } from '../../src/system/files/file-tree.ts';
import { pageKinds } from './page-kinds.ts';

const site = 'test-results/site/default';

test('Markdown is beside every page, with its media type', async ({ request }) => {
  for (const [kind, path] of Object.entries(pageKinds)) {
    if (kind === 'missing' || kind === 'embedded' || kind === 'search') continue;
    const response = await request.get(path === '/' ? '/index.md' : path.replace(/\/$/u, '.md'));
    expect(response.status(), path).toBe(200);
    expect(response.headers()['content-type']).toBe('text/markdown; charset=utf-8');
    const prose = (await response.text()).replace(/^(`{3,})[^\n]*\n[\s\S]*?\n\1$/gmu, '').replace(/(`+)[^`]+\1/gu, '');
    expect(prose).not.toMatch(/<\/?(?:Step|Section|div|p)\b|data-guide/u);
  }
});

test('the Markdown of a guide compiles to the guide again', async ({ request }) => {
  const source = await (await request.get('/guides/github/personal-access-token.md')).text();
  const { guide } = compile({ source, path: 'personal-access-token.md' });
  const published = publishedGuideSchema.parse(
    await (await request.get('/guides/github/personal-access-token.json')).json(),
  );
  const outline = (sections: readonly { title: string; content: readonly unknown[] }[]): unknown =>
    sections.map(({ title, content }) => [
      title,
      (content as { steps?: { title: string; condition: unknown }[] }[]).flatMap(({ steps = [] }) =>
        steps.map((step) => step.title),
      ),
    ]);
  expect(outline(guide?.sections ?? [])).toEqual(outline(published.sections));
});

test('llms.txt lists every guide once', async ({ request }) => {
  const text = await (await request.get('/llms.txt')).text();
  const files = (await listFiles(site)).filter((file) => /^guides\/[^/]+\/.+\.md$/u.test(file));
  for (const file of files) expect(text.split(`/${file})`).length - 1, file).toBe(1);
});

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
      'void-style': 'off',
      'doctype-style': 'off',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'no-inline-style': 'error',
      'prefer-native-element': 'off',
      'tel-non-breaking': 'off',
      'attr-quotes': 'off',
      'no-raw-characters': 'off',
    },
  });
  const pages = (await listFiles(site)).filter((file) => file.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(20);
  const problems: string[] = [];
  for (const page of pages) {
    const report = await validator.validateString(readFileSync(join(site, page), 'utf8'));
    problems.push(
      ...report.results.flatMap(({ messages }) =>
        messages.map(({ line, column, ruleId, message }) => `${page}:${line}:${column} ${ruleId}: ${message}`),
      ),
    );
  }
  expect(problems).toEqual([]);
});

test('a guide page is light, and no heavier on a large site', async ({ page }) => {
  const sizes = new Map<string, number>();
  page.on('response', async (response) => {
    const body = await response.body().catch(() => Buffer.alloc(0));
    sizes.set(response.url(), gzipSync(body).length);
  });
  await page.goto(pageKinds.guide, { waitUntil: 'networkidle' });
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const scripts = [...sizes].filter(([url]) => url.endsWith('.js')).reduce((sum, [, size]) => sum + size, 0);
  expect(total).toBeLessThanOrEqual(30_000);
  expect(scripts).toBeLessThanOrEqual(10_000);
  const links = await page.locator('a[href^="/guides/"]').count();
  expect(links).toBeLessThan(40);
});
