import { expect, type Page, test } from '@playwright/test';
import { Hono } from 'hono';
import { type Listening, listen } from '../../src/server/listen.ts';
import { createFolder } from '../cli/run-command.ts';
import { type StartedSite, startSite } from './start-site.ts';

const base = '/help/center';

const guideOf = (title: string, id: string): string => `---
title: ${title}
description: Link your account.
method: { id: ${id}, label: ${id} }
---

<Section title="Create a key">

<Steps>
  <Step title="Open the settings">

    See [the other way](/guides/gauge/oauth-2-0/) and [help](/support/). ![Keys](/pictures/keys.svg)

  </Step>
  <Step title="Allow reading" scopes="people:read">

    Tick the box.

  </Step>
  <Step title="Copy the key">

    Copy it. ${id === 'api-key' ? '<Field name="apiKey" />' : ''}

  </Step>
</Steps>

</Section>
`;
const contentFor = (embedder: string): Readonly<Record<string, string>> => ({
  'content/guides/gauge/provider.yaml': `name: Gauge
category: crm
actions: [{ id: list_people, label: List people, scopes: [people:read] }, { id: say_hello, label: Say hello, scopes: [] }]
scopes: { people:read: { description: Read people } }
connections: { api-key: { fields: [{ key: apiKey, label: API key }] }, oauth-2-0: { fields: [] } }
`,
  'content/guides/gauge/api-key.mdx': guideOf('Connect Gauge with a key', 'api-key'),
  'content/guides/gauge/oauth-2-0.mdx': guideOf('Connect Gauge by signing in', 'oauth-2-0'),
  'content/guides/gauge/setup/oauth-2-0.mdx': guideOf('Set Gauge up', 'oauth-2-0'),
  'content/pages/support.mdx': '---\ntitle: Support\ndescription: Ask us.\n---\n\nAsk us, or go [home](/).\n',
  'content/variants/default.yaml': `whitelabel: false
site: https://acme.example${base}/
brand: { name: Tallwood, logo: { light: /pictures/keys.svg, alt: Tallwood } }
linking: { adapter: http, baseUrl: /linking, accountsUrl: /linking/accounts }
frameAncestors: ['${embedder}']
`,
  'public/pictures/keys.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>\n',
});

let site: StartedSite;
let host: Listening;
let embedder = '';
let home = '';

// One site for all tests: they run in the worker that built it.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const app = new Hono().get('/', (context) =>
    context.html(
      `<!doctype html><html lang="en"><title>App</title><link rel="icon" href="data:,"><main></main><script src="${home}/embed.js" async></script></html>`,
    ),
  );
  host = await listen(app, 0);
  embedder = `http://localhost:${host.port}`;
  site = await startSite(createFolder(contentFor(embedder)));
  home = site.origin + base;
});

test.afterAll(async () => {
  await host?.close();
  await site?.stop();
});

/** What a page asked of the site's host that is not below the base, or not there, and what went wrong in it. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === site.origin && !pathname.startsWith(`${base}/`)) faults.push(`asked for ${pathname}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return faults;
}

test('every link of every page leads to a page below it', async ({ page }) => {
  test.setTimeout(180_000);
  const faults = faultsOf(page);
  const waiting = [`${home}/`, `${home}/embed/guides/gauge/api-key/`];
  const seen = new Set<string>();
  for (const address of waiting) {
    const { origin, pathname } = new URL(address);
    if (origin !== site.origin || seen.has(pathname)) continue;
    seen.add(pathname);
    if (/\.\w+$/u.test(pathname)) {
      expect([pathname, (await page.request.get(address)).status()]).toEqual([pathname, 200]);
      continue;
    }
    await page.goto(address, { waitUntil: 'networkidle' });
    waiting.push(
      ...(await page.locator('a[href]').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))),
    );
  }
  expect(faults).toEqual([]);
  expect([...seen].filter((path) => !path.startsWith(`${base}/`))).toEqual([]);
  for (const path of [
    '/',
    '/guides/',
    '/guides/gauge/',
    '/guides/gauge/setup/oauth-2-0/',
    '/support/',
    '/guides/gauge.md',
  ])
    expect(seen).toContain(base + path);
});

test('the root of the host leads to it', async ({ page }) => {
  await page.goto(site.origin);
  await expect(page).toHaveURL(`${home}/`);
});

test('the search finds, and what it finds is there', async ({ page }) => {
  const faults = faultsOf(page);
  await page.goto(`${home}/guides/gauge/api-key/`);
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('signing in');
  await page
    .getByRole('option', { name: /Connect Gauge by signing in/u })
    .first()
    .click();
  await expect(page).toHaveURL(`${home}/guides/gauge/oauth-2-0/`);
  await page.goto(`${home}/`);
  await page.getByRole('searchbox').fill('key');
  await page.locator('.search-hit-title', { hasText: 'Connect Gauge with a' }).first().click();
  await expect(page).toHaveURL(`${home}/guides/gauge/api-key/`);
  await page.goto(`${home}/search/?q=qqxyzzyq`);
  await page.getByRole('link', { name: 'Look through all guides' }).first().click();
  await expect(page).toHaveURL(`${home}/guides/`);
  expect(faults).toEqual([]);
});

test('the selector opens, and its choice stays in the address', async ({ page }) => {
  const faults = faultsOf(page);
  await page.goto(`${home}/guides/gauge/api-key/`);
  await page.locator('[data-guide-selector-open]').click();
  await page.getByLabel('Say hello').check();
  await expect(page).toHaveURL(`${home}/guides/gauge/api-key/?actions=say_hello`);
  await expect(page.getByText('Showing 2 of 3 steps')).toBeVisible();
  expect(faults).toEqual([]);
});

test('the form links an account, and the accounts lead back', async ({ page }) => {
  const faults = faultsOf(page);
  await page.goto(`${home}/guides/gauge/api-key/#session=${site.session}`);
  const form = page.locator('[data-guide-linking]');
  await form.scrollIntoViewIfNeeded();
  await form.getByLabel('API key').fill('a-key-that-works');
  await form.getByRole('button', { name: 'Link account' }).click();
  await expect(form.getByRole('heading', { name: 'Your Gauge account is linked' })).toBeVisible();
  await page.goto(`${home}/linking/accounts`);
  await page
    .getByRole('link', { name: /^Guide: Gauge/u })
    .first()
    .click();
  await expect(page).toHaveURL(`${home}/guides/gauge/api-key/`);
  await page.goto(`${home}/linking/accounts`);
  await page.getByRole('link', { name: 'All guides' }).click();
  await expect(page).toHaveURL(`${home}/guides/`);
  expect(faults).toEqual([]);
});

test('an approval in a window links one', async ({ page, context }) => {
  await page.goto(`${home}/guides/gauge/oauth-2-0/#session=${site.session}`);
  const form = page.locator('[data-guide-linking]');
  await form.scrollIntoViewIfNeeded();
  const opening = context.waitForEvent('page');
  await form.getByRole('button', { name: 'Continue to Gauge' }).click();
  const popup = await opening;
  const faults = faultsOf(popup);
  await popup.getByRole('button', { name: 'Allow', exact: true }).click();
  await expect(form.getByRole('heading', { name: 'Your Gauge account is linked' })).toBeVisible({ timeout: 20_000 });
  expect(faults).toEqual([]);
});

test('a guide is shown in the page of an app, and stays in its frame', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const faults = faultsOf(page);
  await page.goto(embedder);
  await page.evaluate((src) => {
    const element = document.createElement('guide-embed');
    element.setAttribute('src', src);
    document.querySelector('main')?.append(element);
  }, `${home}/guides/gauge/api-key/?actions=say_hello`);
  await expect(page.locator('guide-embed iframe')).toHaveAttribute(
    'src',
    `${home}/embed/guides/gauge/api-key/?actions=say_hello`,
  );
  const frame = page.frameLocator('guide-embed iframe');
  await expect(frame.getByText('Showing 2 of 3 steps')).toBeVisible();
  await frame.getByRole('link', { name: 'the other way' }).click();
  await expect(frame.getByRole('heading', { level: 1, name: 'Connect Gauge by signing in' })).toBeVisible();
  await frame.locator('[data-guide-share]').click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(`${home}/guides/gauge/oauth-2-0/`);
  const opening = context.waitForEvent('page');
  await frame.getByRole('link', { name: 'help' }).click();
  await expect(await opening).toHaveURL(`${home}/support/`);
  expect(faults).toEqual([]);
});

test('a page that is not there names those that are like it', async ({ page }) => {
  await page.goto(`${home}/guides/gauge/api-keys/`);
  await page.locator('[data-guide-nearest]').getByRole('link', { name: 'Connect Gauge with a key' }).click();
  await expect(page).toHaveURL(`${home}/guides/gauge/api-key/`);
});
