import { expect, type Page } from '@playwright/test';
import { blockWindow, bringForm, formOf, guideAddress, openForm, postsOf, send, test } from './linking-site.ts';

const slack = 'slack/oauth-2-0';
const linked = 'Your Slack account is linked';
const waiting = 'Approve in the Slack window. This page notices when you are done.';

/** Sends the form, and gives the window that it opens once it asks. */
async function approve(page: Page): Promise<Page> {
  const opening = page.waitForEvent('popup');
  await send(page);
  const popup = await opening;
  await expect(popup.getByRole('button', { name: 'Deny' })).toBeVisible();
  return popup;
}

const allow = (page: Page): Promise<void> => page.getByRole('button', { name: 'Allow', exact: true }).click();
const heading = (page: Page, name: string): ReturnType<Page['locator']> =>
  formOf(page).getByRole('heading', { name, exact: true });
const keptAttempt = (page: Page): Promise<string | null> =>
  page.evaluate(() => sessionStorage.getItem('guide-attempt'));

for (const variant of ['default', 'mipplo']) {
  test.describe(`on the site ${variant}`, () => {
    test.use({ variant });

    test('an approval is followed after the page was loaded again', async ({ page, site }) => {
      await openForm(page, site, slack);
      const popup = await approve(page);
      await page.reload();
      await bringForm(page);
      await expect(formOf(page).locator('.link-progress').getByText(waiting)).toBeVisible();
      await allow(popup);
      await expect(heading(page, linked)).toBeFocused();
      expect(postsOf(site).filter(({ url }) => !url.includes('/provider/'))).toHaveLength(1);
    });

    test('one that another tab has finished is linked, and said once', async ({ page, site }) => {
      await openForm(page, site, slack);
      const popup = await approve(page);
      await page.goto(`${site.origin}/guides/`);
      await allow(popup);
      await expect(popup.getByRole('heading', { name: 'The account is linked' })).toBeVisible();
      await page.goto(`${site.origin}/guides/${slack}/`);
      await bringForm(page);
      await expect(heading(page, linked)).toBeFocused();
      expect(await keptAttempt(page)).toBeNull();
      await page.reload();
      await bringForm(page);
      await expect(formOf(page).getByRole('button', { name: 'Continue to Slack' })).toBeVisible();
      await expect(heading(page, linked)).toHaveCount(0);
    });

    test('one that another tab has denied is said to be cancelled, and can be begun again', async ({ page, site }) => {
      await openForm(page, site, slack);
      const popup = await approve(page);
      await page.goto(`${site.origin}/guides/`);
      await popup.getByRole('button', { name: 'Deny' }).click();
      await expect(popup.getByRole('heading', { name: 'Nothing was linked' })).toBeVisible();
      await page.goto(`${site.origin}/guides/${slack}/`);
      await bringForm(page);
      await expect(heading(page, 'Linking was cancelled')).toBeFocused();
      await allow(await approve(page));
      await expect(heading(page, linked)).toBeFocused();
    });

    test('one whose session has expired is forgotten once there is a new link', async ({ page, site }) => {
      await openForm(page, site, slack);
      const popup = await approve(page);
      await popup.close();
      const isAsked = (url: string): boolean => new URL(url).pathname.startsWith('/linking');
      site.fault = ({ url }) => (isAsked(url) ? new Response('{}', { status: 401 }) : undefined);
      await page.reload();
      await bringForm(page);
      await expect(heading(page, 'This link has expired or was made for something else')).toBeFocused();
      site.fault = undefined;
      expect(await keptAttempt(page)).not.toBeNull();
      await formOf(page).getByLabel('New link', { exact: true }).fill(guideAddress(site, slack));
      await formOf(page).getByRole('button', { name: 'Use this link' }).click();
      await expect(formOf(page).getByRole('button', { name: 'Continue to Slack' })).toBeVisible();
      await expect(formOf(page).locator('[data-guide-link-error]')).toHaveCount(0);
      expect(await keptAttempt(page)).toBeNull();
      await allow(await approve(page));
      await expect(heading(page, linked)).toBeFocused();
    });

    test('one that the endpoint says has expired leaves a form to begin again with', async ({ page, site }) => {
      await openForm(page, site, slack);
      await approve(page);
      site.fault = ({ url }) => (/attempts\/./u.test(url) ? Response.json({ status: 'expired' }) : undefined);
      await page.goto(`${site.origin}/guides/`);
      await page.goto(`${site.origin}/guides/${slack}/`);
      await bringForm(page);
      await expect(formOf(page).getByRole('button', { name: 'Continue to Slack' })).toBeVisible();
      await expect(formOf(page).locator('[data-guide-link-error]')).toHaveCount(0);
      expect(await keptAttempt(page)).toBeNull();
    });

    test('whoever comes back from the provider in the same tab without an answer can go on', async ({ page, site }) => {
      await openForm(page, site, slack);
      await blockWindow(page);
      await send(page);
      await formOf(page).getByRole('button', { name: 'Continue in this tab' }).click();
      await expect(page.getByRole('button', { name: 'Deny' })).toBeVisible();
      await page.goBack();
      await bringForm(page);
      const opening = page.waitForEvent('popup');
      await formOf(page)
        .getByRole('button', { name: /^Open Slack/u })
        .click();
      await allow(await opening);
      await expect(heading(page, linked)).toBeFocused();
    });
  });
}

test('where nothing is entered, no words are about fields, in no state', async ({ page, site, context, browser }) => {
  test.slow();
  const seen: string[] = [];
  const look = async (phase: string): Promise<void> => {
    if (phase !== 'no-session') await expect(page.locator(`.link[data-guide-link-phase="${phase}"]`)).toBeVisible();
    const text = await formOf(page).innerText();
    expect([phase, text.match(/\b(?:enter(?:ed)?|fields?|fill|values?|keys?|form again)\b.*/giu)]).toEqual([
      phase,
      null,
    ]);
    seen.push(phase);
  };
  await page.goto(`${site.origin}/guides/${slack}/`);
  await look('no-session');
  site.fault = () => new Response(null, { status: 500 });
  await page.goto(guideAddress(site, slack));
  await bringForm(page);
  await look('failed');
  site.fault = undefined;
  await formOf(page).getByRole('button', { name: 'Try again' }).click();
  await look('idle');

  await blockWindow(page);
  await send(page);
  await look('authorizing');
  await formOf(page).getByRole('button', { name: 'Cancel' }).click();
  await look('cancelled');
  for (const button of ['Allow all but the first permission', 'Fail at the provider']) {
    const popup = await approve(page);
    await look('polling');
    await popup.getByText('Other outcomes').click();
    await popup.getByRole('button', { name: button }).click();
    await look('failed');
  }
  const closed = await approve(page);
  await closed.close();
  await expect(formOf(page).getByText('The Slack window looks closed.')).toBeVisible();
  await look('polling');
  await formOf(page).getByRole('button', { name: 'Cancel' }).click();

  for (const [status, phase] of [
    [400, 'failed'],
    [409, 'failed'],
    [429, 'failed'],
    [504, 'timed-out'],
    [507, 'failed'],
  ] as const) {
    site.fault = ({ method }) => (method === 'POST' ? new Response(null, { status }) : undefined);
    await send(page);
    await look(phase);
  }
  site.fault = undefined;
  await context.setOffline(true);
  await send(page);
  await look('offline');
  await context.setOffline(false);
  site.fault = ({ method }) => (method === 'POST' ? new Response(null, { status: 401 }) : undefined);
  await send(page);
  await look('session-expired');
  site.fault = undefined;
  await formOf(page).getByLabel('New link', { exact: true }).fill(guideAddress(site, slack));
  await page.keyboard.press('Enter');
  await look('idle');
  await allow(await approve(page));
  await look('linked');
  expect(new Set(seen).size).toBe(10);

  await using stack = new AsyncDisposableStack();
  const without = await browser.newContext({ javaScriptEnabled: false });
  stack.defer(() => without.close());
  const plain = await without.newPage();
  await plain.goto(`${site.origin}/guides/${slack}/`);
  await expect(formOf(plain).locator('noscript > p')).toHaveText(
    'Linking needs JavaScript. Turn it on, or ask Stepwell for another way.',
  );
});
