/**
 * What a site answers, wherever it is served: a request and the files of the site in, an
 * answer out. Each host reads the files and sends the answer in its own way.
 */
import { filePathOf } from '../engine/index.ts';
import { pathBelow } from '../engine/internal.ts';
import { isHashed } from '../system/files/hashed-file.ts';
import { headersOf, type HeaderRules } from './header-rules.ts';
import { redirectOf, type RedirectRules } from './redirect-rules.ts';
import { mediaTypeOf } from './media-type.ts';
import { narrowGuide } from './narrowed-guide.ts';
import { isOpenTo, negotiate, privateCaching } from './negotiate.ts';
import { readPath } from './read-path.ts';

/** What counts of a request. */
export interface SiteRequest {
  readonly method: string;
  /** As it was sent: percent-encoded, without the query. */
  readonly path: string;
  /** The query with its question mark, or nothing. */
  readonly search: string;
  readonly accept: string | undefined;
  readonly userAgent: string | undefined;
}

/** A file of a site. */
export interface SiteFile {
  readonly text: () => Promise<string>;
}

/** A built site, as a host has it. */
export interface ServedSite<File extends SiteFile> {
  /** The path of its host below which the site is, `/help`; nothing at the root. The rules hold for addresses, so they have it. */
  readonly base?: string;
  readonly headers: HeaderRules;
  readonly redirects: RedirectRules;
  /** The file at a decoded path from the site's root, such as `/guides/index.html`. */
  readonly find: (path: string) => Promise<File | undefined>;
}

/** An answer; what is in it of a file is sent by the host. */
export interface SiteAnswer<File extends SiteFile> {
  readonly status: number;
  readonly headers: Headers;
  readonly body?: string;
  readonly file?: File;
}

/** Files that say how a site is served, and are not part of it. */
const settings = new Set(['/_headers', '/_redirects']);

/** Whether a path has a file or folder of a hidden name, such as `/.env`; `.well-known` is the one that sites have. */
function isHidden(path: string): boolean {
  return /\/\./u.test(path.replace(/^\/\.well-known\//u, '/'));
}

/** Answers a request. */
export async function answer<File extends SiteFile>(
  request: SiteRequest,
  site: ServedSite<File>,
): Promise<SiteAnswer<File>> {
  const { method, search } = request;
  const { base = '' } = site;
  if (method === 'OPTIONS') return plain(204, { Allow: methods });
  if (method !== 'GET' && method !== 'HEAD') return plain(405, { Allow: methods }, 'Method not allowed\n');
  const address = readPath(request.path);
  const path = address === undefined ? undefined : pathBelow(base, address);
  const kind = negotiate(request);
  const find = async (each: string): Promise<File | undefined> =>
    settings.has(each) || isHidden(each) ? undefined : site.find(each);
  if (address === '/' && base !== '') return plain(302, { Location: `${base}/${search}` });
  if (address === base && base !== '') return plain(301, { Location: `${base}/${search}` });
  if (path === undefined) return missing(undefined, request, find, site);

  if (path.endsWith('/')) {
    const [page, markdown] = [`${path}index.html`, filePathOf(path, 'md')];
    const hasMarkdown = (await find(markdown)) !== undefined;
    const chosen = kind === 'markdown' && hasMarkdown ? markdown : page;
    const file = await find(chosen);
    if (file) return send(chosen, file, { request, site, find, page: path, hasMarkdown });
  } else {
    const file = await find(path);
    if (file) return send(path, file, { request, site, find });
    // One slash at the start: an address that begins with two would lead to another host.
    if (await find(`${path}/index.html`))
      return plain(301, { Location: `/${request.path.replace(/^\/+/u, '')}/${search}` });
  }
  const redirect = redirectOf(site.redirects, base + path, search);
  if (redirect) return plain(redirect.status, { Location: redirect.location });
  return missing(path, request, find, site);
}

const methods = 'GET, HEAD, OPTIONS';

interface Sending<File extends SiteFile> {
  readonly request: SiteRequest;
  readonly site: ServedSite<File>;
  readonly find: (path: string) => Promise<File | undefined>;
  /** The path of the page, where one was asked for and not a file. */
  readonly page?: string;
  readonly hasMarkdown?: boolean;
}

async function send<File extends SiteFile>(
  path: string,
  file: File,
  sending: Sending<File>,
): Promise<SiteAnswer<File>> {
  const { request, site, find, page, hasMarkdown } = sending;
  const query = new URLSearchParams(request.search);
  const hasIndex = async (): Promise<boolean> => (await find('/llms.txt')) !== undefined;
  const read = async (other: string): Promise<string | undefined> => (await find(other))?.text();
  const narrowed = query.size > 0 ? await narrowGuide(path, query, read, hasIndex) : undefined;
  const headers = headersFor(path, site, narrowed?.mediaType ?? mediaTypeOf(path), narrowed !== undefined);
  // A page whose Markdown is left out is the same for all.
  if (page !== undefined && hasMarkdown) {
    sayChosen(headers, request, path.endsWith('.md'));
    headers.append('Link', linkOf(page, path, site.base));
  }
  return narrowed ? { status: 200, headers, body: narrowed.content } : { status: 200, headers, file };
}

/** Says what an answer was chosen by; Markdown that a `User-Agent` chose is kept by no shared cache. */
function sayChosen(headers: Headers, request: SiteRequest, isMarkdown: boolean): void {
  const isOpen = isOpenTo(request);
  headers.append('Vary', isOpen ? 'Accept, User-Agent' : 'Accept');
  if (isOpen && isMarkdown) headers.set('Cache-Control', privateCaching);
}

/** Leads from a page to its Markdown, and from that to the page. */
function linkOf(page: string, sent: string, base = ''): string {
  return sent.endsWith('.md')
    ? `<${base}${encodeURI(page)}>; rel="canonical"`
    : `<${base}${encodeURI(filePathOf(page, 'md'))}>; rel="alternate"; type="text/markdown"`;
}

async function missing<File extends SiteFile>(
  path: string | undefined,
  request: SiteRequest,
  find: (path: string) => Promise<File | undefined>,
  site: ServedSite<File>,
): Promise<SiteAnswer<File>> {
  const isChosen = negotiate(request) === 'markdown';
  const isMarkdown = isChosen || (path?.endsWith('.md') ?? false);
  for (const own of isMarkdown ? ['/404.md', '/404.html'] : ['/404.html']) {
    const file = await find(own);
    if (!file) continue;
    const headers = headersFor(own, site, mediaTypeOf(own), false);
    sayChosen(headers, request, isChosen);
    return { status: 404, headers, file };
  }
  return plain(404, {}, 'Not found\n');
}

/** The headers of a file: what the site's own rules say stands before what is usual. */
function headersFor<File extends SiteFile>(
  path: string,
  site: ServedSite<File>,
  mediaType: string,
  isMade: boolean,
): Headers {
  // The path of what is sent, whatever it was asked for by: one page has one answer to who may frame it.
  const headers = headersOf(site.headers, (site.base ?? '') + path.replace(/\/index\.html$/u, '/'));
  const usual = {
    'Content-Type': mediaType,
    'Cache-Control': cacheControl(isMade ? '' : path),
    'X-Content-Type-Options': 'nosniff',
  };
  for (const [name, value] of Object.entries(usual)) if (!headers.has(name)) headers.set(name, value);
  return headers;
}

function cacheControl(path: string): string {
  return isHashed(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate';
}

function plain<File extends SiteFile>(
  status: number,
  headers: Readonly<Record<string, string>>,
  body?: string,
): SiteAnswer<File> {
  const all = new Headers({ 'X-Content-Type-Options': 'nosniff', ...headers });
  if (body === undefined) return { status, headers: all };
  all.set('Content-Type', 'text/plain; charset=utf-8');
  return { status, headers: all, body };
}
