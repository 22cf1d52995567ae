import { commandError } from '../../system/command-error.ts';

/** Reads a file of a site by its path from the root; nothing where the site does not have it. */
export type ReadSite = (path: string) => Promise<string | undefined>;

/** Milliseconds for one file. */
const timeout = 15_000;
/** Bytes of one file. */
const maxBytes = 16 * 1024 * 1024;

/**
 * Reads the files of a site over HTTP, and of no other: a redirect to another origin is an
 * error, and so is a file without an end.
 *
 * @param address Where the site is; what it says beside the origin and the path is left out.
 */
export function createSiteReader(address: string): ReadSite {
  const base = readAddress(address);
  return async (path) => {
    const url = new URL(path, base);
    const response = await ask(url);
    if (response.status === 404 || response.status === 410) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw commandError(`${url.href} answers with the status ${response.status}.`);
    }
    return readText(response, url);
  };
}

function readAddress(address: string): URL {
  const base = URL.canParse(address) ? new URL(address) : undefined;
  if (base?.protocol !== 'https:' && base?.protocol !== 'http:')
    throw commandError(`${address} is no address of a site: it begins with https://.`, 2);
  if (base.username !== '' || base.password !== '')
    throw commandError('The address of a site holds no user name and no password.', 2);
  base.search = '';
  base.hash = '';
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return base;
}

async function ask(url: URL): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeout) });
  } catch (error) {
    throw unreachable(url, error);
  }
  const location = response.headers.get('location');
  if (response.status < 300 || response.status > 399 || location === null) return response;
  await response.body?.cancel();
  const target = URL.canParse(location, url.href) ? new URL(location, url).origin : location;
  throw commandError(`${url.origin} leads to ${target}. Name the address that answers itself.`);
}

/** The body as text, as long as it is not too long. */
async function readText(response: Response, url: URL): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const part of response.body ?? []) {
      bytes += part.byteLength;
      if (bytes > maxBytes) break;
      parts.push(part);
    }
  } catch (error) {
    throw unreachable(url, error);
  }
  if (bytes > maxBytes) throw commandError(`${url.href} is longer than ${maxBytes} bytes.`);
  return new TextDecoder().decode(Buffer.concat(parts));
}

function unreachable(url: URL, error: unknown): Error {
  const reason =
    error instanceof Error && error.name === 'TimeoutError' ? `no answer in ${timeout / 1000} s` : causeOf(error);
  return commandError(`${url.href} cannot be read: ${reason}.`);
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
