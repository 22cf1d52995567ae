/** Lists that are divided, in a browser: the site that the other tests read is too small to have any. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import type { Publication } from '../../src/publication/publication.ts';
import { openRenderer, type Renderer } from '../../src/publish/renderer/renderer.ts';
import { cacheFolder } from '../../src/workspace/cache-folder.ts';
import { madePublication, manyProviders } from '../publication/made-publication.ts';

const origin = 'http://lists.test';
const [list, category, letter, range] = ['/guides/', '/browse/hris/', '/browse/hris/b/', '/browse/hris/t-2/'];

let renderer: Renderer;
let publication: Publication;

test.beforeAll(async () => {
  renderer = await openRenderer(cacheFolder());
  const named = manyProviders(200, 4, 1).map((each, at) => ({ ...each, id: `t-${at}`, name: `Tool ${each.name}` }));
  publication = madePublication([...manyProviders(1000, 1, 4), ...named]);
});

/** Answers a browser's requests without a server. */
async function serve(page: Page): Promise<void> {
  await page.route(`${origin}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    const asset = renderer.assets.get(path);
    const contentType = path.endsWith('.css') ? 'text/css' : 'text/javascript';
    if (asset) await route.fulfill({ body: Buffer.from(asset.bytes), contentType });
    else if (path === publication.brandStyles.path)
      await route.fulfill({ body: publication.brandStyles.content, contentType });
    else if (publication.titles.has(path))
      await route.fulfill({ body: await renderer.render(path, publication), contentType: 'text/html' });
    else await route.fulfill({ status: 404 });
  });
}

for (const colorScheme of ['light', 'dark'] as const)
  for (const path of [list, category, letter, range])
    test(`${path} is accessible, and fits 320 px: ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 800 });
      await serve(page);
      await page.goto(origin + path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });

test('a guide is found by keyboard', async ({ page }) => {
  await serve(page);
  await page.goto(origin + list);
  const follow = async (name: string | RegExp): Promise<void> => {
    const link = page.getByRole('main').getByRole('link', { name, exact: true });
    for (let tabs = 0; tabs < 80; tabs += 1) {
      await page.keyboard.press('Tab');
      if (await link.first().evaluate((element) => element === document.activeElement)) break;
    }
    await expect(link.first()).toBeFocused();
    await page.keyboard.press('Enter');
  };
  await follow('HR systems');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('HR systems');
  await follow('B');
  await expect(page).toHaveURL(origin + letter);
  const letters = page.getByRole('navigation', { name: 'Tools by name', exact: true });
  await expect(letters.locator('[aria-current]')).toHaveText('B');
  await follow('API key');
  await expect(page).toHaveURL(/\/guides\/be[\w-]+\/api-key\/$/u);
});

test('a range is told in its letter, and the way back is there', async ({ page }) => {
  await serve(page);
  await page.goto(origin + range);
  await expect(page.locator('[aria-current=true]').filter({ hasText: /^T$/u })).toHaveAttribute(
    'href',
    '/browse/hris/t/',
  );
  await expect(page.locator('.parts-navigation [aria-current=page]')).toHaveAttribute('href', range);
  await expect(page.locator('.breadcrumbs a')).toHaveText(['Guides', 'HR systems']);
  await expect(page.locator('.site-nav a[aria-current]')).toHaveText('Guides');
});

test('letters and guides are large enough for fingers', async ({ browser }) => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  await serve(page);
  for (const path of [category, letter, range]) {
    await page.goto(origin + path);
    const targets = page.locator('.parts-navigation a, .list-parts li, .guide-row a');
    const sizes = await targets.evaluateAll((all) =>
      all.map((each) => ({ text: each.textContent, height: each.getBoundingClientRect().height })),
    );
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes.filter(({ height }) => height < 44)).toEqual([]);
  }
  await context.close();
});
