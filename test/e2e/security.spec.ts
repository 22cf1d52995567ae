import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { pageKinds } from './page-kinds.ts';

declare global {
  interface Window {
    /** What the policy forbade. */
    violations: string[];
  }
}

/** Opens a page and gives what it did that its policy forbids, as the page and its console say it. */
async function watch(page: Page): Promise<() => Promise<string[]>> {
  const said: string[] = [];
  page.on('console', (message) => {
    if (/content security policy|trusted/iu.test(message.text())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  await page.addInitScript(() => {
    window.violations = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      window.violations.push([violatedDirective, blockedURI, sample].join(' ')),
    );
  });
  return async () => [...said, ...(await page.evaluate(() => window.violations))];
}

for (const [kind, path] of Object.entries(pageKinds)) {
  test(`the policy forbids nothing that a page needs: ${kind}`, async ({ page }) => {
    const violations = await watch(page);
    await page.goto(path);
    await expect(page.locator('head > meta').nth(1)).toHaveAttribute('http-equiv', 'Content-Security-Policy');
    await page.mouse.wheel(0, 20_000);
    await page.waitForLoadState('networkidle');
    expect(await violations()).toEqual([]);
  });
}

test('the policy forbids nothing that choosing and searching need', async ({ page }) => {
  const violations = await watch(page);
  await page.goto('/guides/github/personal-access-token/?actions=list_repositories,nothing');
  await page.getByRole('button', { name: 'Select actions to adjust the guide' }).click();
  await page.getByRole('button', { name: 'Select all' }).click();
  await page.locator('[data-guide-search]').fill('list');
  await page.waitForLoadState('networkidle');
  expect(await violations()).toEqual([]);
  await page.goto('/');
  await page.getByRole('searchbox').fill('lattce');
  await expect(page.getByRole('region', { name: 'Search results' }).getByRole('link').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(await violations()).toEqual([]);
});

test('the policy forbids what an intruder would do', async ({ page }) => {
  const violations = await watch(page);
  await page.goto(pageKinds.guide);
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.append('document.title = "changed"');
    const attempts: Record<string, () => unknown> = {
      script: () => document.head.append(script),
      html: () => (document.body.innerHTML = '<img src=x onerror=alert(1)>'),
      style: () => document.body.setAttribute('style', 'display: none'),
      base: () => document.head.append(Object.assign(document.createElement('base'), { href: 'https://evil.test/' })),
      frame: () => document.body.append(Object.assign(document.createElement('iframe'), { src: '/guides/' })),
      connection: () => fetch('https://evil.test/').catch(() => undefined),
    };
    for (const attempt of Object.values(attempts)) {
      try {
        await attempt();
      } catch {
        // That it throws is what is wanted.
      }
    }
    return { title: document.title, base: document.baseURI };
  });
  expect(outcome.title).not.toBe('changed');
  expect(outcome.base).not.toContain('evil.test');
  // What a frame may not load is said once it tries.
  for (const directive of ['require-trusted-types-for', 'style-src', 'base-uri', 'frame-src', 'connect-src'])
    await expect.poll(async () => (await violations()).join('\n')).toContain(directive);
});

test('every answer has the headers, and only embedded pages may be framed', async ({ request }) => {
  for (const [kind, path] of Object.entries(pageKinds)) {
    const headers = (await request.get(path)).headers();
    expect(headers, kind).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin-allow-popups',
    });
    expect(headers['permissions-policy'], kind).toContain('camera=()');
    expect(headers['content-security-policy'], kind).toMatch(
      kind === 'embedded'
        ? /^default-src 'none'; .*; trusted-types 'none', frame-ancestors 'self'$/u
        : /^default-src 'none'; .*; trusted-types 'none', frame-ancestors 'none'$/u,
    );
  }
  expect(readFileSync('test-results/site/default/_headers', 'utf8')).toContain(
    "/embed/*\n  Content-Security-Policy: frame-ancestors 'self'",
  );
});
