import { createHash } from 'node:crypto';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { LinkError } from '../../linking/protocol/define.ts';
import type { LinkingAttempt } from '../storage/attempts.ts';
import { type Connector, findIntegration } from '../connectors.ts';
import { hashToken, randomToken } from '../storage/encryption.ts';
import {
  allowedReturn,
  isOffered,
  ownAddress,
  type Sandbox,
  type SandboxApp,
  type SandboxContext,
} from '../environment.ts';
import { clientId } from './oauth-provider.ts';
import { sendPage } from '../pages/page.ts';
import { missingScopes } from '../test-values.ts';

/** Seconds that a reader may take at the provider. */
const cookieLifetime = 600;

/**
 * Sends readers to the provider and takes them back. The address is that of the reference
 * hub, which puts its token into it; the id of the attempt is enough.
 */
export function addOauthClient(app: SandboxApp, sandbox: Sandbox): void {
  const { attempts, accounts, sessions, base } = sandbox;

  app.get('/connect/oauth2/:integration', (context) => {
    const { token, ...query } = context.req.query();
    const attempt = attempts.find(query['attempt'] ?? query['connection_attempt_id'] ?? '');
    const connector = findIntegration(sandbox.connectors, context.req.param('integration'));
    const session = attempt && sessions.get(attempt.session);
    const isRight =
      attempt?.status === 'pending' &&
      session &&
      connector?.isAuthorized &&
      isOffered(connector, session) &&
      (attempt.guide === undefined || attempt.guide === connector.guide) &&
      isOfAccount(sandbox, attempt, connector) &&
      (token === undefined || sessions.find(token)?.id === attempt.session);
    if (!isRight) return sendEnd(context, sandbox, undefined);
    const returnTo = allowedReturn(context, sandbox, query['return']) ?? attempt.returnTo;
    if (query['return'] !== undefined && !returnTo) return sendEnd(context, sandbox, undefined);
    const [state, verifier, browser] = [randomToken(), randomToken(), randomToken()];
    attempts.send(attempt, { guide: connector.guide, state, browser, verifier, ...(returnTo ? { returnTo } : {}) });
    setCookie(context, cookieName(attempt), browser, {
      path: `${base}/connect`,
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: cookieLifetime,
    });
    const own = ownAddress(context, sandbox);
    const request = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: `${own}/connect/callback`,
      scope: scopesOf(attempt, connector).join(' '),
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    return context.redirect(`${own}/provider/authorize?${request.toString()}`, 302);
  });

  app.get('/connect/callback', async (context) => {
    const { state = '', code, error } = context.req.query();
    const attempt = attempts.findByState(state);
    const connector = attempt?.guide === undefined ? undefined : sandbox.connectors.get(attempt.guide);
    if (!attempt || !connector || attempt.status !== 'pending') return sendEnd(context, sandbox, undefined);
    if (!attempts.isFrom(attempt, getCookie(context, cookieName(attempt)))) return sendEnd(context, sandbox, undefined);
    if (error !== undefined || code === undefined) attempts.end(attempt, { status: 'cancelled' });
    else {
      const outcome = await exchange(app, sandbox, `${ownAddress(context, sandbox)}/connect/callback`, {
        attempt,
        connector,
        code,
      });
      if ('kind' in outcome)
        attempts.end(attempt, { status: 'error', code: outcome.kind, text: JSON.stringify(outcome) });
      else if (isOfAccount(sandbox, attempt, connector)) keep(attempt, connector, outcome);
      else attempts.end(attempt, { status: 'error', code: accountGone.kind, text: JSON.stringify(accountGone) });
    }
    return sendEnd(context, sandbox, attempts.find(attempt.id));
  });

  /** Keeps the account and ends the attempt, or does neither: the reader may have cancelled meanwhile. */
  const keep = (attempt: LinkingAttempt, connector: Connector, credentials: Readonly<Record<string, string>>): void => {
    const scopes = scopesOf(attempt, connector);
    sandbox.database.exec('BEGIN IMMEDIATE');
    try {
      const edited = attempt.account === undefined ? undefined : accounts.find(attempt.account, attempt);
      if (edited) accounts.update(edited.id, attempt, credentials, scopes);
      const account =
        edited ??
        accounts.create(attempt, { provider: connector.provider.id, guide: connector.guide, scopes }, credentials);
      const isKept = attempts.end(attempt, { status: 'authenticated', account: account.id });
      sandbox.database.exec(isKept ? 'COMMIT' : 'ROLLBACK');
    } catch (error) {
      sandbox.database.exec('ROLLBACK');
      throw error;
    }
  };
}

/** Whether the account that an attempt edits is still there, and was linked by this connector. */
function isOfAccount({ accounts }: Sandbox, attempt: LinkingAttempt, connector: Connector): boolean {
  return attempt.account === undefined || accounts.find(attempt.account, attempt)?.guide === connector.guide;
}

const accountGone: LinkError = {
  kind: 'unknown',
  message: 'The account was unlinked meanwhile. Link it anew.',
  retryable: false,
};

/** Exchanges the provider's code for its tokens. */
async function exchange(
  app: SandboxApp,
  sandbox: Sandbox,
  redirectUri: string,
  {
    attempt,
    connector,
    code,
  }: { readonly attempt: LinkingAttempt; readonly connector: Connector; readonly code: string },
): Promise<Readonly<Record<string, string>> | LinkError> {
  const answer = await app.request('/provider/token', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirectUri,
      code,
      code_verifier: sandbox.attempts.verifier(attempt),
    }),
  });
  if (!answer.ok)
    return { kind: 'provider', message: `${connector.provider.name} could not finish the approval.`, retryable: true };
  const tokens = (await answer.json()) as { access_token: string; refresh_token: string; scope: string };
  const granted = new Set(tokens.scope.split(' '));
  const missing = scopesOf(attempt, connector).filter((scope) => !granted.has(scope));
  if (missing.length > 0) return missingScopes(connector, missing);
  return { accessToken: tokens.access_token, refreshToken: tokens.refresh_token };
}

/** The scopes that an approval is for: those chosen, or all of the guide's. */
function scopesOf({ scopes }: LinkingAttempt, connector: Connector): readonly string[] {
  return scopes.length > 0 ? scopes : [...connector.scopes.keys()];
}

function cookieName({ id }: LinkingAttempt): string {
  return `guide-attempt-${Buffer.from(hashToken(id)).toString('hex').slice(0, 12)}`;
}

/** The end of an attempt: back to where the reader came from, or a window to close. */
function sendEnd(
  context: SandboxContext,
  sandbox: Sandbox,
  attempt: LinkingAttempt | undefined,
): Response | Promise<Response> {
  if (attempt?.returnTo) return context.redirect(attempt.returnTo, 303);
  const [title, text] = words(attempt?.status);
  return sendPage(context, sandbox.base, {
    title,
    status: attempt ? 200 : 400,
    closes: attempt !== undefined,
    body: html`<h1>${title}</h1>
      <p>${text} You can close this window.</p>
      <p><a href="${sandbox.base}/accounts">Accounts in this sandbox</a></p>`,
  });
}

function words(status: LinkingAttempt['status'] | undefined): readonly [string, string] {
  switch (status) {
    case 'authenticated':
      return ['The account is linked', 'The guide shows it too.'];
    case 'cancelled':
      return ['Nothing was linked', 'It was not approved, or it was cancelled.'];
    case 'error':
      return ['The account was not linked', 'The guide says why, and what to do.'];
    default:
      return [
        'This request has ended',
        'It was answered before, took too long, or was begun in another browser. Go back to the guide and start again.',
      ];
  }
}
