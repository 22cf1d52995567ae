import type { AstroConfig, AstroIntegrationLogger, HookParameters } from 'astro';
import { getRequestListener } from '@hono/node-server';
import { adapters } from '../linking/adapters/index.ts';
import { reportDiagnostics } from '../reporters/terminal.ts';
import { openLiveContent } from '../server/preview/live-content.ts';
import { openLiveRenderer } from '../server/preview/live-renderer.ts';
import { createPreviewHost, previewPaths } from '../server/preview/preview-host.ts';
import { cacheFolder } from '../workspace/cache-folder.ts';
import { type Mount, pathOfMount } from './mount.ts';
import { putInLayout } from './put-in-layout.ts';

type DevServer = HookParameters<'astro:server:setup'>['server'];
type Answer = (request: Request) => Response | Promise<Response>;

/** Answers for the pages in `astro dev`, each made when it is asked for. */
export function mountPreview(
  mount: Mount,
  config: AstroConfig,
  { server, logger }: { readonly server: DevServer; readonly logger: AstroIntegrationLogger },
): void {
  const path = pathOfMount(mount, config);
  const layoutPath = mount.layout === undefined ? undefined : pathOfMount({ base: mount.layout }, config);
  let opened: Promise<Answer> | undefined;
  const answer = async (request: Request): Promise<Response> => {
    const { origin } = new URL(request.url);
    opened ??= openAnswer(mount, origin, { server, logger });
    const response = await (await opened)(request);
    const isPage = response.headers.get('Content-Type')?.startsWith('text/html') ?? false;
    if (layoutPath === undefined || !isPage || !response.ok) return response;
    const drawn = await fetch(origin + layoutPath);
    if (!drawn.ok) throw new Error(`stepwell: Astro cannot draw the layout: ${origin}${layoutPath} says why.`);
    const layout = await drawn.text();
    const headers = new Headers(response.headers);
    // They are of the page as it was, and which scripts may run is the site's to say.
    for (const name of ['Content-Length', 'ETag', 'Content-Security-Policy']) headers.delete(name);
    return new Response(putInLayout(await response.text(), layout), { status: response.status, headers });
  };
  const listener = getRequestListener((request) =>
    answer(request).catch((error: unknown) => {
      const said = error instanceof Error ? error.message : String(error);
      logger.error(said);
      return new Response(`${said}\n`, { status: 500 });
    }),
  );
  server.middlewares.use((request, response, next) => {
    const address = request.originalUrl ?? '';
    const [asked = ''] = address.split('?');
    const isOurs = asked.startsWith(path) && asked !== layoutPath;
    if (isOurs || Object.values<string>(previewPaths).includes(asked)) {
      // Vite has taken the site's base from it.
      request.url = address;
      void listener(request, response);
    } else if (`${asked}/` === path) response.writeHead(302, { Location: path }).end();
    else next();
  });
}

async function openAnswer(
  { content: folder, variant }: Mount,
  origin: string,
  { server, logger }: { readonly server: DevServer; readonly logger: AstroIntegrationLogger },
): Promise<Answer> {
  const cacheDir = cacheFolder();
  const renderer = await openLiveRenderer(cacheDir, () =>
    logger.info('Making the pages; the next time they are there.'),
  );
  const content = await openLiveContent(folder, { cacheDir, adapters });
  reportDiagnostics(content.diagnostics());
  content.subscribe((change) => {
    if (change === 'diagnostics') reportDiagnostics(content.diagnostics());
  });
  server.httpServer?.once('close', () => void Promise.all([content.close(), renderer.close()]));
  const host = createPreviewHost({ content, folder, renderer, variant, origin });
  return (request) => host.fetch(request);
}
