import type { HttpBindings } from '@hono/node-server';
import { expect, type Page, test as base } from '@playwright/test';
import { Hono } from 'hono';
import { cacheFolder } from '../../src/workspace/cache-folder.ts';
import { loadWorkspace } from '../../src/workspace/workspace.ts';
import { listen } from '../../src/server/listen.ts';
import { createSandbox, type SandboxEndpoint } from '../../src/sandbox/sandbox.ts';
import type { SessionRequest } from '../../src/sandbox/storage/sessions.ts';
import { createStaticHost } from '../../src/server/static-host.ts';
import { createFolder } from '../cli/run-command.ts';

/** Answers a request in the sandbox's place, or breaks its connection; nothing where the sandbox answers. */
export type Fault = (request: Request, hangUp: () => void) => Response | Promise<Response> | undefined;

/** One request that the endpoint was sent. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A built site with a sandbox of its own. */
export interface LinkingSite extends AsyncDisposable {
  readonly origin: string;
  readonly sandbox: SandboxEndpoint;
  /** Folder of the sandbox's data. */
  readonly data: string;
  /** Lines of the sandbox's log. */
  readonly log: readonly string[];
  /** Everything that the server was asked for, the site's own files too. */
  readonly seen: SeenRequest[];
  /** What goes wrong at the endpoint. */
  fault: Fault | undefined;
}

/** Serves a variant of the site that the browser tests build. */
export async function startLinkingSite(variant: string): Promise<LinkingSite> {
  const data = createFolder({});
  const log: string[] = [];
  const seen: SeenRequest[] = [];
  const workspace = await loadWorkspace({ content: 'content', cacheDir: cacheFolder(), isChecked: true });
  const limits = { address: 100_000, session: 10_000, sends: 10_000 };
  const sandbox = createSandbox({ data, workspace, slowness: 1000, limits, log: (line) => log.push(line) });
  const linking = new Hono().route('/linking', sandbox.routes('/linking'));
  const app = new Hono();
  app.use(async (context, next) => {
    const { method, url, headers } = context.req.raw;
    const body = method === 'GET' || method === 'HEAD' ? '' : await context.req.raw.clone().text();
    seen.push({ method, url, headers: Object.fromEntries(headers), body });
    if (!/^\/linking(?:\/|$)/u.test(context.req.path)) return next();
    const { incoming } = context.env as HttpBindings;
    const faulty = await site.fault?.(context.req.raw, () => incoming.socket.destroy());
    return faulty ?? linking.fetch(context.req.raw, context.env);
  });
  app.route('/', createStaticHost(`test-results/site/${variant}`));
  const listening = await listen(app, 0);
  const site: LinkingSite = {
    origin: `http://127.0.0.1:${listening.port}`,
    sandbox,
    data,
    log,
    seen,
    fault: undefined,
    [Symbol.asyncDispose]: async () => {
      // Some faults never end.
      void listening.close();
      sandbox.close();
    },
  };
  return site;
}

interface Sites {
  readonly of: (variant: string) => Promise<LinkingSite>;
}

/** Tests with the `site` of a `variant`, which speaks its own protocol; the tests of a worker share it. */
export const test = base.extend<{ variant: string; site: LinkingSite }, { sites: Sites }>({
  variant: ['default', { option: true }],
  sites: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      await using stack = new AsyncDisposableStack();
      const started = new Map<string, LinkingSite>();
      await use({
        of: async (variant) => {
          const site = started.get(variant) ?? stack.use(await startLinkingSite(variant));
          started.set(variant, site);
          return site;
        },
      });
    },
    { scope: 'worker' },
  ],
  site: async ({ sites, variant }, use) => {
    const site = await sites.of(variant);
    site.seen.length = 0;
    await use(site);
    site.fault = undefined;
  },
});

/** Opens a guide with a session, and waits for its form. */
export async function openForm(
  page: Page,
  site: LinkingSite,
  guide: string,
  request: Partial<SessionRequest> = {},
): Promise<void> {
  await page.goto(guideAddress(site, guide, request));
  await bringForm(page);
  await expect(page.locator('form.link-form').first()).toBeVisible();
}

/** Scrolls to the form, which is when it is loaded. */
export async function bringForm(page: Page): Promise<void> {
  await page.locator('#guide-fields').scrollIntoViewIfNeeded();
}

/** The address of a guide with a session of Acme. */
export function guideAddress(site: LinkingSite, guide: string, request: Partial<SessionRequest> = {}): string {
  return `${site.origin}/guides/${guide}/#session=${site.sandbox.createSession({ organization: 'Acme', ...request })}`;
}

/** The form's own part of the page. */
export const formOf = (page: Page): ReturnType<Page['locator']> => page.locator('[data-guide-linking]');

/** The field of the form with this label. */
export function fieldOf(page: Page, label: string): ReturnType<Page['locator']> {
  return page.locator('.link').getByLabel(label, { exact: true });
}

/** Sends the form. */
export async function send(page: Page): Promise<void> {
  await page.locator('.link-form .link-submit').last().click();
}

/** POST requests by which values were sent. */
export function postsOf(site: LinkingSite): readonly SeenRequest[] {
  return site.seen.filter(({ method, url }) => method === 'POST' && new URL(url).pathname.startsWith('/linking'));
}

/** Lets the browser block the next window, and no other. */
export async function blockWindow(page: Page): Promise<void> {
  await page.evaluate(() => {
    const open = window.open.bind(window);
    window.open = () => {
      window.open = open;
      return null;
    };
  });
}
