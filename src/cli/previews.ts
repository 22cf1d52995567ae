import { Hono } from 'hono';
import { addressAt, basePathOf, pathBelow } from '../engine/internal.ts';
import { adapters } from '../linking/adapters/index.ts';
import { cacheFolder } from '../workspace/cache-folder.ts';
import { addressOfSite } from '../publication/site.ts';
import { exitCodeOf } from '../system/command-error.ts';
import { loadVariants, readVariant } from '../workspace/standalone-file.ts';
import { pretty } from '../reporters/pretty.ts';
import { readSource, reportDiagnostics } from '../reporters/terminal.ts';
import { type Listening, listen } from '../server/listen.ts';
import { openLiveContent } from '../server/preview/live-content.ts';
import { openLiveRenderer } from '../server/preview/live-renderer.ts';
import { guardOwnHosts } from '../server/preview/own-hosts.ts';
import { createPreviewHost, previewPaths } from '../server/preview/preview-host.ts';

/** The previews of a content folder's variants. */
export interface Previews {
  /** Starts the preview of a variant, at a port; 0 is any free one. Gives its origin. */
  readonly open: (variant: string, port: number) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Where a preview is. */
interface Opened {
  readonly origin: string;
  readonly base: string;
}

/** A question that cannot be answered with a preview, and why. */
interface Refusal {
  readonly status: 404 | 500;
  readonly problem: string;
}

/**
 * Each variant has a server of its own, on a port of its own, started when it is first
 * asked for: so two tabs show two variants, every link stays in its variant, and what a
 * page keeps on the device is kept apart, as on the partners' own hosts.
 */
export async function openPreviews(folder: string): Promise<Previews> {
  const cacheDir = cacheFolder();
  const renderer = await openLiveRenderer(cacheDir, () =>
    process.stderr.write('Making the pages; the next time they are there.\n'),
  );
  const content = await openLiveContent(folder, { cacheDir, adapters });
  reportDiagnostics(content.diagnostics());
  content.subscribe((change) => {
    if (change === 'diagnostics') reportDiagnostics(content.diagnostics());
  });
  const previews = new Map<string, Promise<Listening>>();

  const open = async (variant: string, port: number): Promise<string> => {
    const listening = previews.get(variant) ?? start(variant, port);
    previews.set(variant, listening);
    listening.catch(() => previews.delete(variant));
    return originOf((await listening).port);
  };
  const start = async (variant: string, port: number): Promise<Listening> => {
    // The links of a site are written for its port, which is known once it listens.
    const app = new Hono();
    app.use(guardOwnHosts);
    let host: Hono | undefined;
    app.get(previewPaths.variants, async (context) =>
      context.json({ current: variant, ids: await listVariants(folder) }, 200, { 'Cache-Control': 'no-store' }),
    );
    app.use(async (context, next) => {
      const wanted = new URL(context.req.url).searchParams.get('variant');
      if (wanted === null || context.req.header('sec-fetch-dest') === 'script') return next();
      const answer = await openNamed(wanted);
      if ('problem' in answer) return context.text(answer.problem, answer.status);
      const shown = withoutVariant(context.req.url);
      const path = pathBelow(await baseOf(variant), shown) ?? '/';
      const headers = { Location: answer.origin + addressAt(answer.base, path), 'Cache-Control': 'no-store' };
      return context.body(null, 302, headers);
    });
    app.all('*', async (context) => host?.fetch(context.req.raw) ?? context.text('', 503));
    const listening = await listen(app, port);
    const origin = originOf(listening.port);
    host = createPreviewHost({ content, folder, renderer, variant, origin });
    return listening;
  };
  /** The path of its host below which a variant's site is, if its file can be read. */
  const baseOf = async (id: string): Promise<string> => {
    const { value } = (await readVariant(folder, id).catch(() => undefined)) ?? {};
    return value ? basePathOf(addressOfSite(value)) : '';
  };
  const openNamed = async (id: string): Promise<Opened | Refusal> => {
    try {
      const { value, diagnostics } = await readVariant(folder, id);
      if (value) return { origin: await open(value.id, 0), base: basePathOf(addressOfSite(value)) };
      return { status: 500, problem: pretty.print(diagnostics, { sourceOf: readSource, useColor: false }) };
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      if (exitCodeOf(error) !== 2) return { status: 500, problem: said };
      const list = (await listVariants(folder)).map((each) => `  ?variant=${encodeURIComponent(each)}`);
      return { status: 404, problem: [said, '', 'Variants:', ...list, ''].join('\n') };
    }
  };
  return {
    open,
    close: async () => {
      const listening = await Promise.all(previews.values());
      await Promise.all([content.close(), renderer.close(), ...listening.map(({ close }) => close())]);
    },
  };
}

function originOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Path and query of an address, the variant that it asks for left out. */
function withoutVariant(address: string): string {
  const [path = '/', query = ''] = address.replace(/^https?:\/\/[^/]*/u, '').split(/\?(.*)/su);
  const rest = query.split('&').filter((part) => part !== '' && !/^variant(?:=|$)/u.test(part));
  return `${path}${rest.length > 0 ? `?${rest.join('&')}` : ''}`;
}

async function listVariants(folder: string): Promise<string[]> {
  return (await loadVariants(folder)).map(({ id }) => id).sort();
}
