import { lookup } from 'node:dns/promises';
import { request } from 'node:https';
import { z } from 'zod';
import type { LinkError } from '../linking/protocol/define.ts';
import type { Credentials } from './storage/accounts.ts';
import type { Connector } from './connectors.ts';
import { isPublicAddress } from './public-address.ts';

/** How `provider.yaml` says to ask a provider whether credentials are right. */
export const verifySchema = z.strictObject({
  url: z.string(),
  method: z.enum(['GET', 'POST']).default('GET'),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().optional(),
});

/** An address that a host name leads to. */
export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Milliseconds until the provider counts as failed. */
const timeLimit = 5000;

/** Asks a provider by a connector's template; nothing where it has none, or where the credentials are right. */
export async function verifyCredentials(
  { verify, provider }: Connector,
  credentials: Credentials,
  resolve: (host: string) => Promise<readonly ResolvedAddress[]> = (host) => lookup(host, { all: true }),
): Promise<LinkError | undefined> {
  if (!verify) return undefined;
  const failed: LinkError = { kind: 'provider', message: `${provider.name} could not be asked.`, retryable: true };
  const template = verifySchema.safeParse(verify).data;
  const url = template && verifyAddress(template.url, credentials);
  if (!template || !url) return failed;
  try {
    const addresses = await resolve(url.hostname);
    const [address] = addresses;
    if (!address || !addresses.every((each) => isPublicAddress(each.address))) return failed;
    const headers = Object.entries(template.headers).map(([name, value]) => [name, fill(value, credentials)]);
    if (headers.some(([, value]) => /[\r\n\0]/u.test(value ?? ''))) return failed;
    const body =
      template.body === undefined
        ? undefined
        : fill(template.body, credentials, (value) => JSON.stringify(value).slice(1, -1));
    const status = await ask(
      url,
      template.method,
      Object.fromEntries(headers) as Record<string, string>,
      body,
      address,
    );
    if (status >= 200 && status < 300) return undefined;
    if (status === 401 || status === 403)
      return { kind: 'credentials', message: `${provider.name} did not accept these credentials.`, retryable: false };
    return status === 429
      ? { ...failed, kind: 'rate-limit', message: `${provider.name} takes no more requests for now.` }
      : failed;
  } catch {
    return failed;
  }
}

/**
 * The address of a template: https on the usual port, its host fixed but for a first label that
 * may be one field. Values are encoded in the rest. Nothing where it is another, or where a
 * value is no label.
 */
export function verifyAddress(template: string, credentials: Credentials): URL | undefined {
  const [, label, host = '', rest = ''] =
    /^https:\/\/(?:\{([\w.-]+)\}\.)?([a-z\d-]+(?:\.[a-z\d-]+)+)(\/[^\s\\]*)?$/u.exec(template) ?? [];
  if (host === '' || /^[\d.]+$/u.test(host)) return undefined;
  const value = label === undefined ? undefined : (credentials[label] ?? '');
  if (value !== undefined && !/^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/iu.test(value)) return undefined;
  return new URL(
    `https://${value === undefined ? '' : `${value}.`}${host}${fill(rest, credentials, encodeURIComponent)}`,
  );
}

/** Puts values in their places: `{key}`, and `{basic:user:password}` with the keys of two fields. */
function fill(template: string, credentials: Credentials, encode: (value: string) => string = String): string {
  return template.replaceAll(/\{(basic:)?([\w.-]*)(?::([\w.-]*))?\}/gu, (_whole, basic, first: string, second = '') => {
    const valueOf = (key: string): string => credentials[key] ?? '';
    return basic
      ? Buffer.from(`${valueOf(first)}:${valueOf(String(second))}`).toString('base64')
      : encode(valueOf(first));
  });
}

/** Asks the very address that was checked, follows no redirect and reads no body. */
function ask(
  url: URL,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
  { address, family }: ResolvedAddress,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        method,
        headers: { Accept: 'application/json', ...headers },
        agent: false,
        signal: AbortSignal.timeout(timeLimit),
        lookup: (_host, options, callback) =>
          options.all ? callback(null, [{ address, family }]) : callback(null, address, family),
      },
      (response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}
