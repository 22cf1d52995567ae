import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { fieldOf, formOf, type LinkingSite, openForm, send, test } from './linking-site.ts';

declare global {
  interface Window {
    /** Everything that the page handed to somewhere that outlives the form. */
    handed: string[];
  }
}

const secret = 'pat-the-secret-7f3a9c';

/** What a value may be written as on its way. */
const spellings = [secret, Buffer.from(secret).toString('base64').slice(0, 20), encodeURIComponent(secret)];
const isIn = (text: string): boolean => spellings.some((spelling) => text.includes(spelling));

/** Writes down what the page stores, posts, logs and asks for, from before its own scripts run. */
async function instrument(page: Page): Promise<{ readonly said: string[]; readonly asked: string[] }> {
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(`${error.message} ${error.stack}`));
  page.context().on('request', (request) => {
    asked.push(`${request.method()} ${request.url()} ${JSON.stringify(request.headers())}`);
    if (isIn(request.postData() ?? '')) asked.push(`BODY ${request.method()} ${request.url()}`);
  });
  await page.addInitScript(() => {
    window.handed = [];
    const watch = (owner: object, name: string): void => {
      const original = Reflect.get(owner, name) as (...values: unknown[]) => unknown;
      Reflect.set(owner, name, function watched(this: unknown, ...values: unknown[]) {
        window.handed.push(`${name} ${values.map((value) => JSON.stringify(value) ?? String(value)).join(' ')}`);
        return Reflect.apply(original, this, values);
      });
    };
    watch(Storage.prototype, 'setItem');
    watch(window, 'postMessage');
    watch(MessagePort.prototype, 'postMessage');
    watch(BroadcastChannel.prototype, 'postMessage');
    watch(History.prototype, 'pushState');
    watch(History.prototype, 'replaceState');
    watch(IDBFactory.prototype, 'open');
    watch(navigator, 'sendBeacon');
    watch(Element.prototype, 'setAttribute');
    for (const name of ['log', 'info', 'warn', 'error', 'debug']) watch(console, name);
    const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
    Object.defineProperty(Document.prototype, 'cookie', {
      ...cookie,
      set(value: string) {
        window.handed.push(`cookie ${value}`);
        cookie?.set?.call(this, value);
      },
    });
  });
  return { said, asked };
}

/** Everything in the page that holds text, but for what fields have as their value. */
function readPage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return [
      document.documentElement.outerHTML,
      document.documentElement.textContent,
      document.title,
      document.cookie,
      location.href,
      document.referrer,
      window.name,
      JSON.stringify(Object.entries(sessionStorage)),
      JSON.stringify(Object.entries(localStorage)),
      JSON.stringify(history.state),
      JSON.stringify(databases),
      ...window.handed,
    ].join('\n');
  });
}

function readData({ data }: LinkingSite): string {
  return Buffer.concat(readdirSync(data).map((name) => readFileSync(join(data, name)))).toString('latin1');
}

for (const variant of ['default', 'mipplo']) {
  test.describe(variant, () => {
    test.use({ variant });

    test('a secret is in one POST body, and nowhere else', async ({ page, site, context }) => {
      const { said, asked } = await instrument(page);
      await openForm(page, site, 'airtable/personal-access-token');
      // Shown, moved about in, corrected: whatever a reader does with it before it is sent.
      await fieldOf(page, 'Personal access token').pressSequentially('wrong');
      await send(page);
      await expect(formOf(page).locator('#guide-link-error')).toBeFocused();
      await fieldOf(page, 'Personal access token').fill(`  "${secret}" `);
      await formOf(page).getByRole('button', { name: 'Show Personal access token' }).click();
      await fieldOf(page, 'Personal access token').blur();
      await formOf(page).getByRole('button', { name: 'Where do I find this?' }).click();
      const filled = await readPage(page);
      expect(isIn(filled)).toBe(false);
      await send(page);
      await expect(formOf(page).locator('[data-guide-link-result]')).toBeFocused();

      const sent = site.seen.filter(({ body }) => isIn(body));
      const path = variant === 'default' ? '/linking' : '/linking/hub/accounts';
      expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([`POST ${site.origin}${path}`]);
      expect(sent[0]?.body.split(secret)).toHaveLength(2);
      for (const { url, headers } of site.seen) expect(isIn(url + JSON.stringify(headers))).toBe(false);
      expect(asked.filter(isIn)).toEqual([]);
      expect(asked.filter((line) => line.startsWith('BODY'))).toEqual([`BODY POST ${site.origin}${path}`]);
      expect(
        new Set(asked.map((line) => new URL(line.split(' ').find((word) => word.includes('://')) ?? '').origin)),
      ).toEqual(new Set([site.origin]));

      const linked = await readPage(page);
      expect(linked).toContain('setItem "guide-session"');
      for (const text of [linked, said.join('\n'), site.log.join('\n'), readData(site)]) expect(isIn(text)).toBe(false);
      expect(isIn(JSON.stringify(await context.storageState({ indexedDB: true })))).toBe(false);
      expect(
        await page.evaluate(() =>
          [...document.querySelectorAll('input, textarea')].map((input) => 'value' in input && input.value).join(''),
        ),
      ).not.toContain(secret);
      // What was filled in is not brought back either.
      await page.reload();
      await page.locator('#guide-fields').scrollIntoViewIfNeeded();
      await expect(fieldOf(page, 'Personal access token')).toHaveValue('');
    });
  });
}

test('a secret is masked again when it is sent, and goes after 15 minutes and on leaving', async ({ page, site }) => {
  await page.clock.install();
  await openForm(page, site, 'airtable/personal-access-token');
  const field = fieldOf(page, 'Personal access token');
  await field.fill('pat-sandbox-wrong-key');
  await formOf(page).getByRole('button', { name: 'Show Personal access token' }).click();
  await expect(field).toHaveAttribute('type', 'text');
  await send(page);
  await expect(formOf(page).locator('#guide-link-error')).toBeFocused();
  await expect(field).toHaveAttribute('type', 'password');
  await page.clock.fastForward('15:01');
  await expect(field).toHaveValue('');
  await expect(
    formOf(page).getByText(
      'Nothing changed for 15 minutes, so this page removed the secrets you had entered. Enter them again.',
    ),
  ).toBeVisible();
  await field.fill(secret);
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  await expect(field).toHaveValue('');
});
