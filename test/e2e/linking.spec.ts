import { expect, type Page } from '@playwright/test';
import { openerPolicies } from '../../src/sandbox/storage/sessions.ts';
import {
  blockWindow,
  fieldOf,
  formOf,
  guideAddress,
  type LinkingSite,
  openForm,
  postsOf,
  send,
  test,
} from './linking-site.ts';

const airtable = 'airtable/personal-access-token';
const token = 'Personal access token';
const slack = 'slack/oauth-2-0';

/** Sees that the form says a result and that the focus is on it. */
async function expectResult(page: Page, title: string, text?: string): Promise<void> {
  await expect(formOf(page).getByRole('heading', { level: 3, name: title, exact: true })).toBeFocused();
  if (text !== undefined) await expect(formOf(page).getByText(text, { exact: true })).toBeVisible();
}

/** Sees that the accounts page lists what was linked, and nothing secret. */
async function expectAccount(page: Page, name: string, organization: string, secret = ''): Promise<void> {
  await formOf(page).getByRole('link', { name: 'See linked accounts' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: `for ${organization}` })).toContainText(name);
  if (secret !== '') expect(await page.content()).not.toContain(secret);
}

/** A new link for a reader whose own has expired. */
const newLink = (site: LinkingSite): string => guideAddress(site, airtable);

/** What a test word of the sandbox leads to, word for word, and the button that leads on. */
const failures: Readonly<
  Record<string, { readonly title: string; readonly text: string; readonly said: string; readonly on: string }>
> = {
  'sandbox-wrong-key': {
    title: 'Airtable did not accept what you entered',
    text: 'A value may be incomplete, belong to another account, or have been revoked. Copy it again, then send the form again. What you entered is still here.',
    said: 'Airtable did not accept these credentials.',
    on: 'Link account',
  },
  'sandbox-rate-limit': {
    title: 'There were too many tries in a short time',
    text: 'Try again in 30 seconds. What you entered is still here.',
    said: 'Airtable takes no more requests for now.',
    on: 'Try again',
  },
  'sandbox-capacity': {
    title: '{organization} cannot take another account now',
    text: 'Its limit has been reached. Tell {organization}: trying again helps only once there is room. What you entered is still here.',
    said: 'No more accounts can be linked.',
    on: 'Link account',
  },
  'sandbox-error': {
    title: 'Something went wrong while linking the account',
    text: 'It is not because of anything you did. Try again in a few minutes; if it fails again, ask {organization}. What you entered is still here.',
    said: 'Something went wrong at the endpoint.',
    on: 'Try again',
  },
};

for (const [variant, organization] of [
  ['default', 'Acme'],
  ['mipplo', 'Acme'],
] as const) {
  const protocol = variant === 'default' ? 'http' : 'hub';
  test.describe(`by the ${protocol} protocol`, () => {
    test.use({ variant });

    test('an API key is linked, and the accounts page has the account', async ({ page, site }) => {
      const secret = `pat-good-${protocol}-5a1f`;
      await openForm(page, site, airtable, { organization: 'Keys' });
      expect(page.url()).not.toContain('session');
      await fieldOf(page, token).fill(secret);
      await send(page);
      await expectResult(page, 'Your Airtable account is linked');
      await expect(page).toHaveTitle(/^Connect Airtable/u);
      await expect(page.locator('input[type=password]')).toHaveCount(0);
      await expectAccount(page, 'Airtable', 'Keys', secret);
    });

    test('each failure says what happened and the way on, and keeps what was typed', async ({ page, site }) => {
      await openForm(page, site, airtable);
      const { host } = new URL(site.origin);
      const fill = (words: string): string =>
        words.replaceAll('{organization}', organization).replaceAll('{host}', host);
      let press = formOf(page).getByRole('button', { name: 'Link account' });
      for (const [word, { title, text, said, on }] of Object.entries(failures)) {
        await fieldOf(page, token).fill(`pat-${word}`);
        await press.click();
        await expectResult(page, fill(title), fill(text));
        await expect(formOf(page).getByText(`${host} says: “${said}”`)).toBeVisible();
        await expect(page).toHaveTitle(/^Error: Connect Airtable/u);
        await expect(fieldOf(page, token)).toHaveValue(`pat-${word}`);
        press = formOf(page).getByRole('button', { name: on });
      }
      await fieldOf(page, token).fill('pat-good');
      await press.click();
      await expectResult(page, 'Your Airtable account is linked');
      await expect(page).toHaveTitle(/^Connect Airtable/u);
      expect(postsOf(site)).toHaveLength(Object.keys(failures).length + 1);
    });

    test('what the endpoint says of a field is said at the field too', async ({ page, site }) => {
      await openForm(page, site, airtable);
      await fieldOf(page, token).fill('pat-sandbox-field');
      await send(page);
      await expectResult(page, 'There is a problem');
      const message = 'Personal access token: this value was not accepted. Check that you copied all of it.';
      await expect(page.locator('.link .link-error')).toHaveText(`Error: ${message}`);
      await formOf(page).getByRole('link', { name: message }).click();
      await expect(fieldOf(page, token)).toBeFocused();
      await expect(fieldOf(page, token)).toHaveAccessibleDescription(new RegExp(message, 'u'));
      await expect(fieldOf(page, token)).toHaveValue('pat-sandbox-field');
    });

    test('missing permissions lead to the steps that grant them, and mark them', async ({ page, site }) => {
      await openForm(page, site, airtable);
      await fieldOf(page, token).fill('pat-sandbox-missing-scope');
      await send(page);
      await expectResult(
        page,
        'Airtable has not granted all the permissions that are needed',
        'Add what is missing in Airtable, then send the form again. What you entered is still here.',
      );
      await expect(page.locator('.link-scopes code')).toHaveText(['schema.bases:read']);
      const step = page.locator('[data-guide-step]#scopes-schema');
      await expect(step).toHaveAttribute('data-guide-missing', '');
      await expect(page.locator('[data-guide-missing]')).toHaveCount(1);
      await formOf(page).getByRole('link', { name: 'See step “Add the scopes for the structure of bases”' }).click();
      await expect(step).toBeInViewport();
      await fieldOf(page, token).fill('pat-good');
      await send(page);
      await expectResult(page, 'Your Airtable account is linked');
      await expect(page.locator('[data-guide-missing]')).toHaveCount(0);
    });

    test('an ended session takes a new link, and what was typed stays', async ({ page, site }) => {
      await openForm(page, site, airtable);
      await fieldOf(page, token).fill('pat-sandbox-expired');
      await send(page);
      await expectResult(
        page,
        'This link has expired or was made for something else',
        `A session link works for a short time, and for one connection. Ask ${organization} for a new one. What you entered is still here.`,
      );
      await expect(page).toHaveTitle(/^Error: /u);
      await fieldOf(page, token).fill('pat-typed-while-expired');
      await fieldOf(page, 'New link').fill('https://example.com/');
      await formOf(page).getByRole('button', { name: 'Use this link' }).click();
      await expect(formOf(page).getByRole('alert')).toHaveText('Paste the whole link: it has #session= in it');
      await fieldOf(page, 'New link').fill(newLink(site));
      await formOf(page).getByRole('button', { name: 'Use this link' }).click();
      await expect(fieldOf(page, 'New link')).toHaveCount(0);
      await expect(fieldOf(page, token)).toHaveValue('pat-typed-while-expired');
      await expect(page.locator('.link :focus')).toHaveCount(1);
      await send(page);
      await expectResult(page, 'Your Airtable account is linked');
    });

    test('what is slow can be cancelled, and what comes late changes nothing', async ({ page, site }) => {
      await openForm(page, site, airtable);
      await fieldOf(page, token).fill('pat-sandbox-slow');
      const { accounts } = site.sandbox.kept();
      await send(page);
      await expect(formOf(page).getByRole('status').filter({ hasText: 'Linking your Airtable account …' })).toHaveCount(
        1,
      );
      await formOf(page).getByRole('button', { name: 'Cancel' }).click();
      await expectResult(
        page,
        'Linking was cancelled',
        'You can start again. If the form was already sent, the account may have been linked anyway. What you entered is still here.',
      );
      await expect(page).toHaveTitle(/^Connect Airtable/u);
      await expect(fieldOf(page, token)).toHaveValue('pat-sandbox-slow');
      // It is slow by some seconds, to which a busy machine adds its own.
      await expect.poll(() => site.sandbox.kept().accounts, { timeout: 20_000 }).toBeGreaterThan(accounts);
      await expect(formOf(page).getByText('Linking was cancelled')).toBeVisible();
    });

    test('an approval links an account', async ({ page, site }) => {
      await openForm(page, site, slack, { organization: 'Approvals' });
      const popup = await approve(page);
      await popup.getByRole('button', { name: 'Allow', exact: true }).click();
      await expectResult(page, 'Your Slack account is linked');
      await expect.poll(() => popup.isClosed()).toBe(true);
      await expectAccount(page, 'Slack', 'Approvals');
    });

    for (const openerPolicy of variant === 'default' ? openerPolicies : (['same-origin'] as const)) {
      test(`an approval links an account whose page says ${openerPolicy}`, async ({ page, site }) => {
        await openForm(page, site, slack, { openerPolicy });
        const popup = await approve(page);
        await expect(popup.getByRole('button', { name: 'Deny' })).toBeVisible();
        // Long enough to be asked about, with a window that may look closed.
        await page.waitForResponse((response) => /attempts\/[\w-]+$/u.test(response.url()));
        await expect(formOf(page).getByRole('button', { name: 'Cancel' })).toBeVisible();
        await popup.getByRole('button', { name: 'Allow', exact: true }).click();
        await expectResult(page, 'Your Slack account is linked');
      });
    }

    test('where no window opens, it is offered again', async ({ page, site }) => {
      await openForm(page, site, slack);
      await blockWindow(page);
      await send(page);
      await expect(
        formOf(page)
          .locator('.link-progress')
          .getByText('Your browser did not open a window. Open Slack to approve, or continue in this tab.'),
      ).toBeVisible();
      const opening = page.waitForEvent('popup');
      await formOf(page).getByRole('button', { name: 'Open Slack' }).click();
      await (await opening).getByRole('button', { name: 'Allow', exact: true }).click();
      await expectResult(page, 'Your Slack account is linked');
    });

    test('an approval in the same tab comes back to the guide', async ({ page, site }) => {
      await openForm(page, site, slack);
      await page.evaluate(() => {
        window.open = () => null;
      });
      await send(page);
      await formOf(page).getByRole('button', { name: 'Continue in this tab' }).click();
      await page.getByRole('button', { name: 'Allow', exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`/guides/${slack}/`, 'u'));
      await expectResult(page, 'Your Slack account is linked');
      expect(page.url()).not.toMatch(/attempt|session/u);
    });

    test('what is denied can be begun again', async ({ page, site }) => {
      await openForm(page, site, slack);
      const popup = await approve(page);
      await popup.getByRole('button', { name: 'Deny' }).click();
      await expectResult(page, 'Linking was cancelled');
      const again = await approve(page);
      await again.getByRole('button', { name: 'Allow', exact: true }).click();
      await expectResult(page, 'Your Slack account is linked');
    });

    test('permissions that are not granted, and a provider that fails, lead on', async ({ page, site }) => {
      await openForm(page, site, slack);
      for (const [button, title] of [
        ['Allow all but the first permission', 'Slack has not granted all the permissions that are needed'],
        ['Fail at the provider', 'Something went wrong while linking the account'],
      ] as const) {
        const popup = await approve(page);
        await popup.getByText('Other outcomes').click();
        await popup.getByRole('button', { name: button }).click();
        await expectResult(page, title.replace('{host}', new URL(site.origin).host));
        await expect(page).toHaveTitle(/^Error: /u);
      }
      const popup = await approve(page);
      await popup.getByRole('button', { name: 'Allow', exact: true }).click();
      await expectResult(page, 'Your Slack account is linked');
    });

    test('a closed window is a hint: it is opened again, and a cancelled approval links nothing', async ({
      page,
      site,
    }) => {
      await openForm(page, site, slack);
      const popup = await approve(page);
      await expect(popup.getByRole('button', { name: 'Deny' })).toBeVisible();
      await popup.close();
      await expect(
        formOf(page)
          .locator('.link-progress')
          .getByText('The Slack window looks closed. If you approved there, wait a moment; if not, open it again.'),
      ).toBeVisible();
      const opening = page.waitForEvent('popup');
      await formOf(page).getByRole('button', { name: 'Open Slack again' }).click();
      const second = await opening;
      await expect(second.getByRole('button', { name: 'Deny' })).toBeVisible();
      const { accounts } = site.sandbox.kept();
      await formOf(page).getByRole('button', { name: 'Cancel' }).click();
      await expectResult(page, 'Linking was cancelled');
      await expect.poll(() => second.isClosed()).toBe(true);
      await expect.poll(() => site.seen.filter(({ method }) => method === 'DELETE').length).toBe(1);
      expect(site.sandbox.kept().accounts).toBe(accounts);
    });
  });
}

test('client credentials are linked, with what the guide says of each field', async ({ page, site }) => {
  await openForm(page, site, 'greenhouse/client-credentials', { organization: 'Credentials' });
  await expect(
    formOf(page).getByText('Credentials receives what you enter here, and can then use your Greenhouse account.'),
  ).toBeVisible();
  await send(page);
  await expectResult(page, 'There is a problem');
  await expect(formOf(page).locator('.link-summary').getByRole('link')).toHaveText([
    'Enter “Client ID”',
    'Enter “Client secret”',
  ]);
  await fieldOf(page, 'Client ID').fill('client-1');
  await expect(formOf(page).locator('.link-summary').getByRole('link')).toHaveText(['Enter “Client secret”']);
  await fieldOf(page, 'Client secret').fill('secret-8812');
  await expect(formOf(page).locator('.link-summary')).toHaveCount(0);
  await send(page);
  await expectResult(page, 'Your Greenhouse account is linked');
  await expectAccount(page, 'Greenhouse', 'Credentials', 'secret-8812');
});

/** Sends the form of an approval, and gives the window that it opens. */
async function approve(page: Page): Promise<Page> {
  const opening = page.waitForEvent('popup');
  await send(page);
  return opening;
}

test('the script of the form is loaded where a reader with a session comes near it, and nowhere else', async ({
  page,
  site,
}) => {
  const loaded = (): number => site.seen.filter(({ url }) => url.includes('/assets/form.')).length;
  const readAll = async (path: string): Promise<void> => {
    await page.goto(`${site.origin}${path}`);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForLoadState('networkidle');
  };
  await readAll(`/guides/${airtable}/`);
  expect(loaded()).toBe(0);
  // Now with a session, which other pages keep and have no use for.
  await page.goto(`${site.origin}/`);
  await page.goto(guideAddress(site, airtable));
  await page.waitForLoadState('networkidle');
  for (const path of ['/', '/guides/', '/guides/airtable/', '/guides/slack/setup/oauth-2-0/', '/handbook/blocks/'])
    await readAll(path);
  expect(loaded()).toBe(0);
  await readAll(`/guides/${airtable}/`);
  await expect(fieldOf(page, token)).toBeVisible();
  expect(loaded()).toBe(1);
});

test('the form shows a step with the code of its title', async ({ page, site }) => {
  await page.route(`**/guides/${airtable}/`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('Copy the token</h3>', 'Copy <code>pat…</code> from the page</h3>');
    await route.fulfill({ response, body });
  });
  await openForm(page, site, airtable);
  await formOf(page).getByRole('button', { name: 'Where do I find this?' }).click();
  const title = formOf(page).locator('.link-step-title');
  await expect(title).toHaveText('Copy pat… from the page');
  await expect(title.locator('code')).toHaveText('pat…');
});
