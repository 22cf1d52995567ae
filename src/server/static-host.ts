import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, normalize, relative, sep } from 'node:path';
import { Hono } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import { headersOf, readHeaderRules } from './header-rules.ts';
import { narrowGuide } from './narrowed-guide.ts';

/** Media types that the general table lacks or knows otherwise. */
const mediaTypes: Readonly<Record<string, string>> = {
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/**
 * Answers requests with the files of a built site: folders by their `index.html`, guides in
 * other formats narrowed to what the query asks for, the rest as 404; with the headers that
 * the site's own `_headers` says.
 */
export function createStaticHost(folder: string): Hono {
  const app = new Hono();
  const rules = readHeaderRules(folder);
  app.on(['GET', 'HEAD'], '*', async (context) => {
    const path = decodePath(context.req.path);
    const found = path === undefined ? undefined : await findFile(folder, path);
    if (found?.isWithoutSlash) {
      const { search } = new URL(context.req.url);
      // One slash at the start: an address that begins with two would lead to another host.
      return context.redirect(`/${context.req.path.replace(/^\/+/u, '')}/${search}`, 301);
    }
    const answer = found ?? (await findFile(folder, '/404.html'));
    if (answer === undefined) return context.text('Not found', 404);
    const { file } = answer;
    const query = new URL(context.req.url).searchParams;
    const narrowed =
      found && query.size > 0 ? await narrowGuide(file, query, existsSync(join(folder, 'llms.txt'))) : undefined;
    // The path of what is sent, whatever it was asked for by: one page has one answer to who may frame it.
    const own = headersOf(await rules(), sitePathOf(folder, file));
    const headers = {
      'Content-Type': narrowed?.mediaType ?? typeOf(file),
      'Cache-Control': cacheControl(narrowed ? '' : context.req.path),
      'X-Content-Type-Options': 'nosniff',
      ...Object.fromEntries([...own].map(([name, value]) => [canonicalName(name), value])),
    };
    if (narrowed) return context.body(narrowed.content, 200, headers);
    return context.body(await readFile(file), found === undefined ? 404 : 200, headers);
  });
  app.all('*', (context) => context.text('Method not allowed', 405, { Allow: 'GET, HEAD' }));
  return app;
}

interface Found {
  readonly file: string;
  /** Whether only the slash at the end of the path is missing. */
  readonly isWithoutSlash: boolean;
}

/** The file that a path names: for a folder its `index.html`. */
async function findFile(folder: string, path: string): Promise<Found | undefined> {
  const file = normalize(join(folder, path));
  const isInside = file === normalize(folder) || file.startsWith(normalize(folder).replace(/[/\\]*$/u, sep));
  if (!isInside) return undefined;
  const facts = await stat(file).catch(() => undefined);
  if (facts?.isFile()) return path.endsWith('/') ? undefined : { file, isWithoutSlash: false };
  if (!facts?.isDirectory()) return undefined;
  const index = join(file, 'index.html');
  const hasIndex = await stat(index).then(
    (each) => each.isFile(),
    () => false,
  );
  return hasIndex ? { file: index, isWithoutSlash: !path.endsWith('/') } : undefined;
}

/** The path of a file in its site; a page of a folder has that of the folder. */
function sitePathOf(folder: string, file: string): string {
  return `/${relative(folder, file).split(sep).join('/')}`.replace(/\/index\.html$/u, '/');
}

/** A header's name as it is usually written, so that one takes the place of the other. */
function canonicalName(name: string): string {
  return name.replace(/(?:^|-)[a-z]/gu, (letters) => letters.toUpperCase());
}

function decodePath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

function typeOf(file: string): string {
  const extension = /\.([a-z\d]+)$/iu.exec(file)?.[1]?.toLowerCase() ?? '';
  return mediaTypes[extension] ?? getMimeType(file) ?? 'application/octet-stream';
}

/** Scripts and styles are named by their content, so what has such a name never changes. */
function cacheControl(path: string): string {
  return /^\/assets\/.+\.[\w-]{8}\.(?:js|css)$/u.test(path)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=0, must-revalidate';
}
