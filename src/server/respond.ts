import { answer, type ServedSite } from '../answer/answer.ts';
import { represent } from './representation.ts';
import { splitUrl } from './request-path.ts';
import type { ServedFile } from './served-file.ts';

/**
 * Answers a request with the files of a site: folders by their `index.html`, or by their Markdown if
 * that is asked for; guides in other formats narrowed to what the query asks for, the rest as 404.
 * Throws what a file throws that can not be sent.
 */
export async function respond({ method, url, headers }: Request, site: ServedSite<ServedFile>): Promise<Response> {
  const wish = (name: string): string | undefined => headers.get(name) ?? undefined;
  const request = { method, ...splitUrl(url), accept: wish('accept'), userAgent: wish('user-agent') };
  const { status, headers: own, body, file } = await answer(request, site);
  // A part is one of what GET gets (RFC 9110, section 14.2).
  const wishes = method === 'GET' ? wish : (name: string) => (name === 'range' ? undefined : wish(name));
  const sent = file ? await represent(await file.open(), wishes, status === 404 ? 404 : 200) : undefined;
  for (const [name, value] of Object.entries(sent?.headers ?? {})) {
    if (name === 'Vary') own.append(name, value);
    else own.set(name, value);
  }
  const content = sent ? sent.body : body;
  if (content !== undefined) own.set('Content-Length', String(Buffer.byteLength(content)));
  const init = { status: sent?.status ?? status, headers: own };
  return new Response(method === 'HEAD' ? null : (content ?? null), init);
}
