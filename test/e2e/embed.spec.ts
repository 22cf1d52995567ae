import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Frame, type FrameLocator, type Locator, type Page, test } from '@playwright/test';
import { Hono } from 'hono';
import { type Listening, listen } from '../../src/server/listen.ts';
import { createFolder } from '../cli/run-command.ts';
import { type StartedSite, startSite } from './start-site.ts';

/** What the embedding page hears, and its element. */
declare global {
  interface Window {
    heard: Record<string, unknown>[];
    linked: unknown[];
  }
  interface HTMLElementTagNameMap {
    'guide-embed': HTMLElement & { session?: unknown; getSession?: () => unknown };
  }
}

const steps = `<Section title="Create a key">

<Steps>
  <Step title="Open the settings">

    Click **Settings**. See [the other way](/guides/acme/oauth-2-0/#approve), [help](/help/) and [elsewhere](https://elsewhere.test/).

  </Step>
  <Step title="Allow reading" scopes="people:read">

    Tick it.

  </Step>
  <Step title="Copy the key" id="copy">

    Copy it. <Field name="apiKey" />

  </Step>
</Steps>

</Section>
`;
const head = (title: string, id: string): string =>
  `---\ntitle: ${title}\ndescription: Link your account.\nmethod: { id: ${id}, label: ${id} }\n---\n\n`;

const contentFor = (embedder: string): Readonly<Record<string, string>> => ({
  'content/guides/acme/provider.yaml': `name: Acme
category: crm
actions: [{ id: list_people, label: List people, scopes: [people:read] }, { id: say_hello, label: Say hello, scopes: [] }]
scopes: { people:read: { description: Read people } }
connections: { api-key: { fields: [{ key: apiKey, label: API key }] }, oauth-2-0: { fields: [] } }
`,
  'content/guides/acme/api-key.mdx': head('Connect Acme with an API key', 'api-key') + steps,
  'content/guides/acme/oauth-2-0.mdx': `${head('Connect Acme by signing in', 'oauth-2-0')}## Approve\n\n<Steps>\n  <Step title="Sign in">\n\n    Approve.\n\n  </Step>\n</Steps>\n`,
  'content/guides/acme/setup/oauth-2-0.mdx': `${head('Set Acme up', 'oauth-2-0')}## Register\n\n<Steps>\n  <Step title="Register">\n\n    Register it.\n\n  </Step>\n</Steps>\n`,
  'content/pages/help.mdx': '---\ntitle: Help\ndescription: Help.\n---\n\nHelp.\n',
  'content/variants/default.yaml': `whitelabel: false
site: https://guides.example
brand: { name: Example }
linking: { adapter: http, baseUrl: /linking, accountsUrl: /linking/accounts }
frameAncestors: ['${embedder}']
`,
});

let site: StartedSite;
let host: Listening;
/** The same server by two names: pages of the one may show guides, pages of the other may not. */
let [allowed, other] = ['', ''];

// One site for all tests: they run in the worker that built it.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const app = new Hono();
  app.get('/', (context) => {
    const policy = `default-src 'none'; script-src 'self' ${site.origin}; frame-src *; require-trusted-types-for 'script'`;
    return context.html(
      `<!doctype html><html lang="en"><head><title>App</title></head><body><main><h1>App</h1><button type="button">Before</button>` +
        `<div id="place"></div><button type="button">After</button></main><script src="${site.origin}/embed.js"></script></body></html>`,
      200,
      { 'Content-Security-Policy': policy },
    );
  });
  app.get('/empty', (context) => context.html('<!doctype html><html lang="en"><title>Empty</title></html>'));
  host = await listen(app, 0);
  allowed = `http://localhost:${host.port}`;
  other = `http://127.0.0.1:${host.port}`;
  site = await startSite(createFolder(contentFor(allowed)));
});

test.afterAll(async () => {
  await host?.close();
  await site?.stop();
});

interface Shown {
  readonly from?: string;
  readonly guide?: string;
  readonly session?: unknown;
}

/** Opens a page that shows a guide in the element; it keeps what it hears. */
async function show(page: Page, { from = allowed, guide = '/guides/acme/api-key/', session }: Shown = {}) {
  await page.goto(from);
  await page.evaluate(
    ({ src, session }) => {
      window.heard = [];
      window.linked = [];
      addEventListener('message', ({ data, origin }) => window.heard.push({ ...(data as object), origin }));
      const element = document.createElement('guide-embed');
      element.setAttribute('src', src);
      element.session = session;
      element.addEventListener('guide-linked', (event) => window.linked.push((event as CustomEvent<unknown>).detail));
      document.querySelector('#place')?.append(element);
    },
    { src: new URL(guide, site.origin).href, session },
  );
  return page.frameLocator('guide-embed iframe');
}

/** Brings the form into sight and waits for it: the frame may only now become as high as its guide, which moves it away again. */
async function scrollToForm(frame: FrameLocator): Promise<Locator> {
  const form = frame.locator('[data-guide-linking]');
  await expect(async () => {
    await form.scrollIntoViewIfNeeded();
    await expect(form).toHaveAttribute('data-guide-linking', 'form', { timeout: 1000 });
  }).toPass();
  return form;
}

async function linkByKey(frame: FrameLocator): Promise<void> {
  const form = await scrollToForm(frame);
  await form.getByLabel('API key').fill('a-key-that-works');
  await form.getByRole('button', { name: 'Link account' }).click();
  await expect(form.getByRole('heading', { name: 'Your Acme account is linked' })).toBeVisible();
}

/** Another frame beside the guide. */
async function frameOf(page: Page, address: string): Promise<Frame> {
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
  }, address);
  const loaded = (): Frame | undefined => page.frames().find((frame) => frame.url() === address);
  await expect.poll(() => loaded() !== undefined).toBe(true);
  const frame = loaded() ?? page.mainFrame();
  await frame.waitForLoadState();
  return frame;
}

/** Gives messages that were sent the time to come. */
async function settle(page: Page): Promise<void> {
  for (const frame of page.frames()) await frame.evaluate(() => new Promise((done) => setTimeout(done, 200)));
}

/** What consoles say of policies, of the page and of the frames in it. */
function violationsOf(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (/content security policy|trusted|sandbox|refused|violat/iu.test(message.text())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  return said;
}

test('links an account by the session that the page around it gives, and tells it', async ({ page }) => {
  const violations = violationsOf(page);
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  const frame = await show(page, { session: site.session });
  await linkByKey(frame);
  await expect.poll(() => page.evaluate(() => window.linked)).toHaveLength(1);
  expect(await page.evaluate(() => window.linked[0])).toEqual({ id: expect.any(String), provider: 'acme' });
  expect(addresses.filter((address) => address.includes(site.session))).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify(window.heard))).not.toContain('a-key-that-works');
  expect(violations).toEqual([]);
});

test('links an account by an approval in a window', async ({ page }) => {
  const frame = await show(page, { guide: '/guides/acme/oauth-2-0/', session: site.session });
  await scrollToForm(frame);
  const opening = page.waitForEvent('popup');
  await frame.getByRole('button', { name: 'Continue to Acme' }).click();
  const popup = await opening;
  await expect(frame.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await expect(frame.getByRole('button', { name: 'Continue in this tab' })).toHaveCount(0);
  await popup.getByRole('button', { name: 'Allow', exact: true }).click();
  await expect.poll(() => page.evaluate(() => window.linked), { timeout: 20_000 }).toHaveLength(1);
});

test('asks for a session each time that a guide is shown', async ({ page }) => {
  const frame = await show(page);
  await frame.getByRole('heading', { level: 1 }).waitFor();
  let asked = 0;
  await page.exposeFunction('sessionOf', () => {
    asked += 1;
    return { session: site.session };
  });
  await page.evaluate((src) => {
    const element = document.querySelector('guide-embed');
    if (!element) return;
    element.getSession = () => (window as unknown as { sessionOf: () => Promise<unknown> }).sessionOf();
    element.setAttribute('src', src);
  }, `${site.origin}/embed/guides/acme/api-key/?actions=say_hello`);
  await expect(frame.getByText('Showing 2 of 3 steps')).toBeVisible();
  await frame.getByRole('link', { name: 'the other way' }).click();
  await expect(frame.getByRole('heading', { level: 1, name: 'Connect Acme by signing in' })).toBeVisible();
  await expect(page.locator('guide-embed iframe')).toHaveAttribute('title', /^Connect Acme by signing in/u);
  await scrollToForm(frame);
  await expect(frame.getByRole('button', { name: 'Continue to Acme' })).toBeVisible();
  expect(asked).toBe(2);
});

test('is not shown to an origin that is not named, and does not talk to it where it is all the same', async ({
  page,
}) => {
  const frame = await show(page, { from: other, session: site.session });
  await page.waitForLoadState('networkidle');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveCount(0);

  await page.route('**/embed/**', async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': _policy, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await show(page, { from: other, session: site.session });
  await expect(frame.getByRole('heading', { level: 1 })).toBeVisible();
  await frame.locator('[data-guide-linking]').scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => window.heard)).toEqual([]);
  await expect(frame.getByText('you need a session link')).toBeVisible();

  // The same without headers, in a page that may: it is the origin that counts.
  await show(page, { session: site.session });
  await linkByKey(frame);
});

test('pages that are not for frames do not talk to any', async ({ page }) => {
  await page.route('**/guides/**', async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': _policy, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await show(page);
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.querySelector('#place')?.replaceChildren(frame);
    window.heard = [];
  }, `${site.origin}/guides/acme/api-key/`);
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => window.heard)).toEqual([]);
});

test('a session is taken only from the page around it, and only with its nonce', async ({ page }) => {
  const frame = await show(page);
  await frame.locator('[data-guide-linking]').scrollIntoViewIfNeeded();
  await expect.poll(() => page.evaluate(() => window.heard.some(({ type }) => type === 'guide:ready'))).toBe(true);
  await page.evaluate(
    ([session, target]) => {
      const guide = document.querySelector('guide-embed')?.shadowRoot?.querySelector('iframe')?.contentWindow;
      const nonce = window.heard.find(({ type }) => type === 'guide:ready')?.['nonce'];
      guide?.postMessage({ type: 'guide:session', session }, `${target}`);
      guide?.postMessage({ type: 'guide:session', session, nonce: 'guessed' }, `${target}`);
      guide?.postMessage({ type: 'guide:session', session: { token: session }, nonce }, `${target}`);
    },
    [site.session, site.origin],
  );
  // Another window of the right origin that knows the nonce.
  const sibling = await frameOf(page, `${allowed}/empty`);
  await sibling.evaluate(
    ([session, target]) => {
      const guide = parent.document.querySelector('guide-embed')?.shadowRoot?.querySelector('iframe')?.contentWindow;
      const nonce = parent.heard.find(({ type }) => type === 'guide:ready')?.['nonce'];
      guide?.postMessage({ type: 'guide:session', session, nonce }, `${target}`);
    },
    [site.session, site.origin],
  );
  await settle(page);
  await expect(frame.getByText('you need a session link')).toBeVisible();
  await page.evaluate((session) => {
    const element = document.querySelector('guide-embed');
    if (element) element.session = session;
  }, site.session);
  await linkByKey(frame);
});

test('an account is believed only of the guide itself', async ({ page }) => {
  await show(page);
  // Another window of the right origin, and the right window's page of another origin.
  const twin = await frameOf(page, `${site.origin}/embed/guides/acme/oauth-2-0/`);
  for (const from of [twin, page.mainFrame()])
    await from.evaluate((target) => {
      parent.postMessage({ type: 'guide:linked', account: { id: 'forged', provider: 'acme' } }, target);
      parent.postMessage({ type: 'guide:height', height: 9 }, target);
    }, allowed);
  await settle(page);
  expect(await page.evaluate(() => window.heard.map(({ account }) => account))).toContainEqual({
    id: 'forged',
    provider: 'acme',
  });
  expect(await page.evaluate(() => window.linked)).toEqual([]);
  expect((await page.locator('guide-embed iframe').boundingBox())?.height).toBeGreaterThan(100);
});

test('is as high as the guide, which does not scroll', async ({ page }) => {
  const frame = await show(page);
  const height = async (): Promise<number> => (await page.locator('guide-embed iframe').boundingBox())?.height ?? 0;
  const difference = async (): Promise<number> =>
    (await height()) - (await frame.locator('html').evaluate((html) => html.getBoundingClientRect().height));
  const follows = (): Promise<void> =>
    expect.poll(async () => Math.abs(await difference()) < 2 && (await height()) !== 640).toBe(true);
  await frame.getByRole('heading', { level: 1 }).waitFor();
  await follows();
  const wide = await height();
  await page.setViewportSize({ width: 340, height: 700 });
  await expect.poll(height).toBeGreaterThan(wide);
  await follows();
  const narrow = await height();
  await frame.getByRole('button', { name: 'Select actions to adjust the guide' }).click();
  await expect.poll(height).toBeGreaterThan(narrow);
  await follows();
  await frame.getByRole('button', { name: 'Select actions to adjust the guide' }).click();
  await expect.poll(height).toBe(narrow);
});

test('links to other pages open a tab, and the one to a step shows the step', async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 300 });
  const frame = await show(page, { session: site.session });
  for (const name of ['help', 'elsewhere']) {
    await expect(frame.getByRole('link', { name, exact: true })).toHaveAttribute('target', '_blank');
    await expect(frame.getByRole('link', { name, exact: true })).toHaveAttribute('rel', /noopener/u);
  }
  const opening = page.waitForEvent('popup');
  await frame.getByRole('link', { name: 'help', exact: true }).click();
  expect(new URL((await opening).url()).pathname).toBe('/help/');
  await linkByKey(frame);
  const accounts = page.waitForEvent('popup');
  await frame.getByRole('link', { name: 'See linked accounts' }).click();
  expect(new URL((await accounts).url()).pathname).toBe('/linking/accounts');
});

test('a link to a step, and what is wrong, scroll the page around it', async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 300 });
  const frame = await show(page, { session: site.session });
  const form = await scrollToForm(frame);
  await form.getByLabel('API key').fill('sandbox-wrong-key');
  await form.getByRole('button', { name: 'Link account' }).click();
  await expect(frame.locator('#guide-link-error')).toBeInViewport();
  await form.getByRole('button', { name: 'Where do I find this?' }).click();
  await form.getByRole('link', { name: 'Go to this step' }).click();
  await expect(frame.locator('#copy')).toBeInViewport({ ratio: 0.5 });
});

test('has nothing of the site around it, and is the guide for search engines', async ({ page, request }) => {
  for (const guide of ['api-key', 'oauth-2-0', 'setup/oauth-2-0']) {
    await page.goto(`${site.origin}/embed/guides/acme/${guide}/`);
    await expect(
      page.locator('header.site-header, footer.site-footer, .breadcrumbs, .page-menu, .outline'),
    ).toHaveCount(0);
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${site.origin}/guides/acme/${guide}/`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  for (const path of ['/llms.txt', '/assets/pages.json'])
    expect(await (await request.get(site.origin + path)).text()).not.toContain('embed');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no accessibility problem axe can find, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const frame = await show(page, { session: site.session });
    await scrollToForm(frame);
    await frame.getByRole('button', { name: 'Link account' }).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
}

test('the keyboard goes into the guide, through it, and out of it', async ({ page }) => {
  const frame = await show(page);
  await frame.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Before' }).focus();
  await page.keyboard.press('Tab');
  await expect(frame.getByRole('button', { name: 'Select actions to adjust the guide' })).toBeFocused();
  let presses = 0;
  const isOut = (): Promise<boolean> =>
    page.getByRole('button', { name: 'After' }).evaluate((button) => button === document.activeElement);
  while (presses < 40 && !(await isOut())) {
    await page.keyboard.press('Tab');
    presses += 1;
  }
  expect(presses).toBeGreaterThan(3);
  expect(presses).toBeLessThan(40);
});
