import { expect, type Page } from '@playwright/test';
import { bringForm, type Fault, fieldOf, formOf, guideAddress, openForm, postsOf, send, test } from './linking-site.ts';

const airtable = 'airtable/personal-access-token';
const label = 'Personal access token';
const typed = 'pat-typed';

const other = 'Something went wrong while linking the account';
const unreachable = '{host} could not be reached';
const expired = 'This link has expired or was made for something else';
const refused = 'Airtable did not accept what you entered';

/** JSON of a problem with this status. */
function problem(status: number, details: object = {}, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify({ status, title: `Status ${status}`, ...details }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}

/** A body that stops in the middle, and with it the connection. */
function broken(hangUp: () => void): Response {
  const body = new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode('{"account":{"id":"acc'));
      setTimeout(hangUp, 50);
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'application/json' } });
}

/** What an endpoint answers to what was sent, and what the form says of it; the last line is the endpoint's. */
const answers: Readonly<
  Record<string, readonly [answer: (hangUp: () => void) => Response, title: string, said?: string]>
> = {
  'a page instead of JSON': [
    () => new Response('<!doctype html><h1>Log in</h1>', { headers: { 'Content-Type': 'text/html' } }),
    other,
  ],
  'no content': [() => new Response(null, { status: 204 }), other],
  'JSON that ends too early': [() => new Response('{"account":{"id":"acc'), other],
  'a connection that breaks': [broken, unreachable],
  'JSON of something else': [() => Response.json(['linked']), other],
  'an account without an id': [() => Response.json({ account: { __proto__: { id: 'x' }, id: '' } }), other],
  '10 MB': [() => new Response(`{"account":{"id":"${'x'.repeat(10_000_000)}"}}`), other],
  'a redirect': [() => new Response(null, { status: 302, headers: { Location: 'https://example.com/' } }), unreachable],
  'an address that is not safe': [
    () =>
      Response.json(
        { attempt: { id: '1', url: 'javascript:alert(1)', pollUrl: '/linking/attempts/1' } },
        { status: 202 },
      ),
    other,
    'If you ask for help, give this reference: unsafe-address',
  ],
  '400': [() => problem(400), refused, '{host} says: “Status 400”'],
  '401': [() => problem(401), expired],
  '403': [() => problem(403), expired],
  '404': [() => problem(404), other],
  '409': [() => problem(409), other],
  '413': [() => problem(413), refused],
  '422 without details': [() => problem(422), refused],
  '422 with unknown fields': [
    () =>
      problem(422, {
        detail: '<img src=x onerror=alert(1)>',
        errors: [
          { field: '__proto__', message: 'of the prototype' },
          { field: 'constructor', message: 'of the constructor' },
          { field: 'no-such-field', message: 'of no field' },
        ],
      }),
    'There is a problem',
    '{host} says: “<img src=x onerror=alert(1)>”',
  ],
  '429 without a time': [() => problem(429), 'There were too many tries in a short time'],
  '429 with a time': [
    () => problem(429, {}, { 'Retry-After': '7200' }),
    'There were too many tries in a short time',
    'Try again in 2 hours. What you entered is still here.',
  ],
  '500': [() => problem(500), other],
  '502 from a proxy': [() => new Response('<h1>Bad gateway</h1>', { status: 502 }), other],
  '503': [() => problem(503), other],
  '504': [() => problem(504), 'There was no answer in time'],
};

/** Faults of sending alone. */
const onPost =
  (answer: (hangUp: () => void) => Response | Promise<Response>): Fault =>
  ({ method }, hangUp) =>
    method === 'POST' ? answer(hangUp) : undefined;

async function expectFailure(page: Page, title: string): Promise<void> {
  const { host } = new URL(page.url());
  const heading = formOf(page).locator('#guide-link-error');
  await expect(heading).toHaveText(title.replace('{host}', host));
  await expect(heading).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /u);
}

/** Sends again, and is linked. */
async function expectWayOn(page: Page): Promise<void> {
  await expect(fieldOf(page, label)).toHaveValue(typed);
  await send(page);
  await expect(formOf(page).getByRole('heading', { name: 'Your Airtable account is linked' })).toBeFocused();
}

test('whatever the endpoint answers has a message and a way on', async ({ page, site }) => {
  test.slow();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => errors.push('dialog')));
  await openForm(page, site, airtable);
  await fieldOf(page, label).fill(typed);
  for (const [name, [answer, title, said]] of Object.entries(answers)) {
    await test.step(name, async () => {
      site.fault = onPost(answer);
      await send(page);
      await expectFailure(page, title);
      const line = said?.replace('{host}', new URL(site.origin).host);
      if (line !== undefined) await expect(formOf(page).getByText(line, { exact: true })).toBeVisible();
      await expect(fieldOf(page, label)).toHaveValue(typed);
      if (title === expired) {
        await fieldOf(page, 'New link').fill(guideAddress(site, airtable));
        await formOf(page).getByRole('button', { name: 'Use this link' }).click();
        await expect(fieldOf(page, 'New link')).toHaveCount(0);
      }
    });
  }
  site.fault = undefined;
  await expectWayOn(page);
  expect(errors).toEqual([]);
});

test('an endpoint that says nothing, or drips, or is away, is given up, and asked again', async ({ page, site }) => {
  await page.clock.install();
  await openForm(page, site, airtable);
  await fieldOf(page, label).fill(typed);
  const drip = (): Response =>
    new Response(
      new ReadableStream({
        async pull(controller) {
          await new Promise((done) => void setTimeout(done, 100));
          controller.enqueue(new TextEncoder().encode(' '));
        },
      }),
    );
  for (const answer of [() => new Promise<Response>(() => {}), drip]) {
    site.fault = onPost(answer);
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await send(page);
    await sent;
    await page.clock.fastForward(21_000);
    await expectFailure(page, 'There was no answer in time');
  }
  // What no server can answer: a name that leads nowhere, a certificate that is not trusted, a refused connection.
  for (const reason of ['namenotresolved', 'failed', 'connectionrefused', 'accessdenied'] as const) {
    await page.route('**/linking', (route) => route.abort(reason));
    await send(page);
    await expectFailure(page, unreachable);
    await page.unroute('**/linking');
  }
  site.fault = undefined;
  await expectWayOn(page);
});

test('offline in the middle is said as that, and sending goes on when the network is back', async ({
  page,
  site,
  context,
}) => {
  await openForm(page, site, airtable);
  await fieldOf(page, label).fill(typed);
  await context.setOffline(true);
  await send(page);
  await expectFailure(page, 'You are offline');
  await context.setOffline(false);
  await expectWayOn(page);

  await openForm(page, site, 'slack/oauth-2-0');
  const opening = page.waitForEvent('popup');
  await send(page);
  const popup = await opening;
  await expect(popup.getByRole('button', { name: 'Deny' })).toBeVisible();
  await context.setOffline(true);
  await page.waitForEvent('requestfailed');
  await context.setOffline(false);
  await popup.getByRole('button', { name: 'Allow', exact: true }).click();
  await expect(formOf(page).locator('[data-guide-link-result]')).toBeFocused();
});

test('a form that cannot be asked for is asked for again', async ({ page, site }) => {
  for (const [answer, title] of [
    [() => problem(500), other],
    [() => new Response('<h1>Log in</h1>'), other],
  ] as const) {
    site.fault = answer;
    await page.goto(guideAddress(site, airtable));
    await bringForm(page);
    await expectFailure(page, title);
    site.fault = undefined;
    await formOf(page).getByRole('button', { name: 'Try again' }).click();
    await expect(fieldOf(page, label)).toBeVisible();
    await expect(page.locator('.link:focus-within')).toHaveCount(1);
  }
  site.fault = () => problem(401);
  await page.goto(guideAddress(site, airtable));
  await bringForm(page);
  await expectFailure(page, expired);
  site.fault = undefined;
  await fieldOf(page, 'New link').fill(guideAddress(site, airtable));
  await page.keyboard.press('Enter');
  await expect(fieldOf(page, label)).toBeVisible();
});

test('a form whose script does not load says so, and is loaded again', async ({ page, site }) => {
  await page.route('**/assets/form.*', (route) => route.abort());
  await page.goto(guideAddress(site, airtable));
  await bringForm(page);
  await expect(formOf(page).getByText('The form could not be loaded. Check your connection.')).toBeVisible();
  await page.unroute('**/assets/form.*');
  await formOf(page).getByRole('button', { name: 'Try again' }).click();
  await expect(fieldOf(page, label)).toBeVisible();
});

test('what an endpoint says of its fields is text, and names of objects are names', async ({ page, site }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  site.fault = ({ method }) =>
    method === 'GET'
      ? new Response(
          `{"organization":"<b>Evil</b>","unknown":[{}],"notices":[{"level":"warning","text":"<script>alert(1)</script>"}],"fields":[
            {"key":"__proto__","label":"First <img src=x onerror=alert(1)>","type":"hologram"},
            {"key":"constructor","label":"Second","type":"password","secret":true,"pattern":"(","step":"__proto__"},
            {"key":"third","label":"Third","type":"select","options":[{"value":"a"},"b"],"visibleWhen":{"key":"__proto__","equals":"on"}},
            {"key":"fourth","label":"Fourth","type":"textarea","required":false},
            {"label":"No key"},null,7]}`,
          { headers: { 'Content-Type': 'application/json' } },
        )
      : Response.json({ account: { id: 'acc-1' } });
  await openForm(page, site, airtable);
  await expect(formOf(page).getByText('<b>Evil</b> receives what you enter here')).toBeVisible();
  await expect(formOf(page).getByText('<script>alert(1)</script>')).toBeVisible();
  await expect(formOf(page).locator('img, script')).toHaveCount(0);
  await expect(fieldOf(page, 'Third')).toHaveCount(0);
  await send(page);
  await expect(formOf(page).locator('.link-summary').getByRole('link')).toHaveText([
    'Enter “First <img src=x onerror=alert(1)>”',
    'Enter “Second”',
  ]);
  await fieldOf(page, 'First <img src=x onerror=alert(1)>').fill('on');
  await fieldOf(page, 'Second').fill('x'.repeat(20_000));
  await fieldOf(page, 'Third').selectOption('b');
  await fieldOf(page, 'Fourth optional').fill('line 1\nline 2');
  await send(page);
  await expect(formOf(page).locator('[data-guide-link-result]')).toBeFocused();
  const [post, ...more] = postsOf(site);
  expect(more).toEqual([]);
  const { fields } = JSON.parse(post?.body ?? '') as { fields: object };
  expect(Object.entries(fields)).toEqual([
    ['__proto__', 'on'],
    ['constructor', 'x'.repeat(20_000)],
    ['third', 'b'],
    ['fourth', 'line 1\nline 2'],
  ]);
  expect(errors).toEqual([]);
});

test('a secret of 20,000 characters is linked, and one that is too long is said to be', async ({ page, site }) => {
  await openForm(page, site, airtable);
  await fieldOf(page, label).fill(`pat${'x'.repeat(200_000)}`);
  await send(page);
  await expectFailure(page, 'There is a problem');
  expect(postsOf(site)).toEqual([]);
  await fieldOf(page, label).fill(`pat${'x'.repeat(20_000)}`);
  await send(page);
  await expect(formOf(page).locator('[data-guide-link-result]')).toBeFocused();
});

test('two clicks, and Enter meanwhile, send once', async ({ page, site }) => {
  await openForm(page, site, airtable);
  await fieldOf(page, label).fill('pat-sandbox-slow');
  await page.locator('.link-form .link-submit').evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await fieldOf(page, label).press('Enter');
  await fieldOf(page, label).pressSequentially('x');
  await expect(formOf(page).locator('[data-guide-link-result]')).toBeFocused();
  expect(postsOf(site)).toHaveLength(1);
});

test('going back while it is sent, and forward again, leaves a form that can be sent', async ({ page, site }) => {
  await page.goto(`${site.origin}/guides/`);
  await openForm(page, site, airtable);
  await fieldOf(page, label).fill('pat-sandbox-slow');
  await send(page);
  await expect(formOf(page).getByRole('button', { name: 'Cancel' })).toBeVisible();
  await page.goBack();
  await page.waitForURL(`${site.origin}/guides/`);
  await page.goForward();
  await bringForm(page);
  await fieldOf(page, label).fill(typed);
  await expectWayOn(page);
});

test('a session that ends while the reader types keeps all fields', async ({ page, site }) => {
  await page.goto(guideAddress(site, 'greenhouse/client-credentials', { lifetime: 600 }));
  await bringForm(page);
  await fieldOf(page, 'Client ID').fill('client-1');
  site.fault = ({ headers }) => (headers.has('authorization') ? problem(401) : undefined);
  await fieldOf(page, 'Client secret').fill('secret-1');
  await send(page);
  await expectFailure(page, expired);
  site.fault = undefined;
  await fieldOf(page, 'New link').fill(guideAddress(site, 'greenhouse/client-credentials'));
  await page.keyboard.press('Enter');
  await expect(fieldOf(page, 'New link')).toHaveCount(0);
  await expect(fieldOf(page, 'Client ID')).toHaveValue('client-1');
  await expect(fieldOf(page, 'Client secret')).toHaveValue('secret-1');
  await send(page);
  await expect(formOf(page).locator('[data-guide-link-result]')).toBeFocused();
});
