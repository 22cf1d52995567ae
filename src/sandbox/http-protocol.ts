import { z } from 'zod';
import type { LinkError, LinkErrorKind } from '../linking/protocol/define.ts';
import { httpLinkSchema } from '../linking/protocol/http-protocol.ts';
import {
  accountFor,
  allowedReturn,
  connectorFor,
  ownAddress,
  type Sandbox,
  type SandboxApp,
  type SandboxContext,
} from './environment.ts';
import type { LinkingAttempt } from './storage/attempts.ts';
import { isLinkError, linkAccount } from './link-account.ts';
import { linkPlan } from './link-plan.ts';
import { readJson } from './read-body.ts';
import { integrationOf } from './connectors.ts';

/** What is sent, and where the reader goes after an approval in the same window. */
const submissionSchema = httpLinkSchema.partial({ variant: true, fields: true, scopes: true }).extend({
  return: z.string().optional(),
});

/** Answers the `http` protocol, at the endpoint's own address. */
export function addHttpProtocol(app: SandboxApp, sandbox: Sandbox): void {
  app.get('/', (context) => {
    const session = context.get('session');
    const connector = connectorFor(sandbox, session, context.req.query('guide'));
    if (!connector) return problem(context, refused('This session is for no such guide.'), 404);
    const asked = context.req.query('account') ?? session.account;
    const account = accountFor(sandbox, session, asked, connector);
    if (context.req.query('account') !== undefined && !account) {
      return problem(context, refused('This session is for no such account.'), 404);
    }
    return context.json(linkPlan(sandbox, session, connector, account));
  });

  app.post('/', async (context) => {
    const session = context.get('session');
    const body = submissionSchema.safeParse(await readJson(context));
    if (!body.success) return problem(context, unreadable(z.prettifyError(body.error)), 400);
    const { guide, fields = {}, scopes = [], account: asked } = body.data;
    const connector = connectorFor(sandbox, session, guide);
    if (!connector) return problem(context, refused('This session is for no such guide.'), 404);
    const account = accountFor(sandbox, session, asked ?? session.account, connector);
    if (asked !== undefined && !account) return problem(context, refused('This session is for no such account.'), 404);
    if (connector.isAuthorized) {
      const returnTo = allowedReturn(context, sandbox, body.data.return);
      if (body.data.return !== undefined && !returnTo)
        return problem(context, unreadable('`return` is not on an allowed origin.'), 400);
      const attempt = sandbox.attempts.create(session, {
        guide,
        scopes,
        ...(account ? { account: account.id } : {}),
        ...(returnTo ? { returnTo } : {}),
      });
      const own = ownAddress(context, sandbox);
      const url = `${own}/connect/oauth2/${integrationOf(connector)}?attempt=${attempt.id}`;
      return context.json({ attempt: { id: attempt.id, url, pollUrl: `${own}/attempts/${attempt.id}` } }, 202);
    }
    const request = { owner: session, connector, credentials: fields, scopes, ...(account ? { account } : {}) };
    const outcome = await linkAccount(sandbox, request);
    if (isLinkError(outcome)) return problem(context, outcome);
    return context.json({ account: { id: outcome.id, provider: outcome.provider } });
  });

  app.get('/attempts/:id', (context) => {
    const attempt = findAttempt(context, sandbox);
    return attempt ? context.json(attemptState(attempt)) : problem(context, notFound('There is no such attempt.'), 404);
  });

  app.delete('/attempts/:id', (context) => {
    const attempt = findAttempt(context, sandbox);
    if (!attempt) return problem(context, notFound('There is no such attempt.'), 404);
    sandbox.attempts.end(attempt, { status: 'cancelled' });
    return context.body(null, 204);
  });
}

/** The session's own attempt that the path names. */
export function findAttempt(context: SandboxContext, { attempts }: Sandbox): LinkingAttempt | undefined {
  const attempt = attempts.find(context.req.param('id') ?? '');
  return attempt?.session === context.get('session').id ? attempt : undefined;
}

function attemptState({ status, account, guide, error }: LinkingAttempt): object {
  switch (status) {
    case 'authenticated':
      return { status: 'linked', account: { id: account, provider: guide?.split('/')[0] } };
    case 'error':
      return { status: 'failed', problem: problemOf(JSON.parse(error?.text ?? '{}') as LinkError) };
    default:
      return { status };
  }
}

const statuses: Readonly<Record<LinkErrorKind, 400 | 401 | 409 | 422 | 429 | 500 | 502>> = {
  field: 422,
  credentials: 422,
  permissions: 422,
  session: 401,
  offline: 502,
  timeout: 502,
  'popup-blocked': 400,
  cancelled: 409,
  'rate-limit': 429,
  capacity: 409,
  provider: 502,
  unknown: 500,
};

const titles: Readonly<Partial<Record<LinkErrorKind, string>>> = {
  field: 'A field was not accepted',
  credentials: 'The credentials were not accepted',
  permissions: 'Permissions are missing',
  session: 'The session has ended',
  'rate-limit': 'Too many requests',
  capacity: 'No more accounts can be linked',
};

/** Answers with a failure, as `application/problem+json`. */
export function problem(context: SandboxContext, error: LinkError, status?: 400 | 404 | 413): Response {
  const body = problemOf(error, status);
  if (error.retryAfter !== undefined) context.header('Retry-After', String(error.retryAfter));
  if (error.kind === 'session') context.header('WWW-Authenticate', 'Bearer');
  return context.body(JSON.stringify(body), body.status, { 'Content-Type': 'application/problem+json' });
}

function problemOf({ kind, message, fields, ...error }: LinkError, status?: 400 | 404 | 413) {
  return {
    type: `urn:guide-linking:${kind}`,
    title: titles[kind] ?? 'The account was not linked',
    status: status ?? statuses[kind],
    detail: message,
    ...(fields ? { errors: [...fields].map(([field, words]) => ({ field, message: words })) } : {}),
    ...(error.missingScopes ? { missingScopes: error.missingScopes } : {}),
    ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
  };
}

function notFound(message: string): LinkError {
  return { kind: 'unknown', message, retryable: false };
}

/** What is not there for this session, whose owner gives another. */
function refused(message: string): LinkError {
  return { kind: 'session', message, retryable: false };
}

function unreadable(message: string): LinkError {
  return { kind: 'unknown', message, retryable: false };
}
