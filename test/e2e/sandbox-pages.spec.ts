import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Hono } from 'hono';
import { type Listening, listen } from '../../src/server/listen.ts';
import { createSandbox, type SandboxEndpoint } from '../../src/server/sandbox/sandbox.ts';
import { createFolder } from '../commands/run-command.ts';
import { sandboxWorkspace } from '../server/sandbox-server.ts';

let sandbox: SandboxEndpoint;
let server: Listening;

test.beforeAll(async () => {
  sandbox = createSandbox({ data: createFolder({}), workspace: sandboxWorkspace });
  server = await listen(new Hono().route('/linking', sandbox.routes('/linking')), 0);
});

test.afterAll(async () => {
  await server.close();
  sandbox.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`approval, end and accounts are accessible at 360 px, ${colorScheme}`, async ({ page, request }) => {
    const endpoint = `http://127.0.0.1:${server.port}/linking`;
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 640 });
    const expectAccessible = async (): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBe(360);
    };
    const answer = await request.post(endpoint, {
      headers: { Authorization: `Bearer ${sandbox.createSession({ organization: 'Contoso' })}` },
      data: { guide: 'acme/oauth-2-0', variant: 'default', fields: {}, scopes: [] },
    });
    const { attempt } = (await answer.json()) as { attempt: { url: string } };
    await page.goto(attempt.url);
    await expectAccessible();
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'The account is linked' })).toBeVisible();
    await expectAccessible();
    await page.getByRole('link', { name: 'Accounts in this sandbox' }).click();
    await expect(page.getByRole('button', { name: 'Unlink Acme, for Contoso' }).first()).toBeVisible();
    await expectAccessible();
    const before = await page.getByRole('listitem').count();
    await page.getByRole('button', { name: 'Unlink Acme, for Contoso' }).first().click();
    await expect(page.getByRole('listitem')).toHaveCount(before - 1);
    expect(problems).toEqual([]);
  });
}
