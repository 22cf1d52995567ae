import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { versionOf } from '../system/files/file-version.ts';
import { openFolderFiles } from './folder-files.ts';
import { parseHeaderRules } from '../answer/header-rules.ts';
import { parseRedirectRules } from '../answer/redirect-rules.ts';
import { respond } from './respond.ts';
import { openSiteBase } from './site-base.ts';

/**
 * Answers requests with the files of a built site, with the headers and redirects that the site's own
 * `_headers` and `_redirects` say, all of that below the path of its host for which the site was built.
 */
export function createStaticHost(folder: string): Hono {
  const app = new Hono();
  const find = openFolderFiles(folder);
  const base = openSiteBase(folder);
  const headers = readRules(join(folder, '_headers'), parseHeaderRules);
  const redirects = readRules(join(folder, '_redirects'), parseRedirectRules);
  app.all('*', (context) =>
    respond(context.req.raw, { base: base(), headers: headers(), redirects: redirects(), find }),
  );
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
