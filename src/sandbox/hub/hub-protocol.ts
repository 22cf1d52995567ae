import { z } from 'zod';
import type { Account } from '../storage/accounts.ts';
import { type Connector, findIntegration } from '../connectors.ts';
import {
  accountFor,
  connectorFor,
  isOffered,
  type Sandbox,
  type SandboxApp,
  type SandboxContext,
} from '../environment.ts';
import { accountData, attemptData, config, integration, keptMark } from './hub-answers.ts';
import { hubError, hubFailure } from './hub-errors.ts';
import { findAttempt } from '../http-protocol.ts';
import { isLinkError, linkAccount } from '../link-account.ts';
import { readJson } from '../read-body.ts';
import type { Session } from '../storage/sessions.ts';

const accountSchema = z.object({
  integration_id: z.string().optional(),
  credentials: z.record(z.string(), z.unknown()).default({}),
  scopes: z.array(z.string()).max(1000).default([]),
});

/** Answers the protocol of the reference hub, below `/hub`. */
export function addHubProtocol(app: SandboxApp, sandbox: Sandbox): void {
  app.get('/settings', (context) => {
    const { account, organization } = context.get('session');
    return context.json({ enabled_features: [], organization, ...(account ? { existing_account_id: account } : {}) });
  });

  app.get('/connectors', (context) => {
    const provider = context.req.query('provider');
    const offered = [...sandbox.connectors.values()].filter(
      (connector) =>
        !connector.isSetup &&
        isOffered(connector, context.get('session')) &&
        (provider === undefined || connector.provider.id === provider),
    );
    return context.json({ integrations: offered.map((connector) => integration(connector, offered)) });
  });

  app.get('/connectors/:integration', (context) => {
    const connector = offeredConnector(sandbox, context.get('session'), context.req.param('integration'));
    if (!connector) return hubError(context, 404, 'There is no such integration.');
    return context.json({
      config: config(connector),
      hub_settings: { organization: context.get('session').organization },
    });
  });

  app.get('/accounts/:id', (context) => {
    const session = context.get('session');
    const account = accountFor(sandbox, session, context.req.param('id'));
    const connector = account && sandbox.connectors.get(account.guide);
    if (!account || !connector) return hubError(context, 404, 'There is no such account.');
    return context.json(accountData(sandbox, session, account, connector));
  });

  app.post('/accounts', async (context) => {
    const body = accountSchema.safeParse(await readJson(context));
    if (!body.success) return hubError(context, 400, z.prettifyError(body.error));
    const session = context.get('session');
    const connector = offeredConnector(sandbox, session, body.data.integration_id);
    if (!connector) return hubError(context, 404, 'There is no such integration.');
    if (connector.isAuthorized) return hubError(context, 400, 'This integration is authorized at its provider.');
    return link(context, sandbox, connector, body.data);
  });

  app.patch('/accounts/:id', async (context) => {
    const body = accountSchema.safeParse(await readJson(context));
    if (!body.success) return hubError(context, 400, z.prettifyError(body.error));
    const account = accountFor(sandbox, context.get('session'), context.req.param('id'));
    const connector = account && sandbox.connectors.get(account.guide);
    if (!account || !connector) return hubError(context, 404, 'There is no such account.');
    const { integration_id } = body.data;
    if (integration_id !== undefined && findIntegration(sandbox.connectors, integration_id) !== connector)
      return hubError(context, 404, 'This account was linked by another integration.');
    return link(context, sandbox, connector, body.data, account);
  });

  app.post('/connection_attempts', async (context) => {
    const attemptSchema = accountSchema.extend({ account_id: z.string().optional() });
    const body = attemptSchema.safeParse(await readJson(context));
    if (!body.success) return hubError(context, 400, z.prettifyError(body.error));
    const session = context.get('session');
    const { integration_id, account_id, scopes } = body.data;
    const connector = integration_id === undefined ? undefined : offeredConnector(sandbox, session, integration_id);
    if (integration_id !== undefined && !connector) return hubError(context, 404, 'There is no such integration.');
    const account = accountFor(sandbox, session, account_id ?? session.account, connector);
    if (account_id !== undefined && !account) return hubError(context, 404, 'There is no such account.');
    // An account is approved anew by what it was linked by, whatever is asked for later.
    const guide = connector?.guide ?? account?.guide;
    const attempt = sandbox.attempts.create(session, {
      scopes,
      ...(guide === undefined ? {} : { guide }),
      ...(account ? { account: account.id } : {}),
    });
    return context.json({ id: attempt.id }, 201);
  });

  app.get('/connection_attempts/:id', (context) => {
    const attempt = findAttempt(context, sandbox);
    return attempt ? context.json(attemptData(attempt)) : hubError(context, 404, 'There is no such attempt.');
  });

  app.delete('/connection_attempts/:id', (context) => {
    const attempt = findAttempt(context, sandbox);
    if (!attempt) return hubError(context, 404, 'There is no such attempt.');
    sandbox.attempts.end(attempt, { status: 'cancelled' });
    return context.body(null, 204);
  });
}

async function link(
  context: SandboxContext,
  sandbox: Sandbox,
  connector: Connector,
  { credentials, scopes }: z.infer<typeof accountSchema>,
  account?: Account,
): Promise<Response> {
  const owner = context.get('session');
  const request = { owner, connector, credentials: sent(credentials), scopes, ...(account ? { account } : {}) };
  const outcome = await linkAccount(sandbox, request);
  if (isLinkError(outcome)) return hubFailure(context, outcome);
  return context.json({ id: outcome.id, provider: outcome.provider }, account ? 200 : 201);
}

/** The credentials of a body, without the marks of what is kept. */
function sent(credentials: Readonly<Record<string, unknown>>): Record<string, string> {
  const values = Object.entries(credentials)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]): [string, string] => [key, typeof value === 'string' ? value : JSON.stringify(value)])
    .filter(([, value]) => !value.startsWith(keptMark));
  return Object.fromEntries(values);
}

function offeredConnector(sandbox: Sandbox, session: Session, id: string | undefined): Connector | undefined {
  const guide = id === undefined ? undefined : findIntegration(sandbox.connectors, id)?.guide;
  return connectorFor(sandbox, session, guide);
}
