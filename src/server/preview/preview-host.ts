import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { hasError, type Variant } from '../../engine/index.ts';
import { addressAt } from '../../engine/internal.ts';
import { siteOf } from '../../publication/site.ts';
import { pretty } from '../../reporters/pretty.ts';
import { readSource } from '../../reporters/terminal.ts';
import type { LiveFile } from '../../publish/live/live-file.ts';
import { type LiveSite, openLiveSite } from '../../publish/live/live-site.ts';
import { sayPageError } from '../../publish/page-error.ts';
import type { PreviewNews } from '../../publication/preview-news.ts';
import { publicationOf } from '../../publication/publication.ts';
import { answer } from '../../answer/answer.ts';
import { parseHeaderRules } from '../../answer/header-rules.ts';
import { parseRedirectRules } from '../../answer/redirect-rules.ts';
import { isHashed } from '../../system/files/hashed-file.ts';
import { splitUrl } from '../request-path.ts';
import type { LiveContent } from './live-content.ts';
import type { LiveRenderer } from './live-renderer.ts';
import { createReloads } from './reloads.ts';

/** What previews have that sites have not. */
export const previewPaths = { news: '/@guide-news', variants: '/@guide-variants' } as const;

/** How one variant is previewed. */
export interface PreviewOptions {
  readonly content: LiveContent;
  /** The content folder. */
  readonly folder: string;
  readonly renderer: LiveRenderer;
  readonly variant: Variant['id'];
  readonly origin: string;
}

/** Answers requests for a variant's site, each file made when it is asked for; pages reload when what they are made of changes. */
export function createPreviewHost({ content, folder, renderer, variant, origin }: PreviewOptions): Hono {
  const open = (): Promise<LiveSite> =>
    openLiveSite({
      publication: publicationOf(siteOf(content.workspace(), variant, origin)),
      renderer: renderer.current(),
      content: folder,
    });
  const reloads = createReloads({ open, content, problem: () => problemOf(content) });
  renderer.subscribe((problem) => (problem === undefined ? reloads.reopen() : reloads.fail(problem)));
  const app = new Hono();
  app.get(previewPaths.news, (context) =>
    streamSSE(context, async (stream) => {
      const send = (news: PreviewNews): void => void stream.writeSSE({ data: JSON.stringify(news) });
      const end = new Promise<void>((done) => stream.onAbort(done));
      const stop = reloads.subscribe(send, Number(context.req.query('since') ?? reloads.edition()));
      await end;
      stop();
    }),
  );
  app.all('*', async (context) => {
    const { method, url, raw } = context.req;
    const wish = (name: string): string | undefined => raw.headers.get(name) ?? undefined;
    const request = { method, ...splitUrl(url), accept: wish('accept'), userAgent: wish('user-agent') };
    const script = { src: renderer.current().previewScript, edition: reloads.edition() };
    try {
      const site = await reloads.site();
      script.src = addressAt(site.base, script.src);
      const find = async (path: string): Promise<PreviewFile | undefined> => toPreviewFile(await site.find(path));
      const read = async (path: string): Promise<string> => (await (await find(path))?.text()) ?? '';
      const rules = {
        base: site.base,
        headers: parseHeaderRules(await read('/_headers')),
        redirects: parseRedirectRules(await read('/_redirects')),
      };
      const { status, headers, body, file } = await answer(request, { ...rules, find });
      // What is named by its content never changes: a page that reloads has it already.
      if (!isHashed(request.path)) headers.set('Cache-Control', 'no-store');
      const isPage = headers.get('Content-Type')?.startsWith('text/html') ?? false;
      const sent = file && isPage ? withScript(await file.text(), script) : (file?.bytes ?? body);
      return new Response(method === 'HEAD' ? null : (sent ?? null), { status, headers });
    } catch (error) {
      const said = withScript(`<!doctype html><title>${errorTitle}</title><body><pre></pre>`, script);
      reloads.fail(sayPageError(request.path, error));
      return new Response(said, { status: 500, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
    }
  });
  return app;
}

const errorTitle = 'This page cannot be made';

interface PreviewFile extends LiveFile {
  readonly text: () => Promise<string>;
}

function toPreviewFile(file: LiveFile | undefined): PreviewFile | undefined {
  return file && { ...file, text: async () => new TextDecoder().decode(file.bytes) };
}

/** A page with the script that reloads it, which asks for what has changed since its edition; no built site has it. */
function withScript(html: string, { src, edition }: { readonly src: string; readonly edition: number }): string {
  const script = `<script type="module" src="${src}" data-edition="${edition}"></script>`;
  const end = html.lastIndexOf('</body>');
  return end < 0 ? html + script : html.slice(0, end) + script + html.slice(end);
}

/** What the errors of the content are, for a person; nothing if there are none. */
function problemOf(content: LiveContent): string | undefined {
  const diagnostics = content.diagnostics();
  if (!hasError(diagnostics)) return undefined;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return pretty.print(errors, { sourceOf: readSource, useColor: false });
}
