import { z } from 'zod';
import type { Sandbox, SandboxApp } from '../environment.ts';
import { isSameSecret } from '../storage/encryption.ts';
import { hubError } from './hub-errors.ts';
import { readJson } from '../read-body.ts';
import { openerPolicies } from '../storage/sessions.ts';

const name = z.string().trim().min(1).max(200);

const requestSchema = z.object({
  organization: name.optional(),
  origin_owner_id: name.optional(),
  origin_owner_name: name.optional(),
  provider: name.optional(),
  account_id: name.optional(),
  expires_in: z.number().int().min(1).max(86_400).optional().describe('Seconds.'),
  opener_policy: z.enum(openerPolicies).optional(),
});

/** Makes sessions for a backend that knows the secret: `POST /connect_sessions`. */
export function addConnectSessions(app: SandboxApp, sandbox: Sandbox): void {
  app.post('/connect_sessions', async (context) => {
    if (!isAuthorized(context.req.header('Authorization'), sandbox.secret)) {
      context.header('WWW-Authenticate', 'Basic realm="sandbox"');
      return hubError(context, 401, 'The secret is not right: it is the user name, and the password is empty.');
    }
    const body = requestSchema.safeParse(await readJson(context));
    if (!body.success) return hubError(context, 400, z.prettifyError(body.error));
    const { organization, origin_owner_id, origin_owner_name, provider, account_id, expires_in, opener_policy } =
      body.data;
    const isKnown = [...sandbox.connectors.values()].some((connector) => connector.provider.id === provider);
    if (provider !== undefined && !isKnown) return hubError(context, 400, `There is no provider ${provider}.`);
    const shownName = organization ?? origin_owner_name ?? origin_owner_id ?? 'Example Organization';
    const owner = origin_owner_id ?? shownName;
    const account = account_id === undefined ? undefined : sandbox.accounts.find(account_id, { owner });
    const isOfProvider = provider === undefined || account?.provider === provider;
    if (account_id !== undefined && !(account && isOfProvider))
      return hubError(context, 404, 'There is no such account.');
    const { token, session } = sandbox.sessions.create({
      owner,
      organization: shownName,
      ...(provider === undefined ? {} : { provider }),
      ...(account_id === undefined ? {} : { account: account_id }),
      ...(opener_policy === undefined ? {} : { openerPolicy: opener_policy }),
      ...(expires_in === undefined ? {} : { lifetime: expires_in }),
    });
    return context.json(
      {
        id: session.id,
        token,
        organization: shownName,
        provider: provider ?? null,
        expires_at: new Date(session.expires).toISOString(),
      },
      201,
    );
  });
}

/** Whether `Authorization: Basic` has the secret as its user name, or as the whole of what is encoded. */
function isAuthorized(header: string | undefined, secret: string): boolean {
  const encoded = /^Basic\s+([\w+/=-]{1,500})$/iu.exec(header ?? '')?.[1] ?? '';
  const [user = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return isSameSecret(user, secret);
}
