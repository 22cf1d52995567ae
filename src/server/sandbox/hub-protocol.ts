import { z } from 'zod';
import type { Field } from '../../engine/index.ts';
import type { LinkError, LinkErrorKind } from '../../linking/define.ts';
import type { Account } from './accounts.ts';
import type { AttemptStatus, LinkingAttempt } from './attempts.ts';
import { type Connector, findIntegration, integrationOf } from './connectors.ts';
import {
  accountFor,
  connectorFor,
  isOffered,
  type Sandbox,
  type SandboxApp,
  type SandboxContext,
} from './environment.ts';
import { findAttempt } from './http-protocol.ts';
import { isLinkError, linkAccount } from './link-account.ts';
import { isSecret, sandboxNotice } from './link-plan.ts';
import { readJson } from './read-body.ts';
import type { Session } from './sessions.ts';

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
    const attempt = sandbox.attempts.create(session, {
      scopes,
      ...(connector ? { guide: connector.guide } : {}),
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

function integration(connector: Connector, offered: readonly Connector[]): object {
  const { provider, method } = connector;
  const isOnly = offered.filter((other) => other.provider.id === provider.id).length === 1;
  return {
    integration_id: integrationOf(connector),
    provider: provider.id,
    name: isOnly ? provider.name : `${provider.name} (${method.label})`,
    version: '1',
    type: provider.category,
    active: true,
    authentication_config_key: method.id,
    environment: 'production',
    logo_url: transparentPixel,
  };
}

function config(connector: Connector): object {
  const { provider, method, fields, isAuthorized } = connector;
  return {
    key: provider.id,
    name: provider.name,
    assets: { icon: transparentPixel },
    ...(isAuthorized ? { type: 'oauth2', grantType: 'authorization_code' } : { type: 'custom' }),
    authenticationConfigKey: method.id,
    configFields: fields.map(configField),
    configNotices: [{ key: 'sandbox', type: 'info', description: sandboxNotice(connector) }],
  };
}

const fieldTypes: Readonly<Record<Field['type'], string>> = {
  text: 'text',
  password: 'password',
  number: 'number',
  select: 'select',
  textarea: 'text_area',
  file: 'text_area',
};

function configField(field: Field): object {
  const { key, label, type, secret, required, placeholder, help, pattern, message, options } = field;
  return {
    key,
    label,
    type: fieldTypes[type],
    secret: secret || type === 'password',
    required,
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(help === undefined ? {} : { description: help }),
    ...(options ? { options } : {}),
    ...(pattern !== undefined && isPlainPattern(pattern)
      ? { validation: { type: 'html-pattern', pattern, ...(message === undefined ? {} : { error: message }) } }
      : {}),
  };
}

/** Whether a pattern means the same without the flag `u`, which the reference hub does not set. */
function isPlainPattern(pattern: string): boolean {
  return !/\\[pPu]|[^\0-\x7F]/u.test(pattern);
}

const keptMark = '__secretvalue:**redacted**';

function accountData(sandbox: Sandbox, session: Session, account: Account, connector: Connector): object {
  const credentials = sandbox.accounts.credentials(account.id, session);
  const known = connector.fields.flatMap((field) => {
    const value = credentials[field.key];
    return value === undefined ? [] : [{ ...field, value }];
  });
  const entries = (secret: boolean): [string, string][] =>
    known
      .filter((field) => isSecret(field) === secret)
      .map(({ key, value }) => [key, secret ? keptMark + lastOf(value) : value]);
  return {
    id: account.id,
    provider: account.provider,
    integrationId: integrationOf(connector),
    authConfigKey: connector.method.id,
    environment: 'production',
    setupInformation: Object.fromEntries(entries(false)),
    secrets: Object.fromEntries(entries(true)),
  };
}

/** The last four characters of a secret that is long enough to stay one. */
function lastOf(secret: string): string {
  return secret.length >= 20 ? secret.slice(-4) : '';
}

function attemptData({ id, status, account, guide, error }: LinkingAttempt): object {
  const isLinked = status === ('authenticated' satisfies AttemptStatus);
  const failure = error && (JSON.parse(error.text) as LinkError);
  return {
    id,
    status,
    account: isLinked ? { id: account, provider: guide?.split('/')[0] } : null,
    error: failure ? { code: codeOf(failure), description: failure.message } : null,
  };
}

function codeOf({ kind }: LinkError): string {
  return kind === 'permissions' ? 'missing_scope' : 'provider_error';
}

type HubStatus = 400 | 401 | 402 | 404 | 413 | 429 | 500 | 502;

const statuses: Readonly<Partial<Record<LinkErrorKind, HubStatus>>> = {
  session: 401,
  'rate-limit': 429,
  capacity: 402,
  provider: 502,
  timeout: 502,
  unknown: 500,
};

/** Answers with a failure as the reference hub understands it. */
export function hubFailure(context: SandboxContext, error: LinkError): Response {
  if (error.retryAfter !== undefined) context.header('Retry-After', String(error.retryAfter));
  const message = JSON.stringify({ message: error.message, provider_response: providerResponse(error) });
  return hubError(context, statuses[error.kind] ?? 400, message);
}

function providerResponse({ kind, fields, missingScopes }: LinkError): string {
  const detail = {
    error: kind,
    ...(fields ? { fields: Object.fromEntries(fields) } : {}),
    ...(missingScopes ? { missing_scopes: missingScopes } : {}),
  };
  return JSON.stringify(detail);
}

/** Answers with an error of the reference hub's form. */
export function hubError(context: SandboxContext, statusCode: HubStatus, message: string): Response {
  return context.json({ statusCode, message }, statusCode);
}

/** In the place of logos: the reference hub would load them from its own host. */
const transparentPixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
