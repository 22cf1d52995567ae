import { expect, test } from '@playwright/test';
import { layoutShift } from './layout-shift.ts';
import { pageKinds } from './page-kinds.ts';

for (const [kind, path] of Object.entries(pageKinds)) {
  test(`${kind} loads without an error, from its own origin only`, async ({ page, baseURL }) => {
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && kind !== 'missing') problems.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(baseURL ?? '')) problems.push(request.url());
    });
    const response = await page.goto(path);
    expect(response?.status()).toBe(kind === 'missing' ? 404 : 200);
    await expect(page.getByRole('main')).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    expect(
      await page
        .locator('body > *')
        .first()
        .evaluate((element) => element.tagName),
    ).toBe('MAIN');
    if (kind !== 'missing') expect(await page.locator('meta[name=description]').getAttribute('content')).not.toBe('');
    expect(problems).toEqual([]);
  });

  test(`${kind} does not shift while it loads`, async ({ page }) => {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect(await layoutShift(page)).toBe(0);
  });
}

test('the guide page is the guide: sections, steps and the attributes others rely on', async ({ page }) => {
  await page.goto(pageKinds.guide);
  await expect(page).toHaveTitle(/Lattice/u);
  expect(await page.locator('[data-guide-section]').count()).toBeGreaterThan(1);
  const steps = page.locator('[data-guide-step]');
  expect(await steps.count()).toBeGreaterThan(2);
  for (const step of await steps.all()) {
    expect(await step.getAttribute('id')).toBeTruthy();
    expect(await step.getAttribute('data-guide-scopes')).not.toBeNull();
  }
  await expect(page.locator('[data-whitelabel-hide]').first()).toBeVisible();
});

test('the outline leads to each section', async ({ page }) => {
  await page.goto(pageKinds.guide);
  const sections = await page
    .locator('[data-guide-section]')
    .evaluateAll((elements) => elements.map(({ id }) => `#${id}`));
  const links = await page
    .getByRole('navigation')
    .locator('a[href^="#"]')
    .evaluateAll((elements) => elements.map((element) => element.getAttribute('href')));
  expect(links).toEqual(expect.arrayContaining(sections));
});

test('the outline has the code of a heading', async ({ page }) => {
  await page.goto('/handbook/variables-and-variants/');
  const link = page.locator('[data-guide-outline] a[href="#brandlogo"]');
  await expect(link).toHaveText('brand.logo');
  await expect(link.locator('code')).toHaveText('brand.logo');
});

test('without JavaScript the guide is whole, with the scopes of each step', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pageKinds['guide with scopes']);
  const steps = page.locator('[data-guide-step]');
  for (const step of await steps.all()) await expect(step).toBeVisible();
  const scoped = page.locator('[data-guide-step]:not([data-guide-scopes=""])').first();
  await expect(scoped).toContainText('Only for');
  await context.close();
});

test('home leads to a guide in two clicks', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('main')
    .getByRole('link', { name: /Lattice/u })
    .first()
    .click();
  await expect(page).toHaveURL(/\/guides\/lattice\/$/u);
  await page
    .getByRole('main')
    .getByRole('link', { name: /API key/u })
    .first()
    .click();
  await expect(page).toHaveURL(/\/guides\/lattice\/api-key\/$/u);
});

test('what is printed spells its links out and has no navigation', async ({ page }) => {
  await page.goto(pageKinds.guide);
  await page.emulateMedia({ media: 'print' });
  for (const navigation of await page.getByRole('navigation').all()) await expect(navigation).toBeHidden();
  const after = await page
    .locator('article a[href^="http"]')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(after).toContain('http');
});
