import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { freePort } from '../../src/server/port.ts';
import { createFolder, sharedCache, smallContent } from '../cli/run-command.ts';

const guide = 'content/guides/acme/api-key.mdx';
const other = 'content/guides/acme/basic.mdx';
let folder = '';
let origin = '';
let server: ChildProcess | undefined;

// One server for all.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  folder = createFolder({
    ...smallContent,
    'content/guides/acme/provider.yaml':
      'name: Acme\nconnections: { api-key: { fields: [] }, basic: { fields: [] }, pictured: { fields: [] } }\n',
    [guide]: (smallContent[guide] ?? '').replace('<Field name="apiKey" />', ''),
    [other]: (smallContent[guide] ?? '').replace('<Field name="apiKey" />', '').replace('id: api-key', 'id: basic'),
    'content/guides/acme/pictured.mdx': (smallContent[guide] ?? '')
      .replace('<Field name="apiKey" />', '![Settings](/settings.svg)')
      .replace('title: Connect', 'title: See')
      .replace('id: api-key', 'id: pictured'),
    'public/settings.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" /></svg>',
  });
  const port = await freePort(0);
  origin = `http://127.0.0.1:${port}`;
  server = spawn(process.execPath, ['scripts/dev.ts', '--content', join(folder, 'content'), '--port', String(port)], {
    stdio: 'ignore',
    env: { ...process.env, STEPWELL_CACHE: sharedCache },
  });
  await expect
    .poll(
      () =>
        fetch(origin).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 50_000 },
    )
    .toBe(200);
});

test.afterAll(async () => {
  const ended = new Promise((done) => server?.once('close', done));
  server?.kill('SIGTERM');
  await ended;
});

test('the overlay stays until the mistake is mended', async ({ page }) => {
  const overlay = page.locator('guide-preview-problem');
  const file = join(folder, guide);
  const source = readFileSync(file, 'utf8');
  await page.goto(`${origin}/guides/acme/api-key/`);
  await expect(overlay).toHaveCount(0);
  writeFileSync(file, source.replace('Click', 'Press'));
  await expect(page.getByText('Press Settings')).toBeVisible();
  // What looks like a tag in a message is a part of it.
  writeFileSync(file, source.replace('Click', '[Click](/guides/acne/) `<b>`'));
  await expect(page.locator('code', { hasText: '<b>' })).toBeVisible();
  await expect(overlay).toContainText('/guides/acne/');
  await expect(overlay).toContainText('`<b>`');
  await page.reload();
  await expect(overlay).toContainText('/guides/acne/');
  writeFileSync(file, source);
  await expect(page.getByText('Click Settings')).toBeVisible();
  await expect(overlay).toHaveCount(0);
});

test('a page that names another is loaded again when that is called otherwise', async ({ page }) => {
  const file = join(folder, other);
  const source = readFileSync(file, 'utf8');
  await page.goto(`${origin}/guides/acme/api-key/`);
  await page.waitForLoadState('networkidle');
  writeFileSync(file, source.replace('title: Connect', 'title: Join'));
  await expect(page.getByRole('link', { name: 'Join Acme' })).toBeVisible();
  writeFileSync(file, source);
  await expect(page.getByRole('link', { name: 'Connect Acme' })).toBeVisible();
});

test('a page ends with the last of several saves in quick succession', async ({ page }) => {
  const file = join(folder, other);
  const source = readFileSync(file, 'utf8');
  await page.goto(`${origin}/guides/acme/basic/`);
  await page.waitForLoadState('networkidle');
  for (const word of ['Tap', 'Touch', 'Choose']) {
    writeFileSync(file, source.replace('Click', word));
    await setTimeout(30);
  }
  await expect(page.getByText('Choose Settings')).toBeVisible();
  writeFileSync(file, source);
  await expect(page.getByText('Click Settings')).toBeVisible();
});

test('a picture that goes, or is called otherwise, is missed until it is back', async ({ page }) => {
  const overlay = page.locator('guide-preview-problem');
  const picture = join(folder, 'public/settings.svg');
  await page.goto(`${origin}/guides/acme/pictured/`);
  await expect(page.getByRole('img', { name: 'Settings' })).toBeVisible();
  await expect(overlay).toHaveCount(0);
  const bytes = readFileSync(picture);
  const status = async (): Promise<number> => (await page.request.get(`${origin}/settings.svg`)).status();
  for (const lose of [() => rmSync(picture), () => renameSync(picture, join(folder, 'public/preferences.svg'))]) {
    lose();
    await expect(overlay).toContainText('/settings.svg');
    await expect.poll(status).toBe(404);
    writeFileSync(picture, bytes);
    await expect.poll(status).toBe(200);
    await expect(overlay).toHaveCount(0);
  }
});
