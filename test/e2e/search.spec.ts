import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const index = '/assets/pages.json';

/** As if the site had many more providers than its start page shows. */
async function enlarge(page: Page): Promise<void> {
  const made = Array.from({ length: 200 }, (_, number): [string, string][] => {
    const name = `Tool ${String(number).padStart(3, '0')}`;
    const path = `/guides/tool-${number}/`;
    return [
      [path, name],
      [`${path}api-key/`, `Create a key (${number})`],
    ];
  });
  await page.route(`**${index}`, async (route) => {
    const response = await route.fetch();
    const pages = (await response.json()) as [string, string][];
    await route.fulfill({ response, json: [...pages, ...made.flat()] });
  });
}

test('home loads the list of pages only once the search is used', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(asked).not.toContain(index);
  await page.getByRole('searchbox').fill('lattice');
  await expect(page.getByRole('region', { name: 'Search results' }).getByRole('link').first()).toBeVisible();
  expect(asked.filter((path) => path === index)).toHaveLength(1);
});

test('home finds providers and guides that it does not show, and says how many', async ({ page }) => {
  await enlarge(page);
  await page.goto('/');
  const search = page.getByRole('searchbox');
  const results = page.getByRole('region', { name: 'Search results' });
  const status = page.getByRole('search').getByRole('status');
  await search.fill('TOOL 123');
  await expect(results.getByRole('link')).toHaveText(['Tool 123', 'Create a key (123)']);
  await expect(status).toHaveText('2 results');
  await expect(page.getByRole('heading', { name: 'CRM and sales' })).toBeHidden();
  await search.fill('latice');
  await expect(results.getByRole('link').first()).toHaveText('Lattice');
  await search.fill('tool');
  await expect(status).toHaveText('400 results');
  await expect(results.getByRole('link', { name: 'all guides' })).toHaveAttribute('href', '/guides/?q=tool');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await search.fill('no such thing');
  await expect(status).toContainText('Nothing found');
  await search.fill('');
  await expect(results).toBeHidden();
  await expect(page.getByRole('heading', { name: 'CRM and sales' })).toBeVisible();
});

test('the keyboard goes through the results and back', async ({ page }) => {
  await page.goto('/');
  const search = page.getByRole('searchbox');
  const links = page.getByRole('region', { name: 'Search results' }).getByRole('link');
  await search.fill('github');
  await expect(links.first()).toHaveText('GitHub');
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
  await expect(page).toHaveURL(/\/guides\/github\/$/u);
});

test('where the list of pages cannot be loaded, home leads to the list of all guides', async ({ page }) => {
  await page.route(`**${index}`, (route) => route.abort());
  await page.goto('/');
  await page.getByRole('searchbox').fill('lattice');
  await expect(page.getByRole('search').getByRole('status')).toHaveText('The search could not be loaded.');
  await page.getByRole('link', { name: 'Search in the list of all guides' }).click();
  await expect(page).toHaveURL(/\/guides\/\?q=lattice$/u);
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'Lattice' }).first()).toBeVisible();
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 tool found');
});
