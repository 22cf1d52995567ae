import Nango from '@nangohq/frontend';
import type { LinkContext, Values } from '../../protocol/define.ts';
import { linkError, linkFailure } from '../../protocol/link-failure.ts';
import { requestJson } from '../../protocol/request.ts';
import { accept } from './ask.ts';

/** The parts of the maintained client that open no window. All but `auth` are private in its types. */
interface NangoClient {
  readonly websocketsBaseUrl: string;
  /** Links by credentials; without any it would open a window. */
  auth(key: string, options: Entered): Promise<unknown>;
  toQueryString(connection: null, options: Partial<Entered>): string;
  triggerAuth(request: { readonly authUrl: string; readonly credentials?: unknown }): Promise<unknown>;
}

interface Entered {
  readonly credentials: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The client, whose requests go through ours: its own have no limits, cannot be stopped, and drop
 * what an answer says of single fields.
 */
export function nangoClient(context: LinkContext, values: Values): NangoClient {
  const { session = '', settings, baseUrl } = context;
  // The client writes the token into addresses as it is.
  if (!/^[\w.~-]+$/u.test(session)) throw linkFailure(linkError('session', { retryable: false }));
  const path = settings['websocketsPath'];
  const client = new Nango({
    host: baseUrl,
    connectSessionToken: session,
    ...(typeof path === 'string' && { websocketsPath: path }),
  }) as unknown as NangoClient;
  client.triggerAuth = async ({ authUrl, credentials }) =>
    await accept(await requestJson(context, { method: 'POST', url: authUrl, body: credentials }), values, context);
  return client;
}
