import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Hono } from 'hono';
import { type Listening, listen } from '../../src/server/listen.ts';
import { createSandbox, type SandboxEndpoint } from '../../src/sandbox/sandbox.ts';
import { createFolder } from '../cli/run-command.ts';
import { sandboxWorkspace } from '../sandbox/sandbox-server.ts';

let sandbox: SandboxEndpoint;
let server: Listening;

test.beforeAll(async () => {
  sandbox = createSandbox({ data: createFolder({}), workspace: sandboxWorkspace });
  server = await listen(new Hono().route('/linking', sandbox.routes('/linking')), 0);
});

test.afterAll(async () => {
  await server.close();
  sandbox.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`approval, end and accounts are accessible at 360 px, ${colorScheme}`, async ({ page, request }) => {
    const endpoint = `http://127.0.0.1:${server.port}/linking`;
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 640 });
    const expectAccessible = async (): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBe(360);
    };
    const answer = await request.post(endpoint, {
      headers: { Authorization: `Bearer ${sandbox.createSession({ organization: 'Contoso' })}` },
      data: { guide: 'acme/oauth-2-0', variant: 'default', fields: {}, scopes: [] },
    });
    const { attempt } = (await answer.json()) as { attempt: { url: string } };
    await page.goto(attempt.url);
    await expectAccessible();
    await page.setViewportSize({ width: 360, height: 400 });
    await expect(page.getByRole('button', { name: 'Allow', exact: true })).toBeInViewport({ ratio: 1 });
    await page.setViewportSize({ width: 360, height: 640 });
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'The account is linked' })).toBeVisible();
    await expectAccessible();
    await page.getByRole('link', { name: 'Accounts in this sandbox' }).click();
    const unlink = page.getByRole('link', { name: 'Unlink Acme, for Contoso' }).first();
    await expect(unlink).toBeVisible();
    await expectAccessible();
    const before = await page.getByRole('listitem').count();
    await unlink.click();
    await expect(page.getByRole('heading', { name: 'Unlink this Acme account?' })).toBeVisible();
    await expectAccessible();
    await page.getByRole('link', { name: 'Keep it' }).click();
    await expect(page.getByRole('listitem')).toHaveCount(before);
    await unlink.click();
    await page.getByRole('button', { name: 'Unlink account' }).click();
    await expect(page.getByRole('listitem')).toHaveCount(before - 1);
    await expectAccessible();
    expect(problems).toEqual([]);
  });
}

test('without JavaScript the keyboard unlinks an account, and a screen reader is told which', async ({
  browser,
  request,
}) => {
  await using stack = new AsyncDisposableStack();
  const context = await browser.newContext({ javaScriptEnabled: false });
  stack.defer(() => context.close());
  const page = await context.newPage();
  const endpoint = `http://127.0.0.1:${server.port}/linking`;
  const name = `${'Bundesversicherungsanstalt'.repeat(3)} & Co`;
  const answer = await request.post(endpoint, {
    headers: { Authorization: `Bearer ${sandbox.createSession({ organization: name })}` },
    data: { guide: 'acme/api-key', variant: 'default', fields: { site: 'contoso', apiKey: 'ok' }, scopes: [] },
  });
  expect(answer.status()).toBe(200);
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`${endpoint}/accounts`);
  await page.getByRole('link', { name: `Unlink Acme, for ${name}` }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(`Unlink Acme, for ${name}?`);
  await expect(page.getByRole('definition').filter({ hasText: name })).toBeVisible();
  await page.getByRole('button', { name: 'Unlink account' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(new RegExp(`^Unlinked: Acme, for ${name} – Linked accounts`, 'u'));
  await expect(
    page.getByText(`Unlinked: Acme, for ${name}. The sandbox has forgotten what was entered.`),
  ).toBeFocused();
  await page.reload();
  await expect(page).toHaveTitle(/^Linked accounts/u);
});
