import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { answer } from '../answer/answer.ts';
import { versionOf } from '../system/files/file-version.ts';
import { openFolderFiles } from './folder-files.ts';
import { parseHeaderRules } from '../answer/header-rules.ts';
import { parseRedirectRules } from '../answer/redirect-rules.ts';
import { represent } from './representation.ts';
import { splitUrl } from './request-path.ts';
import { openSiteBase } from './site-base.ts';

/**
 * Answers requests with the files of a built site: folders by their `index.html`, or by their
 * Markdown where that is asked for; guides in other formats narrowed to what the query asks
 * for, the rest as 404; with the headers and redirects that the site's own `_headers` and
 * `_redirects` say. All of that below the path of its host for which the site was built.
 */
export function createStaticHost(folder: string): Hono {
  const app = new Hono();
  const find = openFolderFiles(folder);
  const base = openSiteBase(folder);
  const headers = readRules(join(folder, '_headers'), parseHeaderRules);
  const redirects = readRules(join(folder, '_redirects'), parseRedirectRules);
  app.all('*', async (context) => {
    const { method, url, raw } = context.req;
    const wish = (name: string): string | undefined => raw.headers.get(name) ?? undefined;
    const request = { method, ...splitUrl(url), accept: wish('accept'), userAgent: wish('user-agent') };
    const site = { base: base(), headers: headers(), redirects: redirects(), find };
    const { status, headers: own, body, file } = await answer(request, site);
    // A part is one of what GET gets (RFC 9110, section 14.2).
    const wishes = method === 'GET' ? wish : (name: string) => (name === 'range' ? undefined : wish(name));
    const sent = file ? await represent(file, wishes, status === 404 ? 404 : 200) : undefined;
    for (const [name, value] of Object.entries(sent?.headers ?? {})) {
      if (name === 'Vary') own.append(name, value);
      else own.set(name, value);
    }
    const content = sent ? sent.body : body;
    if (content !== undefined) own.set('Content-Length', String(Buffer.byteLength(content)));
    const init = { status: sent?.status ?? status, headers: own };
    return new Response(method === 'HEAD' ? null : (content ?? null), init);
  });
  return app;
}

/** Reads a file of rules when it is asked for, and again after another build has put a new one there. */
function readRules<Rule>(file: string, parse: (text: string) => readonly Rule[]): () => readonly Rule[] {
  let known: { readonly version: string; readonly rules: readonly Rule[] } | undefined;
  return () => {
    const version = versionOf(file);
    if (version === undefined) return [];
    if (known?.version !== version) known = { version, rules: parse(readFileSync(file, 'utf8')) };
    return known.rules;
  };
}
