import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { virtual as virtualReader } from '@guidepup/virtual-screen-reader';
import { expect, type Page, test } from '@playwright/test';
import { layoutShift } from './layout-shift.ts';

const guide = '/guides/slack/oauth-2-0/';
const narrowed = `${guide}?actions=send_message`;
/** A step that only `send_message` and its like need, and one that they do not. */
const needed = '#write-channels';
const hidden = '#private-channels';

async function visibleSteps(page: Page): Promise<string[]> {
  return page
    .locator('[data-guide-step]')
    .evaluateAll((steps) => steps.filter((step) => step.getClientRects().length > 0).map(({ id }) => id));
}

async function openPanel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Select actions to adjust the guide' }).click();
  await expect(page.getByRole('searchbox', { name: 'Find an action' })).toBeVisible();
}

test('the address is the selection before anything is painted, and nothing moves', async ({ page }) => {
  // The steps come late and in parts, each of which the browser may paint.
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = (): void => {
      for (const step of document.querySelectorAll('[data-guide-step]')) {
        if (step.getClientRects().length > 0 && !seen.includes(step.id)) seen.push(step.id);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const client = await page.context().newCDPSession(page);
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: 12_000,
    uploadThroughput: 12_000,
  });
  await page.goto(narrowed, { waitUntil: 'load' });
  await page.waitForLoadState('networkidle');
  const shown = await visibleSteps(page);
  expect(shown).toContain(needed.slice(1));
  expect(shown).not.toContain(hidden.slice(1));
  expect((await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).sort()).toEqual([...shown].sort());
  expect(await layoutShift(page)).toBe(0);
});

test('the first frame that shows steps shows no hidden one', async ({ page }) => {
  const frames: string[] = [];
  const client = await page.context().newCDPSession(page);
  client.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(data);
    void client.send('Page.screencastFrameAck', { sessionId });
  });
  await page.setViewportSize({ width: 900, height: 3000 });
  await client.send('Page.startScreencast', { format: 'png' });
  await page.goto(narrowed);
  await page.waitForLoadState('networkidle');
  const settled = await page.screenshot();
  await client.send('Page.stopScreencast');
  // A blank page, then frames of the narrowed guide: as high as it is, so that a hidden step would make one higher.
  const heights = await page.evaluate(
    async (images) =>
      Promise.all(
        images.map(async (data) => {
          const image = new Image();
          image.src = `data:image/png;base64,${data}`;
          await image.decode();
          const canvas = document.createElement('canvas');
          canvas.width = image.width;
          canvas.height = image.height;
          const context = canvas.getContext('2d');
          context?.drawImage(image, 0, 0);
          const rows = context?.getImageData(0, 0, image.width, image.height);
          if (!rows) return 0;
          let last = 0;
          for (let y = 0; y < rows.height; y += 1) {
            const at = (y * rows.width + Math.floor(rows.width * 0.2)) * 4;
            for (let x = 0; x < rows.width * 0.6; x += 1) {
              const i = at + x * 4;
              if (Math.abs((rows.data[i] ?? 0) - (rows.data[0] ?? 0)) > 40) last = y / rows.height;
            }
          }
          return Math.round(last * 100);
        }),
      ),
    [...frames, settled.toString('base64')],
  );
  const end = heights.at(-1) ?? 0;
  expect(end).toBeGreaterThan(20);
  for (const height of heights) expect(height).toBeLessThanOrEqual(end + 1);
});

test('the keyboard alone opens the panel, finds an action, ticks it and copies the link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(guide);
  const total = (await visibleSteps(page)).length;
  const button = page.getByRole('button', { name: 'Select actions to adjust the guide' });
  for (let presses = 0; presses < 40; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('searchbox', { name: 'Find an action' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('searchbox', { name: 'Find an action' })).toBeFocused();
  await page.keyboard.type('sénd a mess');
  await expect(page.getByRole('checkbox')).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/\?actions=send_message$/u);
  await expect(page.getByRole('checkbox', { name: /^Send a message chat/u })).toBeChecked();
  const shown = await visibleSteps(page);
  expect(shown.length).toBeLessThan(total);
  await expect(page.getByText(`Showing ${shown.length} of ${total} steps`)).toBeVisible();
  const needs = page.locator('.selector-panel [data-guide-scope]:visible');
  expect(await needs.evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['guideScope']))).toEqual([
    'chat:write',
  ]);

  await page.getByRole('button', { name: 'Copy a link to this selection' }).focus();
  await page.keyboard.press('Enter');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(link);
  expect(await visibleSteps(page)).toEqual(shown);
});

test('a visit to the panel is one step back, and forward again', async ({ page }) => {
  await page.goto(narrowed);
  const before = await visibleSteps(page);
  await openPanel(page);
  await page.getByRole('checkbox', { name: /^List private channels/u }).check();
  await page.getByRole('checkbox', { name: /^List files/u }).check();
  const after = await visibleSteps(page);
  expect(after).toContain(hidden.slice(1));
  await page.goBack();
  await expect(page).toHaveURL(/actions=send_message$/u);
  expect(await visibleSteps(page)).toEqual(before);
  await expect(page.getByRole('checkbox', { name: /^List files/u })).not.toBeChecked();
  await page.goForward();
  expect(await visibleSteps(page)).toEqual(after);
  await page.getByRole('button', { name: 'Select all' }).click();
  await page.getByRole('button', { name: 'Select none' }).click();
  await expect(page).toHaveURL(/\/oauth-2-0\/$/u);
});

test('scopes in the address are kept, said, and can be taken back', async ({ page }) => {
  await page.goto(`${guide}?scopes=im:history+files:read&theme=x`);
  expect(await visibleSteps(page)).toContain('direct-messages');
  await openPanel(page);
  await expect(page.getByText('This link also asks for:')).toContainText('im:history');
  await page.getByRole('checkbox', { name: /^Send a message chat/u }).check();
  await expect(page).toHaveURL(/\?theme=x&actions=send_message&scopes=im:history\+files:read$/u);
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page).toHaveURL(/\?theme=x&actions=send_message$/u);
});

test('the scopes to grant follow the selection, and are copied as the tool wants them', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${guide}?actions=send_message,list_files`);
  const list = page.locator('#review-permissions [data-guide-scopes-list]');
  for (const [separator, text] of [
    ['spaces', 'chat:write files:read'],
    ['commas', 'chat:write,files:read'],
    ['line breaks', 'chat:write\nfiles:read'],
  ] as const) {
    await list.getByRole('combobox').selectOption({ label: separator });
    await list.getByRole('button').click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  }
  await page.reload();
  await expect(list.getByRole('combobox')).toHaveValue('line');
  await expect(page.locator('#write-channels .guide-enables')).toHaveText('Enables: Send a message', {
    useInnerText: true,
  });
});

test('a link to a hidden step says so, and shows it', async ({ page }) => {
  await page.goto(`${narrowed}${hidden}`);
  const notice = page.getByRole('dialog');
  await expect(notice).toContainText('Add it to private channels');
  await expect(page.locator(hidden)).toBeHidden();
  await notice.getByRole('button', { name: 'Show all steps' }).click();
  await expect(notice).toHaveCount(0);
  await expect(page.locator(hidden)).toBeInViewport();
  await expect(page.locator(hidden)).toBeFocused();
  await expect(page).toHaveURL(/\/oauth-2-0\/#private-channels$/u);
  await page.goBack();
  await expect(page.locator(hidden)).toBeHidden();
});

test('find in page, the outline and the accessibility tree have no hidden step', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(narrowed);
  const title = 'Add it to private channels';
  await expect(page.getByRole('heading', { name: title })).toHaveCount(0);
  await expect(page.getByRole('navigation').getByText(title)).toBeHidden();
  expect(
    await page.evaluate((text) => (window as unknown as { find: (words: string) => boolean }).find(text), title),
  ).toBe(false);
  expect(await page.locator('body').ariaSnapshot()).not.toContain(title);
});

const many = Array.from({ length: 5000 }, (_, index) => `action_${index}`).join(',');
for (const [name, query] of Object.entries({
  '5,000 actions': `actions=${many}`,
  'a zero byte': 'actions=%00',
  markup: 'actions=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&scopes=%22%3E%3Cscript%3Ealert(1)%3C/script%3E',
  '100 kB': `scopes=${'x'.repeat(100_000)}`,
  'repeated parameters': 'actions=nope&actions=nein&actions=nope&scopes=non',
  'names of an object’s own': 'actions=__proto__,constructor&scopes=toString+hasOwnProperty',
  'broken percent signs': 'actions=%E0%A4%A&scopes=%',
  'signs of CSS': 'scopes=%22%5D%7Bdisplay:none%7D,*%7B%7D%5C',
  'signs that turn the text': 'actions=%E2%80%AEgnp.exe%E2%81%A6',
  'separators only': 'actions=,,,%20,+&scopes=+++',
})) {
  test(`an odd address changes nothing but the note: ${name}`, async ({ page }) => {
    const problems: string[] = [];
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('dialog', (dialog) => {
      problems.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(guide);
    const whole = await page.locator('article > section').evaluateAll((parts) => parts.map((part) => part.outerHTML));
    const steps = await visibleSteps(page);
    // A server may refuse so long an address: the page asks for itself first.
    await page.evaluate((search) => history.replaceState(undefined, '', `?${search}`), query);
    await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')));
    expect(await visibleSteps(page)).toEqual(steps);
    expect(await page.locator('article > section').evaluateAll((parts) => parts.map((part) => part.outerHTML))).toEqual(
      whole,
    );
    const note = page.locator('.selector-unknown');
    if (name === 'separators only') await expect(note).toBeHidden();
    else {
      await expect(note).toContainText('so it was left out:');
      expect((await note.innerText()).length).toBeLessThan(500);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(problems).toEqual([]);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any state, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const look = async (state: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
    };
    await page.goto(`${narrowed},typo${hidden}`);
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('narrowed, unknown name, hidden step');
    await page.getByRole('button', { name: 'Leave it hidden' }).click();
    await openPanel(page);
    await look('panel open');
    await page.getByRole('searchbox', { name: 'Find an action' }).fill('zzz');
    await look('nothing found');
    await page.goto('/guides/lattice/api-key/');
    await page.getByText('These steps cover every action').click();
    await look('nothing to choose');
  });
}

test('a screen reader hears the count when the selection changes', async ({ page }) => {
  await page.goto(guide);
  await openPanel(page);
  const reader = readFileSync(
    createRequire(import.meta.url).resolve('@guidepup/virtual-screen-reader/browser.js'),
    'utf8',
  );
  await page.route('**/reader.js', (route) => route.fulfill({ contentType: 'text/javascript', body: reader }));
  const spoken = await page.evaluate(async () => {
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- a module that the page loads by its address
    const module = await import(new URL('/reader.js', location.href).href);
    const { virtual } = module as { virtual: typeof virtualReader };
    const panel = document.querySelector<HTMLElement>('guide-selector');
    if (!panel) return [];
    await virtual.start({ container: panel });
    while ((await virtual.lastSpokenPhrase()) !== 'end of document' && (await virtual.spokenPhraseLog()).length < 40) {
      if ((await virtual.lastSpokenPhrase()).startsWith('checkbox, Send a message chat')) break;
      await virtual.next();
    }
    panel.querySelector<HTMLInputElement>('input[value=send_message]')?.click();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const log = await virtual.spokenPhraseLog();
    await virtual.stop();
    return log;
  });
  const text = spoken.join('\n');
  expect(text).toContain('button, Select actions to adjust the guide');
  expect(text).toContain('searchbox, Find an action');
  expect(text).toMatch(/polite: Showing \d+ of \d+ steps/u);
});

test('without JavaScript there is no panel, and every step with its scopes', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(narrowed);
  await expect(page.getByText('Select actions to adjust the guide')).toBeHidden();
  for (const step of await page.locator('[data-guide-step]').all()) await expect(step).toBeVisible();
  await expect(page.locator(`${hidden} > .guide-condition`)).toContainText('groups:read');
  await context.close();
});
