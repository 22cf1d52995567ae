import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import { z } from 'zod';
import type { LinkingAttempt } from '../storage/attempts.ts';
import type { Connector } from '../connectors.ts';
import { hashToken, isSameSecret, randomToken } from '../storage/encryption.ts';
import { ownAddress, type Sandbox, type SandboxApp, type SandboxContext } from '../environment.ts';
import { readForm } from '../read-body.ts';
import { sendPage } from '../pages/page.ts';

/** Who the sandbox is to the provider that it plays. */
export const clientId = 'linking-sandbox';

/** Milliseconds until a code is worth nothing. */
const codeLifetime = 60_000;

const requestSchema = z.object({
  response_type: z.literal('code'),
  client_id: z.literal(clientId),
  redirect_uri: z.string(),
  scope: z.string().default(''),
  state: z.string().min(1).max(200),
  code_challenge: z.string().regex(/^[\w-]{43}$/u),
  code_challenge_method: z.literal('S256'),
});

type AuthorizationRequest = z.infer<typeof requestSchema>;

const exchangeSchema = z.object({
  grant_type: z.literal('authorization_code'),
  client_id: z.literal(clientId),
  redirect_uri: z.string(),
  code: z.string(),
  code_verifier: z.string(),
});

/** The form of the page: the request, and what a reader, or who tries the sandbox, answers. */
const signedSchema = requestSchema.extend({
  signature: z.string(),
  decision: z.enum(['allow', 'deny', 'missing-scope', 'error']),
});

/** Plays the provider: the page that asks for approval, and the exchange of its code. */
export function addOauthProvider(app: SandboxApp, sandbox: Sandbox): void {
  const insert = sandbox.database.prepare('INSERT INTO codes VALUES (?, ?, ?, ?, ?, ?, ?)');
  const take = sandbox.database.prepare('DELETE FROM codes WHERE code_hash = ? RETURNING *');

  app.get('/provider/authorize', (context) => {
    const asked = readRequest(context, sandbox, context.req.query());
    return asked ? sendConsent(context, sandbox, asked) : sendRefusal(context, sandbox);
  });

  app.post('/provider/authorize', async (context) => {
    const form = signedSchema.safeParse(await readForm(context)).data;
    const asked = form && readRequest(context, sandbox, form);
    if (!asked || !isSameSecret(form.signature, signature(sandbox, asked.request)))
      return sendRefusal(context, sandbox);
    const { decision } = form;
    const { request } = asked;
    const answer = new URL(request.redirect_uri);
    answer.searchParams.set('state', request.state);
    if (decision === 'deny') answer.searchParams.set('error', 'access_denied');
    else {
      const code = randomToken();
      const [first = ''] = request.scope.split(' ');
      const missing = decision === 'missing-scope' ? first : '';
      const outcome = decision === 'error' ? 'error' : null;
      const expires = Date.now() + codeLifetime;
      insert.run(
        hashToken(code),
        request.code_challenge,
        request.redirect_uri,
        request.scope,
        missing,
        outcome,
        expires,
      );
      answer.searchParams.set('code', code);
    }
    return context.redirect(answer.href, 303);
  });

  app.post('/provider/token', async (context) => {
    const form = exchangeSchema.safeParse(await readForm(context));
    if (!form.success) return context.json({ error: 'invalid_request' }, 400);
    const row = take.get(hashToken(form.data.code));
    const challenge = createHash('sha256').update(form.data.code_verifier).digest('base64url');
    const isGood =
      row &&
      Number(row['expires']) > Date.now() &&
      row['redirect_uri'] === form.data.redirect_uri &&
      isSameSecret(challenge, String(row['challenge']));
    if (!isGood) return context.json({ error: 'invalid_grant' }, 400);
    if (row['outcome'] === 'error') return context.json({ error: 'server_error' }, 500);
    const scopes = String(row['scopes'])
      .split(' ')
      .filter((scope) => scope !== row['missing']);
    return context.json({
      access_token: randomToken(),
      refresh_token: randomToken(),
      token_type: 'Bearer',
      expires_in: 3600,
      scope: scopes.join(' '),
    });
  });
}

interface AskedApproval {
  readonly request: AuthorizationRequest;
  readonly attempt: LinkingAttempt;
  readonly connector: Connector;
}

function readRequest(context: SandboxContext, sandbox: Sandbox, given: unknown): AskedApproval | undefined {
  const request = requestSchema.safeParse(given).data;
  const attempt = request && sandbox.attempts.findByState(request.state);
  const connector = attempt?.guide === undefined ? undefined : sandbox.connectors.get(attempt.guide);
  const isOurs = request?.redirect_uri === `${ownAddress(context, sandbox)}/connect/callback`;
  return isOurs && attempt?.status === 'pending' && connector ? { request, attempt, connector } : undefined;
}

function signature({ vault }: Sandbox, request: AuthorizationRequest): string {
  const { redirect_uri, scope, state, code_challenge } = request;
  return vault.sign('consent', JSON.stringify([redirect_uri, scope, state, code_challenge]));
}

function sendRefusal(context: SandboxContext, { base }: Sandbox): Promise<Response> {
  return sendPage(context, base, {
    title: 'This request has ended',
    status: 400,
    body: html`<h1>This request has ended</h1>
      <p>
        It was answered before, took too long, or is not complete. Close this window, go back to the guide and start
        again.
      </p>`,
  });
}

function sendConsent(context: SandboxContext, sandbox: Sandbox, asked: AskedApproval): Promise<Response> {
  const { request, attempt, connector } = asked;
  const scopes = request.scope.split(' ').filter(Boolean);
  const hidden = { ...request, signature: signature(sandbox, request) };
  const openerPolicy = attempt.openerPolicy ?? sandbox.openerPolicy;
  const title = `${connector.provider.name} (sandbox): allow ${attempt.organization} to use your account`;
  return sendPage(context, sandbox.base, {
    title,
    ...(attempt.returnTo ? { formAction: [new URL(attempt.returnTo).origin] } : {}),
    ...(openerPolicy ? { openerPolicy } : {}),
    body: html`<p class="eyebrow">
        This page plays the part of ${connector.provider.name}. Nothing leaves this machine.
      </p>
      <h1>${title}</h1>
      <form method="post" action="${sandbox.base}/provider/authorize">
        ${
          scopes.length > 0
            ? html`<h2 id="scopes">${attempt.organization} will be able to</h2>
                <ul class="scopes" aria-labelledby="scopes">
                  ${scopes.map((scope) => html`<li>${connector.scopes.get(scope) ?? scope}<br /><code>${scope}</code></li>`)}
                </ul>`
            : html`<p>${attempt.organization} will be able to use your account as this guide says.</p>`
        }
        ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <div class="choices">
          <button class="main" name="decision" value="allow">Allow</button>
          <button name="decision" value="deny">Deny</button>
        </div>
        <details>
          <summary>Other outcomes, for trying the form</summary>
          <div class="choices">
            <button name="decision" value="missing-scope">Allow all but the first permission</button>
            <button name="decision" value="error">Fail at the provider</button>
          </div>
        </details>
      </form>`,
  });
}
