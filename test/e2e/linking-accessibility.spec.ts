import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { virtual as virtualReader } from '@guidepup/virtual-screen-reader';
import { expect, type Page } from '@playwright/test';
import { blockWindow, bringForm, fieldOf, formOf, guideAddress, openForm, send, test } from './linking-site.ts';

const airtable = 'airtable/personal-access-token';
const label = 'Personal access token';

/** Sees that the form stands in a phase, without a problem that axe finds in either colour scheme, and at 320 px. */
async function look(page: Page, phase: string): Promise<void> {
  if (phase !== 'no-session') await expect(page.locator('.link')).toHaveAttribute('data-guide-link-phase', phase);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page }).include('#guide-fields');
    // The other rules do not depend on colours.
    if (colorScheme === 'dark') axe.withRules('color-contrast');
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect([phase, colorScheme, ...found]).toEqual([phase, colorScheme]);
  }
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 320, height: 640 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect([phase, Math.max(0, overflow)]).toEqual([phase, 0]);
  await page.setViewportSize(size);
}

const never = (): Promise<Response> => new Promise(() => {});

test('axe finds no problem in any phase of credentials', async ({ page, site, context }) => {
  test.slow();
  await page.goto(`${site.origin}/guides/${airtable}/`);
  await bringForm(page);
  await look(page, 'no-session');
  site.fault = never;
  await page.goto(guideAddress(site, airtable));
  await bringForm(page);
  await look(page, 'planning');
  await formOf(page).getByRole('button', { name: 'Cancel' }).click();
  await look(page, 'cancelled');
  site.fault = undefined;
  await formOf(page).getByRole('button', { name: 'Try again' }).click();
  await look(page, 'idle');

  await send(page);
  await look(page, 'failed');
  await fieldOf(page, label).fill(' pat-1 ');
  await fieldOf(page, label).blur();
  await formOf(page).getByRole('button', { name: 'Where do I find this?' }).click();
  await formOf(page).getByRole('button', { name: 'Show' }).click();
  await expect(formOf(page).getByText('Removed spaces around it.')).toBeVisible();
  await look(page, 'idle');
  const { violations } = await new AxeBuilder({ page }).include('.link-inline').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  site.fault = ({ method }) => (method === 'POST' ? never() : undefined);
  await send(page);
  await look(page, 'submitting');
  await formOf(page).getByRole('button', { name: 'Cancel' }).click();
  await look(page, 'cancelled');
  site.fault = ({ method }) => (method === 'POST' ? new Response(null, { status: 504 }) : undefined);
  await send(page);
  await look(page, 'timed-out');
  site.fault = undefined;
  await context.setOffline(true);
  await send(page);
  await look(page, 'offline');
  await context.setOffline(false);
  await fieldOf(page, label).fill('pat-sandbox-missing-scope');
  await send(page);
  await look(page, 'failed');
  await fieldOf(page, label).fill('pat-sandbox-expired');
  await send(page);
  await look(page, 'session-expired');
  await formOf(page).getByRole('button', { name: 'Use this link' }).click();
  await look(page, 'session-expired');
  await fieldOf(page, 'New link').fill(guideAddress(site, airtable));
  await page.keyboard.press('Enter');
  await fieldOf(page, label).fill('pat-good');
  await send(page);
  await look(page, 'linked');
});

test('axe finds no problem in any phase of an approval', async ({ page, site }) => {
  test.slow();
  await openForm(page, site, 'slack/oauth-2-0');
  await look(page, 'idle');
  site.fault = ({ method }) => (method === 'POST' ? never() : undefined);
  const opening = page.waitForEvent('popup');
  await send(page);
  await opening;
  await look(page, 'opening');
  await formOf(page).getByRole('button', { name: 'Cancel' }).click();
  site.fault = undefined;
  await blockWindow(page);
  await send(page);
  await look(page, 'authorizing');
  const again = page.waitForEvent('popup');
  await formOf(page).getByRole('button', { name: 'Open Slack' }).click();
  const popup = await again;
  await look(page, 'polling');
  await popup.getByRole('button', { name: 'Allow', exact: true }).click();
  await look(page, 'linked');
});

/** What a screen reader says while the form is sent, and then from the result on. */
async function listen(page: Page): Promise<readonly string[]> {
  const reader = readFileSync(
    createRequire(import.meta.url).resolve('@guidepup/virtual-screen-reader/browser.js'),
    'utf8',
  );
  await page.route('**/reader.js', (route) => route.fulfill({ contentType: 'text/javascript', body: reader }));
  return page.evaluate(async () => {
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- a module that the page loads by its address
    const module = await import(new URL('/reader.js', location.href).href);
    const { virtual } = module as { virtual: typeof virtualReader };
    const form = document.querySelector<HTMLElement>('[data-guide-linking]');
    if (!form) return [];
    await virtual.start({ container: form });
    await virtual.clearSpokenPhraseLog();
    form.querySelector<HTMLElement>('.link-submit')?.click();
    const end = Date.now() + 10_000;
    while (!form.querySelector('h3:focus') && Date.now() < end) await new Promise((done) => void setTimeout(done, 20));
    await new Promise((done) => void setTimeout(done, 100));
    while ((await virtual.spokenPhraseLog()).length < 60) {
      await virtual.next();
      if (/^button, (?:Link account|Link another)/u.test(await virtual.lastSpokenPhrase())) break;
    }
    const log = await virtual.spokenPhraseLog();
    await virtual.stop();
    // A region that changes in several places is said once for each; what is emptied says nothing.
    return log.filter((phrase, index) => phrase !== 'polite: ' && phrase !== log[index - 1]);
  });
}

test('a screen reader hears what went wrong, and where', async ({ page, site }) => {
  await openForm(page, site, airtable);
  await fieldOf(page, label).fill('key-old');
  const message =
    'An Airtable token starts with “pat” and has no spaces. Keys that start with “key” are no longer accepted by Airtable.';
  expect(await listen(page)).toEqual([
    'heading, There is a problem, level 3',
    'list',
    'listitem, level 1, position 1, set size 1',
    `link, ${message}`,
    'end of listitem, level 1, position 1, set size 1',
    'end of list',
    'end of group, There is a problem',
    'form, Link Airtable',
    'paragraph',
    'Acme receives what you enter here, and can then use your Airtable account.',
    'end of paragraph',
    'paragraph',
    `It is sent to ${new URL(site.origin).host} and nowhere else.`,
    'end of paragraph',
    'paragraph',
    'This is a sandbox: what you enter is kept, encrypted, on this machine alone. Any value is linked, unless it holds a test word such as sandbox-wrong-key.',
    'end of paragraph',
    'Personal access token',
    'paragraph',
    'The token that Airtable showed once when you created it.',
    'end of paragraph',
    'paragraph',
    'Error:',
    message,
    'end of paragraph',
    `Personal access token, key-old, The token that Airtable showed once when you created it. Error: ${message}`,
    'button, Show Personal access token',
    'Show',
    'end of button, Show Personal access token',
    'button, Where do I find this? Personal access token, 1 control, not expanded',
    'Where do I find this?',
    'Personal access token',
    'end of button, Where do I find this? Personal access token, 1 control, not expanded',
    'button, Link account',
  ]);
});

test('a screen reader hears that the account is linked', async ({ page, site }) => {
  await openForm(page, site, airtable);
  await fieldOf(page, label).fill('pat-sandbox-slow');
  expect(await listen(page)).toEqual([
    'polite: Linking your Airtable account …',
    'heading, Your Airtable account is linked, level 3',
    'paragraph',
    'Acme can use it from now on. You can close this page. To take the access back, remove it in Airtable or ask Acme.',
    'end of paragraph',
    'paragraph',
    expect.stringMatching(/^Reference: [\da-f-]{36}$/u),
    'end of paragraph',
    'link, See linked accounts',
    'button, Link another Airtable account',
  ]);
});

test('the keyboard alone leads from the top of the page to a linked account', async ({ page, site }) => {
  await page.goto(guideAddress(site, airtable));
  /** Presses Tab until the focus is on what matches. */
  const reach = async (selector: string): Promise<void> => {
    for (let presses = 0; presses < 150; presses += 1) {
      await page.keyboard.press('Tab');
      // A person would see it load, and no machine is too busy for them.
      await expect(formOf(page)).not.toHaveAttribute('data-guide-linking', 'loading');
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    }
    throw new Error(`Cannot reach ${selector} with the keyboard`);
  };
  await reach('[data-guide-step] input[name=token]');
  await page.keyboard.type('pat-1');
  await reach('.link input[name=token]');
  await expect(page.locator('.link input[name=token]')).toHaveValue('pat-1');
  await reach('.link .link-show');
  await page.keyboard.press('Space');
  await expect(page.locator('.link input[name=token]')).toHaveAttribute('type', 'text');
  await reach('.link .link-where > button');
  await page.keyboard.press('Enter');
  await expect(page.locator('.link .link-step')).toContainText('Click Create token at the bottom');
  await reach('.link .link-submit');
  await page.keyboard.press('Enter');
  await expect(formOf(page).locator('[data-guide-link-result]')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/^Linked accounts/u);
});

test('without JavaScript the guide is complete and says what to send, with nothing that looks like a login', async ({
  browser,
  site,
}) => {
  await using stack = new AsyncDisposableStack();
  const context = await browser.newContext({ javaScriptEnabled: false });
  stack.defer(() => context.close());
  const page = await context.newPage();
  await page.goto(guideAddress(site, airtable));
  for (const step of await page.locator('[data-guide-step]').all()) await expect(step).toBeVisible();
  // Playwright finds no text in a `noscript`.
  await expect(formOf(page).locator('noscript > p')).toBeVisible();
  await expect(formOf(page).locator('noscript > p')).toHaveText(
    'The form needs JavaScript. Turn it on, or ask Stepwell for another way. Do not send keys or passwords by email.',
  );
  await expect(formOf(page).getByRole('term').filter({ hasText: label })).toBeVisible();
  await expect(formOf(page).getByText('The form could not be loaded')).toBeHidden();
  await expect(formOf(page).getByRole('button')).toHaveCount(0);
  await expect(page.locator('input[type=password], form:not([role=search])')).toHaveCount(0);
});
