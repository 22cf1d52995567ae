import { afterAll, describe, expect, test } from 'vitest';
import { type SandboxServer, startSandbox } from './sandbox-server.ts';

const server = await startSandbox();
afterAll(() => server[Symbol.asyncDispose]());
const { url, sandbox } = server;
const token = sandbox.createSession({ organization: 'Contoso' });
const good = { site: 'contoso', apiKey: 'a-secret-of-contoso-0123' };

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

async function ask(
  path: string,
  init: RequestInit & { readonly session?: string; readonly json?: unknown } = {},
): Promise<Answer> {
  const { session = token, json, ...rest } = init;
  const name = path.startsWith('/hub') ? 'X-Hub-Session-Token' : 'Authorization';
  const response = await fetch(url + path, {
    ...rest,
    ...(json === undefined ? {} : { body: JSON.stringify(json), method: rest.method ?? 'POST' }),
    headers: { [name]: name === 'Authorization' ? `Bearer ${session}` : session, 'Content-Type': 'application/json' },
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
}

const link = (fields: object, more: object = {}): Promise<Answer> =>
  ask('', { json: { guide: 'acme/api-key', variant: 'default', fields, scopes: [], ...more } });
const hubLink = (credentials: object): Promise<Answer> =>
  ask('/hub/accounts', { json: { integration_id: 'acme.api-key', credentials } });

describe('test values', () => {
  test.each([
    ['sandbox-wrong-key', 422, 'credentials', 400],
    ['sandbox-missing-scope', 422, 'permissions', 400],
    ['sandbox-rate-limit', 429, 'rate-limit', 429],
    ['sandbox-error', 500, 'unknown', 500],
    ['sandbox-expired', 401, 'session', 401],
    ['sandbox-capacity', 409, 'capacity', 402],
    ['sandbox-field', 422, 'field', 400],
  ])('%s', async (word, status, kind, hubStatus) => {
    for (const spelled of [word, `prefix_${word.replaceAll('-', '_').toUpperCase()}_1`]) {
      const { status: got, body, headers } = await link({ ...good, apiKey: spelled });
      expect([got, headers.get('content-type')]).toEqual([status, 'application/problem+json']);
      expect(body).toMatchObject({ type: `urn:guide-linking:${kind}`, status });
    }
    const hub = await hubLink({ ...good, apiKey: word });
    expect(hub.status).toBe(hubStatus);
    expect(hub.body).toMatchObject({ statusCode: hubStatus });
    const { message } = JSON.parse((hub.body as { message: string }).message) as { message: string };
    expect(message).not.toBe('');
  });

  test('the failures carry what leads out of them', async () => {
    const scopes = ['teams:read', 'people:read'];
    expect((await link({ ...good, apiKey: 'sandbox-missing-scope' }, { scopes })).body).toMatchObject({
      missingScopes: ['teams:read'],
    });
    expect((await link({ ...good, site: 'sandbox-field' })).body).toMatchObject({ errors: [{ field: 'site' }] });
    const limited = await link({ ...good, apiKey: 'sandbox-rate-limit' });
    expect([limited.headers.get('retry-after'), limited.body]).toEqual([
      '30',
      expect.objectContaining({ retryAfter: 30 }),
    ]);
  });

  test('every other value is linked, a slow one too', async () => {
    for (const apiKey of ['ok', 'sandbox-slow']) {
      expect(await link({ ...good, apiKey })).toMatchObject({ status: 200, body: { account: { provider: 'acme' } } });
      expect(await hubLink({ ...good, apiKey })).toMatchObject({ status: 201, body: { provider: 'acme' } });
    }
  });
});

test('fields are checked as the guide says', async () => {
  expect((await link({ site: 'No Site', extra: 'x' })).body).toMatchObject({
    errors: [
      { field: 'extra', message: 'There is no such field.' },
      { field: 'site', message: 'Only the first part.' },
      { field: 'apiKey', message: 'Enter API key.' },
    ],
  });
});

test('what is kept is never shown, and stays where nothing is sent', async () => {
  const { account } = (await link(good)).body as { account: { id: string } };
  const plan = await ask(`?guide=acme/api-key&account=${account.id}`);
  expect(plan.body).toMatchObject({
    organization: 'Contoso',
    kind: 'credentials',
    account: { id: account.id },
    fields: [
      { key: 'site', value: 'contoso' },
      { key: 'apiKey', isKept: true },
    ],
  });
  expect(JSON.stringify(plan.body)).not.toContain(good.apiKey);
  expect((await link({ site: 'moved' }, { account: account.id })).body).toEqual({
    account: { id: account.id, provider: 'acme' },
  });
  const kept = { setupInformation: { site: 'moved' }, secrets: { apiKey: '__secretvalue:**redacted**0123' } };
  expect((await ask(`/hub/accounts/${account.id}`)).body).toMatchObject(kept);
  const patch = { integration_id: 'acme.api-key', credentials: { site: 'again', apiKey: kept.secrets.apiKey } };
  expect((await ask(`/hub/accounts/${account.id}`, { method: 'PATCH', json: patch })).status).toBe(200);
  expect((await ask(`/hub/accounts/${account.id}`)).body).toMatchObject({
    ...kept,
    setupInformation: { site: 'again' },
  });
});

test('a session sees its own organisation and provider only, while it lasts', async () => {
  const { account } = (await link(good)).body as { account: { id: string } };
  const session = sandbox.createSession({ organization: 'Fabrikam' });
  expect((await ask(`/hub/accounts/${account.id}`, { session })).status).toBe(404);
  expect((await ask(`?guide=acme/api-key&account=${account.id}`, { session })).status).toBe(404);
  const json = { integration_id: 'acme.api-key', credentials: { site: 'stolen' } };
  expect((await ask(`/hub/accounts/${account.id}`, { session, method: 'PATCH', json })).status).toBe(404);
  const limited = sandbox.createSession({ organization: 'Contoso', provider: 'other' });
  expect((await ask('?guide=acme/api-key', { session: limited })).status).toBe(404);
  expect((await ask('/hub/connectors', { session: limited })).body).toMatchObject({
    integrations: [{ provider: 'other' }],
  });
  expect((await ask(`/hub/accounts/${account.id}`, { session: limited })).status).toBe(404);
  expect((await ask(`/hub/accounts/${account.id}`, { session: limited, method: 'PATCH', json })).status).toBe(404);
  const ended = sandbox.createSession({ organization: 'Contoso', lifetime: 0 });
  for (const session of [ended, 'made-up', '']) {
    expect((await ask('?guide=acme/api-key', { session })).status).toBe(401);
    expect(await ask('/hub/connectors', { session })).toMatchObject({ status: 401, body: { statusCode: 401 } });
  }
});

test('a backend makes sessions with the secret', async () => {
  const make = (user: string, body: object): Promise<Response> =>
    fetch(`${url}/connect_sessions`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(`${user}:`).toString('base64')}` },
      body: JSON.stringify(body),
    });
  expect((await make('wrong', {})).status).toBe(401);
  expect((await make(sandbox.secret, { provider: 'nobody' })).status).toBe(400);
  const response = await make(sandbox.secret, {
    origin_owner_id: '7',
    origin_owner_name: 'Northwind',
    provider: 'acme',
  });
  const { token: session } = (await response.json()) as { token: string };
  expect(response.status).toBe(201);
  expect(Buffer.from(session, 'base64url').length * 8).toBeGreaterThanOrEqual(192);
  expect((await ask('?guide=acme/api-key', { session })).body).toMatchObject({ organization: 'Northwind' });
});

test('a session made to edit one account reaches no other', async () => {
  const accounts = [(await link(good)).body, (await link(good)).body] as { account: { id: string } }[];
  const [own = '', other = ''] = accounts.map(({ account }) => account.id);
  const session = sandbox.createSession({ organization: 'Contoso', account: own });
  const statusOf = async (id: string): Promise<number> => (await ask(`/hub/accounts/${id}`, { session })).status;
  expect([await statusOf(own), await statusOf(other)]).toEqual([200, 404]);
  expect((await ask(`?guide=acme/api-key&account=${other}`, { session })).status).toBe(404);
});

describe('an approval for an account', () => {
  const start = async (json: object, session = token): Promise<Answer> =>
    ask('/hub/connection_attempts', { json: { ...json }, session });
  const open = async (answer: Answer, integration: string): Promise<number> => {
    const { id } = answer.body as { id: string };
    return (await fetch(`${url}/connect/oauth2/${integration}?attempt=${id}`, { redirect: 'manual' })).status;
  };
  const linked = async (): Promise<string> => ((await link(good)).body as { account: { id: string } }).account.id;

  test('comes by what the account was linked by', async () => {
    const account_id = await linked();
    for (const integration of ['other.api-key', 'acme.oauth-2-0']) {
      expect(await open(await start({ account_id }), integration)).toBe(400);
      expect((await start({ account_id, integration_id: integration })).status).toBe(404);
    }
    const session = sandbox.createSession({ organization: 'Contoso', account: account_id });
    expect(await open(await start({}, session), 'other.api-key')).toBe(400);
    expect((await ask(`/hub/accounts/${account_id}`)).body).toMatchObject({ setupInformation: { site: 'contoso' } });
  });

  test('needs an account that the session may edit', async () => {
    const account_id = await linked();
    const limited = sandbox.createSession({ organization: 'Contoso', provider: 'other' });
    const stranger = sandbox.createSession({ organization: 'Fabrikam' });
    for (const session of [limited, stranger]) expect((await start({ account_id }, session)).status).toBe(404);
    expect((await start({ account_id: 'made-up' })).status).toBe(404);
  });

  test('changes no account by another integration', async () => {
    const id = await linked();
    const json = { integration_id: 'other.api-key', credentials: { site: 'moved' } };
    expect((await ask(`/hub/accounts/${id}`, { method: 'PATCH', json })).status).toBe(404);
  });
});

describe('an approval', () => {
  const begin = async (more: object = {}, at: SandboxServer = server) => {
    const json = {
      guide: 'acme/oauth-2-0',
      variant: 'default',
      fields: {},
      scopes: ['people:read', 'teams:read'],
      ...more,
    };
    const { body } = await ask('', { json });
    const { attempt } = body as { attempt: { id: string; url: string; pollUrl: string } };
    const sent = await fetch(attempt.url, { redirect: 'manual' });
    const cookie = sent.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(sent.headers.get('location') ?? '');
    const html = await page.text();
    const fields = [...html.matchAll(/name="([^"]+)" value="([^"]*)"/gu)].filter(([, name]) => name !== 'decision');
    const form = Object.fromEntries(fields.map(([, name, value]) => [name, value]));
    const decide = (decision: string, headers: object = { Origin: new URL(at.url).origin }): Promise<Response> =>
      fetch(`${at.url}/provider/authorize`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...headers },
        body: new URLSearchParams({ ...form, decision }),
      });
    const poll = async (): Promise<unknown> => (await ask(attempt.pollUrl.slice(url.length))).body;
    const arrive = (answer: Response, headers: object = { Cookie: cookie }): Promise<Response> =>
      fetch(answer.headers.get('location') ?? '', { redirect: 'manual', headers: { ...headers } });
    return { attempt, page, html, decide, poll, arrive };
  };

  test('that is given links the account, once', async () => {
    const { attempt, page, html, decide, poll, arrive } = await begin();
    expect(html).toContain('Acme (sandbox): allow Contoso');
    expect(html).toContain('Read people');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await poll()).toEqual({ status: 'pending' });
    const answer = await decide('allow');
    expect((await arrive(answer, {})).status).toBe(400);
    expect(await poll()).toEqual({ status: 'pending' });
    expect(await (await arrive(answer)).text()).toContain('You can close this window');
    expect(await poll()).toMatchObject({ status: 'linked', account: { provider: 'acme' } });
    expect((await arrive(answer)).status).toBe(400);
    expect((await fetch(attempt.url, { redirect: 'manual' })).status).toBe(400);
  });

  test.each([
    ['deny', { status: 'cancelled' }],
    ['missing-scope', { status: 'failed', problem: { missingScopes: ['people:read'] } }],
    ['error', { status: 'failed', problem: { type: 'urn:guide-linking:provider' } }],
  ])('answered with %s', async (decision, state) => {
    const { decide, poll, arrive } = await begin();
    await arrive(await decide(decision));
    expect(await poll()).toMatchObject(state);
  });

  test('that nobody waits for links nothing', async () => {
    const { attempt, decide, poll, arrive } = await begin();
    const before = sandbox.kept().accounts;
    const answer = await decide('allow');
    expect((await ask(`/attempts/${attempt.id}`, { method: 'DELETE' })).status).toBe(204);
    await arrive(answer);
    expect([await poll(), sandbox.kept().accounts]).toEqual([{ status: 'cancelled' }, before]);
  });

  test('is not answered from another site', async () => {
    const { decide, poll } = await begin();
    expect((await decide('allow', { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await decide('allow', {})).status).toBe(403);
    expect(await poll()).toEqual({ status: 'pending' });
  });

  test('leads back to an allowed origin only', async () => {
    const { page, decide, arrive } = await begin({ return: 'https://guides.example/guides/acme/' });
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self' https://guides.example");
    expect((await arrive(await decide('allow'))).headers.get('location')).toBe('https://guides.example/guides/acme/');
    for (const address of ['https://evil.example/', 'javascript:alert(1)', 'https://guides.example@evil.example/']) {
      const json = { guide: 'acme/oauth-2-0', variant: 'default', return: address };
      expect((await ask('', { json })).status).toBe(400);
    }
  });

  test('of the reference hub says how it stands in its words', async () => {
    const { body } = await ask('/hub/connection_attempts', { json: { token } });
    const { id } = body as { id: string };
    expect((await ask(`/hub/connection_attempts/${id}`)).body).toMatchObject({ status: 'pending' });
    const open = (session: string): Promise<Response> =>
      fetch(`${url}/connect/oauth2/acme.oauth-2-0?token=${session}&connection_attempt_id=${id}`, {
        redirect: 'manual',
      });
    expect((await open(sandbox.createSession({ organization: 'Fabrikam' }))).status).toBe(400);
    expect((await open(token)).status).toBe(302);
    const session = sandbox.createSession({ organization: 'Fabrikam' });
    expect((await ask(`/hub/connection_attempts/${id}`, { session })).status).toBe(404);
    expect((await ask(`/hub/connection_attempts/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await ask(`/hub/connection_attempts/${id}`)).body).toMatchObject({ status: 'cancelled' });
  });

  test.each(['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups', 'unsafe-none'] as const)(
    'with the opener policy %s',
    async (openerPolicy) => {
      const session = sandbox.createSession({ organization: 'Contoso', openerPolicy });
      const { body } = await ask('', { session, json: { guide: 'acme/oauth-2-0', variant: 'default' } });
      const page = await fetch((body as { attempt: { url: string } }).attempt.url);
      expect(page.headers.get('cross-origin-opener-policy')).toBe(openerPolicy);
    },
  );
});
