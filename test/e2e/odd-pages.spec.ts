import { expect, type Page, test } from '@playwright/test';
import { createFolder } from '../cli/run-command.ts';
import { layoutShift } from './layout-shift.ts';
import { longCode, oddContent } from './odd-content.ts';
import { type StartedSite, startSite } from './start-site.ts';

const guide = '/guides/harborline/api-key/';
const pages = [
  '/',
  '/guides/',
  '/guides/harborline/',
  guide,
  `/embed${guide}`,
  '/guides/harborline/words/',
  '/search/',
  '/missing/',
];
let site: StartedSite;

// One site for all.
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  site = await startSite(createFolder(oddContent));
});
test.afterAll(() => site.stop());

for (const [width, size] of [
  [320, '100%'],
  [360, '100%'],
  [414, '100%'],
  [320, '200%'],
  [360, '200%'],
  [1280, '100%'],
  [1280, '200%'],
] as const) {
  test(`no page is wider than its window: ${width} px, text at ${size}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 780 });
    for (const path of pages) {
      await page.goto(site.origin + path);
      await page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), size);
      expect([path, await wider(page)]).toEqual([path, []]);
    }
  });

  test(`nor is one with its form, its panel and its outline open: ${width} px, text at ${size}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 780 });
    await page.goto(`${site.origin}${guide}#session=${site.session}`);
    await page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), size);
    await page.locator('[data-guide-selector-open]').click();
    await page.getByRole('checkbox').first().check();
    await page.locator('#guide-fields').scrollIntoViewIfNeeded();
    await expect(page.locator('form.link-form').first()).toBeVisible();
    await page.locator('.link-form .link-submit').last().click();
    await expect(page.locator('.link-summary')).toBeVisible();
    expect(await wider(page)).toEqual([]);
  });
}

/** What reaches out of the window to the right or to the left, without what lies in a box that scrolls. */
function wider(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= window.innerWidth) return [];
    const isOut = (element: Element): boolean => {
      const { right, width } = element.getBoundingClientRect();
      return width > 0 && right > window.innerWidth + 1;
    };
    const out = [...document.querySelectorAll('body *')].filter(
      (element) => isOut(element) && !element.closest('pre, .guide-table > table'),
    );
    return [
      String(root.scrollWidth),
      ...out.map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.getAttribute('class')} ${Math.round(element.getBoundingClientRect().right)}`,
      ),
    ];
  });
}

test('what a link to a step leads to stays where it is while pictures come', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  const waiting: (() => void)[] = [];
  let isHeld = true;
  await page.route(/\/pictures\//u, async (route) => {
    if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve));
    await route.continue();
  });
  const topOf = (): Promise<number> =>
    page.locator('#third').evaluate((step) => Math.round(step.getBoundingClientRect().top));
  await page.goto(`${site.origin}${guide}#third`);
  await expect.poll(() => waiting.length).toBe(2);
  await expect.poll(topOf).toBeLessThan(100);
  const before = await topOf();
  expect(before).toBeGreaterThanOrEqual(0);
  isHeld = false;
  for (const go of waiting) go();
  for (const picture of await page.locator('article img').all())
    await expect
      .poll(() =>
        picture.evaluate(
          (image) => (image as HTMLImageElement).complete && (image as HTMLImageElement).naturalWidth > 0,
        ),
      )
      .toBe(true);
  expect(await topOf()).toBe(before);
  expect(await layoutShift(page)).toBe(0);
  // A picture without a size of its own is as wide as there is room, as it is without the attributes.
  const [shape, room] = await page
    .locator('img[src$="shape.svg"]')
    .evaluate((image) => [image.getBoundingClientRect().width, image.parentElement?.getBoundingClientRect().width]);
  expect(shape).toBe(room);
});

test('paper has every word: code, tables, addresses and what is folded', async ({ page }) => {
  await page.goto(site.origin + guide);
  await page.emulateMedia({ media: 'print' });
  // A4 without its margins.
  await page.setViewportSize({ width: 718, height: 1000 });
  const out = await page.evaluate(() => {
    const cut: string[] = [];
    for (const box of document.querySelectorAll('article *')) {
      if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== 'visible')
        cut.push(box.outerHTML.slice(0, 60));
      const { right, width } = box.getBoundingClientRect();
      if (width > 0 && right > 719) cut.push(box.outerHTML.slice(0, 60));
    }
    return cut;
  });
  expect(out).toEqual([]);
  const { x = 0, width = 0 } = (await page.getByText('LASTCELL').boundingBox()) ?? {};
  expect(x + width).toBeLessThanOrEqual(718);
  await expect(page.locator('pre')).toHaveText(new RegExp(longCode.slice(-20).replace('?', String.raw`\?`), 'u'));
  const after = await page
    .locator('.guide-prose a')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(after).toContain('http');
});

test('a page in a language that is written from right to left says so, and what is around it does not', async ({
  page,
}) => {
  await page.goto(`${site.origin}/guides/harborline/words/`);
  const [html, article] = [page.locator('html'), page.locator('article')];
  await expect(html).toHaveAttribute('lang', 'en');
  await expect(html).toHaveAttribute('dir', 'ltr');
  await expect(article).toHaveAttribute('lang', 'ar');
  await expect(article).toHaveAttribute('dir', 'rtl');
  // Text and the numbers of steps begin at the right.
  const [text, inner] = await Promise.all([
    page.getByText('انسخه.').evaluate((part) => {
      const range = document.createRange();
      range.selectNodeContents(part);
      return range.getBoundingClientRect().right;
    }),
    article.evaluate((part) => part.getBoundingClientRect().right),
  ]);
  expect(inner - text).toBeLessThan(100);
  // What the site itself says there is in its own language; the titles of the page are in theirs beside it.
  for (const fact of await page.locator('article .page-fact').all()) {
    await expect(fact).toHaveAttribute('lang', 'en');
    await expect(fact).toHaveAttribute('dir', 'ltr');
  }
  await expect(page.locator('.outline-step a').first()).toHaveAttribute('lang', 'ar');
});
