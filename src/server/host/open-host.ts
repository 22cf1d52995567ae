import { Hono } from 'hono';
import type { HostedSite } from '../../publish/live/hosted-sites.ts';
import { isRefusal } from '../../publish/live/refusal.ts';
import { respond } from '../respond.ts';
import { createKeptContents } from '../served-file.ts';
import { createAdminRoutes } from './admin-routes.ts';
import { createHostMetrics } from './host-metrics.ts';
import { createHostedFiles } from './hosted-files.ts';
import { createHostedMcp } from './hosted-mcp.ts';
import { neutralPage } from './neutral-page.ts';
import { type OpenedContent, openContent, type OpenHostOptions } from './opened-content.ts';
import { plainHost, readSiteAddresses, type SiteAddresses } from './site-addresses.ts';

/** Every variant of a content folder, from one process. */
export interface OpenHost {
  /** Answers for the site at the host that a request names. */
  readonly app: Hono<{ Variables: HostVariables }>;
  /** Answers those who run it: for an address that only they reach. */
  readonly admin: Hono;
  /** Whether it could be opened; false if there are errors in the content that no single variant has. */
  readonly opened: Promise<boolean>;
  /** Hosts of the sites, once it is open. */
  readonly sites: () => readonly string[];
  /** Says that it is not ready any more, for those who send requests here. */
  readonly retire: () => void;
  readonly close: () => Promise<void>;
}

/** What is known of a request once it is answered. */
export interface HostVariables {
  /** Id of the variant that was asked. */
  variant?: string;
}

/** Opens a host; it answers 503 until the content is loaded. */
export function openHost(options: OpenHostOptions): OpenHost {
  const { onNotice } = options;
  const metrics = createHostMetrics();
  let isRetired = false;
  let host: OpenedContent | undefined;
  let addresses: SiteAddresses = readSiteAddresses([]);
  const readAddresses = (): void => {
    if (host) addresses = readSiteAddresses(host.content.current().served.values());
  };
  const opened = openContent(options, metrics).then((made) => {
    host = made;
    readAddresses();
    made?.content.subscribe(readAddresses);
    return made !== undefined;
  });
  opened.catch(() => undefined);
  let taken: { readonly version: number; readonly loaded: Promise<void> } = { version: 0, loaded: Promise.resolve() };
  /** Takes in what the project says of a host by now. */
  const ask = async (hostname: string): Promise<void> => {
    if (!host) return;
    await host.given.ask(hostname);
    const version = host.given.version();
    // Whoever asks meanwhile waits for the same load.
    if (version !== taken.version) taken = { version, loaded: host.content.reload() };
    await taken.loaded;
  };
  const filesOf = createHostedFiles(createKeptContents());
  const routes = new WeakMap<HostedSite, Hono>();
  const mcpOf = (site: HostedSite): Hono => {
    const known = routes.get(site) ?? createHostedMcp(site, onNotice);
    routes.set(site, known);
    return known;
  };

  const app = new Hono<{ Variables: HostVariables }>();
  app.use(async (context, next) => {
    await next();
    const { variant = '' } = context.var;
    metrics.count('requests', { variant, status: String(context.res.status) });
  });
  app.all('*', async (context) => {
    const { raw } = context.req;
    if (!host) return neutralPage(503, raw.method);
    const address = new URL(raw.url);
    const hostname = plainHost(address.hostname);
    await ask(hostname);
    const id = addresses.find(address);
    if (id === undefined) return neutralPage(421, raw.method);
    context.set('variant', id);
    try {
      const site = await host.sites.open(id);
      if (!site) return neutralPage(421, raw.method);
      if (/^\/mcp(?:\/|$)/u.test(address.pathname.slice(site.base.length))) {
        const answer = await mcpOf(site).fetch(raw);
        if (answer.status !== 404) return answer;
      }
      return await respond(raw, await filesOf(site));
    } catch (error) {
      // What may not be sent is in the log already.
      if (!isRefusal(error)) onNotice(`${id}: ${address.pathname}: ${sayError(error)}`);
      return neutralPage(500, raw.method);
    }
  });
  return {
    app,
    admin: createAdminRoutes({
      isReady: () => host !== undefined && !isRetired,
      hasSite: async (hostname) => {
        await ask(plainHost(hostname));
        return addresses.has(hostname);
      },
      metrics: () =>
        metrics.print({
          variants: host?.content.current().served.size ?? 0,
          open_sites: host?.sites.count() ?? 0,
          resident_memory_bytes: process.memoryUsage.rss(),
        }),
    }),
    opened,
    sites: () => [...(host?.content.current().served.values() ?? [])].map(({ site }) => site),
    retire: () => {
      isRetired = true;
    },
    close: async () => {
      await opened.catch(() => undefined);
      await host?.content.close();
    },
  };
}

function sayError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
