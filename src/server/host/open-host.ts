import { join } from 'node:path';
import { Hono } from 'hono';
import type { Diagnostic } from '../../engine/index.ts';
import { type Held, type HostedContent, openHostedContent } from '../../publish/live/hosted-content.ts';
import { type HostedSite, type HostedSites, openHostedSites } from '../../publish/live/hosted-sites.ts';
import { isRefusal } from '../../publish/live/refusal.ts';
import { openRenderer } from '../../publish/renderer/renderer.ts';
import { type GivenVariants, openGivenVariants } from '../../workspace/project/given-variants.ts';
import type { VariantSource } from '../../workspace/project/given-variant.ts';
import { createMcpRoutesOf } from '../mcp/http.ts';
import { aiCatalogPath } from '../mcp/identity.ts';
import { readLibrary } from '../mcp/whole-library.ts';
import { respond } from '../respond.ts';
import { createKeptContents } from '../served-file.ts';
import { createAdminRoutes } from './admin-routes.ts';
import { createHostMetrics, type HostMetrics } from './host-metrics.ts';
import { createHostedFiles } from './hosted-files.ts';
import { neutralPage } from './neutral-page.ts';
import { plainHost, readSiteAddresses, type SiteAddresses } from './site-addresses.ts';

/** How a host is opened. */
export interface OpenHostOptions {
  /** The content folder. */
  readonly content: string;
  /** Where it is kept what can be made again. */
  readonly cacheDir: string;
  /** Whom to ask for variants that no file holds. */
  readonly variants?: VariantSource | undefined;
  /** Told in sentences what those who run it should know. */
  readonly onNotice: (text: string) => void;
  /** Told of the errors in the content, whenever they are others. */
  readonly onErrors: (errors: readonly Diagnostic[]) => void;
}

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

/** Bytes of files in memory. */
const memory = 128 * 1024 * 1024;

/** What is there once the content is loaded. */
interface Opened {
  readonly content: HostedContent;
  readonly sites: HostedSites;
  readonly given: GivenVariants;
}

/** Opens a host; it answers 503 until the content is loaded. */
export function openHost(options: OpenHostOptions): OpenHost {
  const { onNotice } = options;
  const metrics = createHostMetrics();
  let isRetired = false;
  let host: Opened | undefined;
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
  let loaded = 0;
  /** Takes in what the project says of a host by now. */
  const ask = async (hostname: string): Promise<void> => {
    if (!host) return;
    await host.given.ask(hostname);
    const version = host.given.version();
    if (version === loaded) return;
    await host.content.reload();
    loaded = Math.max(loaded, version);
  };
  const filesOf = createHostedFiles(createKeptContents());
  const routes = new WeakMap<HostedSite, Hono>();
  const mcpOf = (site: HostedSite): Hono => {
    const known = routes.get(site) ?? mcpRoutes(site, onNotice);
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
      if (/^\/mcp(?:\/|$)/u.test(address.pathname)) {
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

async function openContent(
  { content: folder, cacheDir, variants, onNotice, onErrors }: OpenHostOptions,
  metrics: HostMetrics,
): Promise<Opened | undefined> {
  const given = await openGivenVariants(variants, onNotice);
  let said = JSON.stringify([[], soundHeld]);
  const content = await openHostedContent({
    content: folder,
    cacheDir,
    given: given.files,
    onDiagnostics: (diagnostics, held) => {
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      const now = JSON.stringify([errors, held]);
      if (now === said) return;
      said = now;
      onErrors(errors);
      if (errors.length === 0) onNotice('The content has no errors any more.');
      if (held.documents) onNotice('The content has errors: guides and pages are served as they were before.');
      for (const id of held.kept) onNotice(`The file of ${id} has errors: its site is served as it was before.`);
      for (const id of held.missing) onNotice(`The file of ${id} has errors: it has no site until they are put right.`);
    },
  });
  if (!content) return undefined;
  const renderer = await openRenderer(cacheDir, () => onNotice('Making the pages; the next time they are there.'));
  const sites = openHostedSites({
    hosted: content.current,
    renderer,
    cacheDir,
    memory,
    onFile: (variant, origin) => {
      if (origin === 'made') metrics.count('renders', { variant });
      else metrics.count('cache_hits', { variant, kept: origin });
    },
    onRefusal: (variant, path, { refused, reasons }) => {
      metrics.count(refused === 'leak' ? 'leaks' : 'errors', { variant });
      for (const reason of reasons) onNotice(`${variant}: /${path} is held back: ${reason}`);
    },
  });
  return { content, sites, given };
}

/** The MCP server of a site, by what the gate lets through of it. */
function mcpRoutes(site: HostedSite, onNotice: (text: string) => void): Hono {
  const read = async (path: string): Promise<string | undefined> => {
    const file = await site.find(path);
    return file && new TextDecoder().decode((await file.open()).bytes);
  };
  let library: ReturnType<typeof readLibrary> | undefined;
  return createMcpRoutesOf({
    open: () => {
      library ??= openLibrary();
      library.catch(() => (library = undefined));
      return library;
    },
    readCatalog: () => read(`/${aiCatalogPath}`).catch(() => undefined),
    onProblem: (problem) => onNotice(`${site.variant.id}: mcp: ${problem}`),
  });

  async function openLibrary(): ReturnType<typeof readLibrary> {
    return readLibrary({
      ids: site.guides,
      // A guide that may not be sent is none here.
      readText: (id) => read(`/${join('guides', id)}.json`).catch(() => undefined),
      hasIndex: (await site.find('/llms.txt')) !== undefined,
    });
  }
}

/** Of content without an error. */
const soundHeld: Held = { documents: false, kept: [], missing: [] };

function sayError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
