import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { pageKinds } from './page-kinds.ts';

const index = '/assets/search.json';

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Search' });
const inputOf = (page: Page): Locator => dialogOf(page).getByRole('combobox', { name: 'Search the guides' });
const chosenIn = (page: Page): Locator => dialogOf(page).getByRole('option', { selected: true });

/** Opens the dialog on a guide's page and searches. */
async function searchFor(page: Page, query: string): Promise<void> {
  await page.goto(pageKinds.guide);
  await page.getByRole('button', { name: 'Search' }).click();
  await inputOf(page).fill(query);
}

async function expectAccessible(page: Page): Promise<void> {
  // What is still fading in has no contrast of its own.
  await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test.describe('the dialog', () => {
  test('is loaded, with its index, once it is opened', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(pageKinds.guide, { waitUntil: 'networkidle' });
    expect(asked.filter((path) => path.includes('search'))).toEqual([]);
    await page.getByRole('button', { name: 'Search' }).click();
    await inputOf(page).fill('lattice');
    await expect(chosenIn(page)).toBeVisible();
    await inputOf(page).fill('github');
    await expect(chosenIn(page)).toContainText('GitHub');
    expect(asked.filter((path) => path === index)).toHaveLength(1);
  });

  test('is worked by the keyboard alone', async ({ page }) => {
    await page.goto(pageKinds.handbook);
    const link = page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Guides' });
    await link.focus();
    await page.keyboard.press('/');
    await expect(inputOf(page)).toBeFocused();
    await expect(inputOf(page)).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.type('lattce copy the key');
    const options = dialogOf(page).getByRole('option');
    await expect(chosenIn(page)).toContainText('Connect Lattice with an API key');
    await expect(inputOf(page)).toHaveAttribute('aria-expanded', 'true');
    const idOfChosen = async (): Promise<string> => (await chosenIn(page).getAttribute('id')) ?? '';
    await expect(inputOf(page)).toHaveAttribute('aria-activedescendant', await idOfChosen());
    await page.keyboard.press('ArrowUp');
    await expect(options.last()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Home');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('End');
    await expect(options.last()).toHaveAttribute('aria-selected', 'true');
    await expect(options.last()).toBeInViewport();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(chosenIn(page)).toHaveText('Copy the key');
    await expect(inputOf(page)).toHaveAttribute('aria-activedescendant', await idOfChosen());
    await page.keyboard.press('Escape');
    await expect(dialogOf(page)).toBeHidden();
    await expect(link).toBeFocused();
    await page.keyboard.press('Control+k');
    await expect(inputOf(page)).toHaveValue('lattce copy the key');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/guides\/lattice\/api-key\/#copy-key$/u);
  });

  test('opens by Enter what answers the words that stand there, not those before', async ({ page }) => {
    await searchFor(page, 'lattice');
    await expect(chosenIn(page)).toContainText('Lattice');
    await inputOf(page).evaluate((input: HTMLInputElement) => {
      input.value = 'github';
      input.dispatchEvent(new Event('input'));
      input.form?.requestSubmit();
    });
    await expect(page).toHaveURL(/\/search\/\?q=github$/u);
  });

  test('leaves keys that a browser has to it', async ({ page }) => {
    await page.goto(pageKinds.guide);
    await page.keyboard.press('Control+Shift+K');
    await page.keyboard.press('Control+Alt+k');
    await expect(dialogOf(page)).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await expect(dialogOf(page)).toBeVisible();
  });

  test('leaves the keys of an input method to it', async ({ page }) => {
    await searchFor(page, 'github token');
    await expect(dialogOf(page).getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
    for (const key of ['ArrowDown', 'Escape'])
      await inputOf(page).dispatchEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true });
    await expect(dialogOf(page).getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
    await expect(dialogOf(page)).toBeVisible();
  });

  test('is worked by the mouse, and a place in the page at hand is gone to', async ({ page }) => {
    await searchFor(page, 'lattice copy the key');
    await dialogOf(page).getByRole('option', { name: 'Copy the key', exact: true }).first().click();
    await expect(page).toHaveURL(/\/guides\/lattice\/api-key\/#copy-key$/u);
    await expect(dialogOf(page)).toBeHidden();
    await expect(page.locator('#copy-key')).toBeInViewport();
    await page.getByRole('button', { name: 'Search' }).click();
    await dialogOf(page).getByRole('option').nth(2).hover();
    await expect(dialogOf(page).getByRole('option').nth(2)).toHaveAttribute('aria-selected', 'true');
    await page.mouse.click(10, 400);
    await expect(dialogOf(page)).toBeHidden();
    await expect(page.getByRole('button', { name: 'Search' })).toBeFocused();
    await page.getByRole('button', { name: 'Search' }).click();
    await dialogOf(page).getByRole('button', { name: 'Close' }).click();
    await expect(dialogOf(page)).toBeHidden();
  });

  test('lists guides before other pages, marks what was found, and says how much', async ({ page }) => {
    await searchFor(page, 'github token');
    const groups = dialogOf(page).getByRole('group');
    await expect(groups.first()).toHaveAccessibleName('Guides');
    await expect(groups.last()).toHaveAccessibleName('Other pages');
    await expect(dialogOf(page).getByRole('status')).toHaveText(/^\d+ results$/u);
    await expect(chosenIn(page)).toContainText('GitHub · Personal access token');
    await expect(chosenIn(page).locator('mark')).toHaveText(['GitHub', 'token']);
    const count = Number((await dialogOf(page).getByRole('status').textContent())?.split(' ')[0]);
    await dialogOf(page).getByRole('link', { name: 'Show all results' }).click();
    await expect(page).toHaveURL(/\/search\/\?q=github%20token$/u);
    await expect(page.locator('.search-result')).toHaveCount(count);
  });

  test('says that nothing is found, and where to go on', async ({ page }) => {
    await searchFor(page, 'qqxyzzyq');
    await expect(dialogOf(page).getByRole('status')).toHaveText('Nothing found for “qqxyzzyq”');
    await expect(dialogOf(page).getByRole('option')).toHaveCount(0);
    await expect(inputOf(page)).toHaveAttribute('aria-expanded', 'false');
    await inputOf(page).fill('latticeapikey');
    await expect(dialogOf(page).getByText('Did you mean one of these?')).toBeVisible();
    await expect(dialogOf(page).getByRole('link', { name: 'Lattice' }).first()).toBeVisible();
    await dialogOf(page).getByRole('link', { name: 'Look through all guides' }).click();
    await expect(page).toHaveURL(/\/guides\/$/u);
  });

  test('says that the index could not be loaded, and tries again', async ({ page }) => {
    await page.route(`**${index}`, (route) => route.abort());
    await searchFor(page, 'lattice');
    await expect(dialogOf(page).getByRole('status')).toContainText('The search could not be loaded');
    await expectAccessible(page);
    await page.unroute(`**${index}`);
    await dialogOf(page).getByRole('button', { name: 'Try again' }).click();
    await expect(chosenIn(page)).toContainText('Lattice');
    await expect(dialogOf(page).getByRole('status')).toHaveText(/results$/u);
  });

  test('fills a phone, and what is in it can be touched', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await searchFor(page, 'copy the key');
    await expect(chosenIn(page)).toBeVisible();
    const box = await dialogOf(page).boundingBox();
    expect(box).toEqual({ x: 0, y: 0, width: 360, height: 640 });
    const overflow = await dialogOf(page).evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(overflow).toBe(0);
    for (const option of await dialogOf(page).getByRole('option').all())
      expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has no accessibility problem axe can find, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await searchFor(page, 'copy the key');
      await expect(chosenIn(page)).toBeVisible();
      await expectAccessible(page);
      await inputOf(page).fill('latticeapikey');
      await expect(dialogOf(page).getByText('Did you mean one of these?')).toBeVisible();
      await expectAccessible(page);
      await inputOf(page).fill('');
      await expect(dialogOf(page).getByText('Type the name of a tool')).toBeVisible();
      await expectAccessible(page);
    });
  }

  test('is usable in forced colours and with reduced motion, and is valid HTML', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await searchFor(page, 'copy the key');
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await expect(chosenIn(page)).toHaveCSS('outline-style', 'solid');
    await expectAccessible(page);
    const html = await dialogOf(page).evaluate(({ outerHTML }) => outerHTML);
    const report = await new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'prefer-native-element': 'off', 'attribute-empty-style': 'off', 'attribute-boolean-style': 'off' },
    }).validateString(html);
    expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  });

  test('is not in the way of what is typed, and not in embedded guides', async ({ page }) => {
    await page.goto(pageKinds.home);
    await page.getByRole('searchbox').fill('api');
    await page.getByRole('searchbox').press('/');
    await expect(page.getByRole('searchbox')).toHaveValue('api/');
    await expect(dialogOf(page)).toHaveCount(0);
    await page.goto(pageKinds.embedded);
    await expect(page.getByRole('button', { name: 'Search' })).toHaveCount(0);
    await page.keyboard.press('/');
    await expect(dialogOf(page)).toHaveCount(0);
  });

  test('leads to the page of the search where its script cannot be loaded', async ({ page }) => {
    await page.route('**/assets/search-dialog*', (route) => route.abort());
    await page.goto(pageKinds.guide);
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page).toHaveURL(/\/search\/$/u);
  });
});

test.describe('the page of the search', () => {
  test('shows what its address asks for, and the way back leads to it', async ({ page }) => {
    await page.goto('/search/?q=lattce');
    const results = page.getByRole('region', { name: 'Search results' });
    await expect(page.getByRole('searchbox')).toHaveValue('lattce');
    await expect(results.getByRole('link').first()).toHaveText('Connect Lattice with an API key');
    await expect(page.getByRole('search').getByRole('status')).toHaveText('2 results');
    await page.getByRole('searchbox').fill('github oauth');
    await expect(page).toHaveURL(/\/search\/\?q=github%20oauth$/u);
    await results.getByRole('link', { name: 'Connect GitHub with OAuth' }).click();
    await expect(page).toHaveURL(/\/guides\/github\/oauth-2-0\/$/u);
    await page.goBack();
    await expect(page.getByRole('searchbox')).toHaveValue('github oauth');
    await expect(results.getByRole('link').first()).toHaveText('Connect GitHub with OAuth');
  });

  test('takes of an endless address what its input takes', async ({ page }) => {
    await page.goto(`/search/?q=${'a'.repeat(10_000)}`);
    await expect(page.locator('[data-guide-search-form] [role=status]')).toHaveText(
      `Nothing found for “${'a'.repeat(200)}”`,
    );
  });

  test('is in no list of pages', async ({ page, request }) => {
    await page.goto('/search/');
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
    for (const file of ['/sitemap.xml', '/llms.txt', '/index.md'])
      expect(await (await request.get(file)).text()).not.toContain('/search');
  });

  test('is a tool for agents in a browser', async ({ page }) => {
    for (const path of [pageKinds.home, pageKinds.guides, pageKinds.search]) {
      await page.goto(path);
      const form = page.getByRole('search');
      await expect(form).toHaveAttribute('toolname', 'search_guides');
      await expect(form).toHaveAttribute('tooldescription', /^Searches the guides/u);
      await expect(form).toHaveAttribute('toolautosubmit');
      await expect(form.getByRole('searchbox')).toHaveAttribute('toolparamdescription', /^A few words/u);
      await expect(form).toHaveAttribute('action', '/search/');
    }
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('says so, and leads to all guides', async ({ page }) => {
      await page.goto('/search/?q=lattice');
      await expect(page.getByText('The search needs JavaScript')).toBeVisible();
      await expect(page.getByRole('searchbox')).toBeHidden();
      await expect(page.getByRole('button', { name: 'Search' })).toBeHidden();
      await page.getByRole('link', { name: 'Look through all guides' }).click();
      await expect(page.getByRole('main').getByRole('link', { name: 'Lattice' })).toBeVisible();
    });
  });
});

test.describe('the search of the start page and of the list of guides', () => {
  for (const path of [pageKinds.home, pageKinds.guides]) {
    test(`${path} shows what it finds in the place of what there is to browse`, async ({ page }) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(asked).not.toContain(index);
      const results = page.getByRole('region', { name: 'Search results' });
      const category = page.getByRole('heading', { name: 'CRM and sales' });
      await page.getByRole('searchbox').fill('grenhouse');
      await expect(results.getByRole('link').first()).toHaveText('Connect Greenhouse with client credentials');
      await expect(category).toBeHidden();
      await expectAccessible(page);
      await page.getByRole('searchbox').fill('');
      await expect(results).toBeHidden();
      await expect(category).toBeVisible();
    });
  }

  test('the keyboard goes through the results and back', async ({ page }) => {
    await page.goto('/');
    const search = page.getByRole('searchbox');
    const links = page.getByRole('region', { name: 'Search results' }).getByRole('link');
    await search.fill('github');
    await expect(links.first()).toHaveText('Connect GitHub with OAuth');
    await page.keyboard.press('ArrowDown');
    await expect(links.first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(links.nth(1)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(search).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await expect(search).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/guides\/github\/oauth-2-0\/$/u);
  });

  test('where the index cannot be loaded, it says so and leads to all guides', async ({ page }) => {
    await page.route(`**${index}`, (route) => route.abort());
    await page.goto('/');
    await page.getByRole('searchbox').fill('lattice');
    await expect(page.getByRole('search').getByRole('status')).toContainText('The search could not be loaded');
    await page.unroute(`**${index}`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('search').getByRole('status')).toHaveText('2 results');
  });
});
