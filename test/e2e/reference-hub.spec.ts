import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { Hono } from 'hono';
import { cacheFolder } from '../../src/workspace/cache-folder.ts';
import { loadWorkspace } from '../../src/workspace/workspace.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { createSandbox, type SandboxEndpoint } from '../../src/sandbox/sandbox.ts';
import { createFolder } from '../cli/run-command.ts';

// The reference hub itself, as its package ships it, on a page of another origin: what it
// links by, ours can link by.
const component = readFileSync(new URL(import.meta.resolve('@stackone/hub/webcomponent')), 'utf8');

let sandbox: SandboxEndpoint;
let [endpoint, host]: Listening[] = [];

test.beforeAll(async () => {
  const workspace = await loadWorkspace({ content: 'content', cacheDir: cacheFolder(), isChecked: true });
  sandbox = createSandbox({ data: createFolder({}), workspace });
  endpoint = await listen(new Hono().route('/linking', sandbox.routes('/linking')), 0);
  const page = '<!doctype html><html lang="en"><title>Hub</title><body><script src="/hub.js"></script></body></html>';
  const site = new Hono()
    .get('/hub.js', (context) => context.body(component, 200, { 'Content-Type': 'text/javascript' }))
    .get('/', (context) => context.html(page));
  host = await listen(site, 0);
});

test.afterAll(async () => {
  await host?.close();
  await endpoint?.close();
  sandbox.close();
});

/** Shows the hub with a session of its own for one provider. */
async function showHub(page: Page, provider: string, account?: string): Promise<void> {
  const token = sandbox.createSession({ organization: 'Acme', provider, ...(account ? { account } : {}) });
  await page.goto(`http://127.0.0.1:${host?.port}/`);
  await page.evaluate(
    ([token = '', baseUrl = '']) => {
      const hub = document.createElement('stackone-hub');
      hub.setAttribute('token', token);
      hub.setAttribute('base-url', baseUrl);
      hub.addEventListener('success', (event) => {
        document.body.dataset['linked'] = JSON.stringify((event as CustomEvent<unknown>).detail);
      });
      document.body.append(hub);
    },
    [token, `http://127.0.0.1:${endpoint?.port}/linking`],
  );
}

/** The account that the hub says it linked. */
async function linkedAccount(page: Page): Promise<{ readonly id: string; readonly provider: string }> {
  await expect(page.locator('body')).toHaveAttribute('data-linked', /\{/u, { timeout: 20_000 });
  return JSON.parse((await page.locator('body').getAttribute('data-linked')) ?? '') as { id: string; provider: string };
}

test('links an account with an API key, says a failure, and edits what it linked', async ({ page }) => {
  await showHub(page, 'lattice');
  await page.getByPlaceholder('Paste the key').fill('sandbox-wrong-key');
  await page.getByRole('button', { name: 'Connect' }).click();
  await expect(page.getByText('Lattice did not accept these credentials.').first()).toBeVisible();
  await page.getByPlaceholder('Paste the key').fill('a-key-that-is-long-enough-1234');
  await page.getByRole('button', { name: 'Connect' }).click();
  const { id, provider } = await linkedAccount(page);
  expect(provider).toBe('lattice');
  expect(sandbox.kept().accounts).toBe(1);

  await showHub(page, 'lattice', id);
  await expect(page.locator('input[disabled]')).toHaveValue('••••••••••1234');
  await page.getByRole('button', { name: 'Connect' }).click();
  expect(await linkedAccount(page)).toEqual({ id, provider });
  expect(sandbox.kept().accounts).toBe(1);
});

test('links an account by OAuth', async ({ page }) => {
  await showHub(page, 'slack');
  const opening = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Connect' }).click();
  const popup = await opening;
  await popup.getByRole('button', { name: 'Allow', exact: true }).click();
  expect(await linkedAccount(page)).toMatchObject({ provider: 'slack' });
});
