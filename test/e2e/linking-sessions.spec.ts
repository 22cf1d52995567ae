import { expect } from '@playwright/test';
import { bringForm, fieldOf, formOf, guideAddress, openForm, postsOf, send, test } from './linking-site.ts';

const airtable = 'airtable/personal-access-token';
const token = 'Personal access token';

test('the first click on the button counts, though leaving the field says what was cleaned', async ({ page, site }) => {
  await openForm(page, site, airtable);
  await fieldOf(page, token).pressSequentially('pat-good ');
  const button = formOf(page).getByRole('button', { name: 'Link account' });
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (!box) throw new Error('Cannot press: the button has no place');
  await page.mouse.move(box.x + box.width / 2, box.y + 4);
  await page.mouse.down();
  await new Promise((done) => {
    setTimeout(done, 150);
  });
  await page.mouse.up();
  await expect(formOf(page).getByRole('heading', { name: 'Your Airtable account is linked' })).toBeFocused();
  expect(postsOf(site)).toHaveLength(1);
});

for (const variant of ['default', 'mipplo']) {
  test.describe(`on the site ${variant}`, () => {
    test.use({ variant });

    test('a link for another provider is refused before any field', async ({ page, site }) => {
      await page.goto(guideAddress(site, airtable, { provider: 'slack' }));
      await bringForm(page);
      const title = 'This link has expired or was made for something else';
      await expect(formOf(page).getByRole('heading', { name: title })).toBeFocused();
      await expect(formOf(page).locator('input[type=password]')).toHaveCount(0);
      await expect(formOf(page).getByRole('button', { name: 'Use this link' })).toBeVisible();
      await expect(formOf(page).getByRole('button', { name: 'Try again' })).toHaveCount(0);
    });
  });
}

test('an approval that expired is said to be over', async ({ page, site }) => {
  await openForm(page, site, 'slack/oauth-2-0');
  site.fault = ({ url }) =>
    new URL(url).pathname.includes('/attempts/') ? Response.json({ status: 'expired' }) : undefined;
  await send(page);
  await expect(formOf(page).getByRole('heading', { name: 'There was no answer in time' })).toBeFocused();
});

test('a link works in a browser that keeps nothing', async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await openForm(page, site, airtable);
  expect(page.url()).not.toContain('session');
  await fieldOf(page, token).fill('pat-good');
  await send(page);
  await expect(formOf(page).getByRole('heading', { name: 'Your Airtable account is linked' })).toBeVisible();
});

test('a link that comes to an open page is taken from its address, on every page', async ({ page, site }) => {
  const session = site.sandbox.createSession({ organization: 'Acme' });
  await page.goto(site.origin);
  await page.evaluate((hash) => location.assign(hash), `#session=${session}`);
  await expect(page).toHaveURL(`${site.origin}/`);
  await page.goto(`${site.origin}/guides/${airtable}/`);
  await bringForm(page);
  await expect(fieldOf(page, token)).toBeVisible();
});

test('a link that is not complete is said to be', async ({ page, site }) => {
  await page.goto(`${site.origin}/guides/${airtable}/#session=`);
  await expect(page).toHaveURL(`${site.origin}/guides/${airtable}/`);
  await expect(formOf(page).getByText('The link you followed is not complete.')).toBeVisible();
});
