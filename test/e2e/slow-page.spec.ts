import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { layoutShift } from './layout-shift.ts';
import { pageKinds } from './page-kinds.ts';

for (const kind of ['guide with scopes', 'provider', 'error'] as const) {
  for (const width of [360, 1440]) {
    test(`what comes after the content moves nothing of it: ${kind}, ${width} px wide`, async ({ page, baseURL }) => {
      const slow = await startSlowSite(String(baseURL), 'class="page-menu"');
      await page.setViewportSize({ width, height: 800 });
      const loaded = page.goto(slow.origin + pageKinds[kind]);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('.page-menu')).toHaveCount(0);
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      slow.sendRest();
      await loaded;
      await expect(page.locator('.page-menu')).toBeVisible();
      expect(await layoutShift(page)).toBe(0);
      slow.close();
    });
  }
}

/** The site, but that of a page what begins with the tag of `part` waits until it is sent. */
async function startSlowSite(
  origin: string,
  part: string,
): Promise<{ readonly origin: string; readonly sendRest: () => void; readonly close: () => void }> {
  let sendRest = (): void => undefined;
  const rest = new Promise<void>((resolve) => {
    sendRest = resolve;
  });
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  const answer = async ({ url = '/' }: IncomingMessage, response: ServerResponse): Promise<void> => {
    const whole = await fetch(origin + url, { headers: { accept: 'text/html' } });
    const body = Buffer.from(await whole.arrayBuffer());
    response.writeHead(whole.status, { 'content-type': whole.headers.get('content-type') ?? '' });
    const found = body.indexOf(part);
    const at = found < 0 ? 0 : body.lastIndexOf('<', found);
    if (at > 0) {
      response.write(body.subarray(0, at));
      await rest;
    }
    response.end(body.subarray(at));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, sendRest, close: () => server.close() };
}
