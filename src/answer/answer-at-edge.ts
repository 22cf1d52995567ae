import { answer, type SiteFile } from './answer.ts';
import type { HeaderRules } from './header-rules.ts';
import type { RedirectRules } from './redirect-rules.ts';

/** What a Worker is handed: the files of the site, asked for by address. */
export interface EdgeEnvironment {
  readonly ASSETS: { readonly fetch: (request: Request) => Promise<Response> };
}

/** What a Worker knows of its site beside the files. */
export interface EdgeRules {
  /** The path of its host below which the site is; nothing at the root. */
  readonly base?: string;
  readonly headers: HeaderRules;
  readonly redirects: RedirectRules;
}

interface EdgeFile extends SiteFile {
  readonly response: Response;
}

/** Answers a request with the files of a site, as `npm run serve` does. The platform packs what it sends. */
export async function answerAtEdge(request: Request, { ASSETS }: EdgeEnvironment, rules: EdgeRules): Promise<Response> {
  const { pathname, search, origin } = new URL(request.url);
  const found = new Map<string, Promise<EdgeFile | undefined>>();
  const fetchFile = async (path: string): Promise<EdgeFile | undefined> => {
    const response = await ASSETS.fetch(new Request(origin + path.split('/').map(encodeURIComponent).join('/')));
    return response.status === 200 ? { response, text: () => response.clone().text() } : undefined;
  };
  const find = (path: string): Promise<EdgeFile | undefined> => {
    const known = found.get(path) ?? fetchFile(path);
    found.set(path, known);
    return known;
  };
  const { status, headers, body, file } = await answer(
    {
      method: request.method,
      path: pathname,
      search,
      accept: request.headers.get('accept') ?? undefined,
      userAgent: request.headers.get('user-agent') ?? undefined,
    },
    { ...rules, find },
  );
  const etag = file?.response.headers.get('etag');
  if (etag) headers.set('ETag', etag);
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  const isKnown = etag && status === 200 && known.some((each) => plainTag(each) === plainTag(etag));
  if (isKnown) return new Response(null, { status: 304, headers });
  const isEmpty = request.method === 'HEAD' || status === 204;
  return new Response(isEmpty ? null : (file?.response.body ?? body ?? null), { status, headers });
}

function plainTag(tag: string): string {
  return tag.trim().replace(/^W\//u, '');
}
