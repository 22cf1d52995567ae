import { afterAll, describe, expect, test } from 'vitest';
import { adapter as http } from '../../src/linking/adapters/http.ts';
import { adapter as hub } from '../../src/linking/adapters/stackone-hub.ts';
import type { LinkContext, LinkOutcome } from '../../src/linking/protocol/define.ts';
import { httpPlanSchema } from '../../src/linking/protocol/http-protocol.ts';
import { begin } from '../linking/link-context.ts';
import { startSandbox } from './sandbox-server.ts';

const server = await startSandbox();
afterAll(() => server[Symbol.asyncDispose]());

const acme = { id: 'acme', name: 'Acme' };

function contextOf(method: string): LinkContext {
  return {
    fetch,
    signal: new AbortController().signal,
    baseUrl: server.url,
    settings: {},
    session: server.sandbox.createSession({ organization: 'Contoso' }),
    guide: { id: `acme/${method}`, provider: acme, method },
    variant: 'default',
    fields: [],
    scopes: [],
  };
}

describe.each([
  ['http', http],
  ['stackone-hub', hub],
])('the adapter %s', (name, adapter) => {
  const submit = (apiKey: string) => {
    const values = new Map(Object.entries({ site: 'contoso', apiKey }));
    return adapter.submit(values, contextOf('api-key'));
  };

  test('asks for the fields, and names who receives them', async () => {
    const plan = await adapter.plan(contextOf('api-key'));
    expect(plan).toMatchObject({ kind: 'credentials', organization: 'Contoso', notices: [{ level: 'info' }] });
    expect(plan.fields.map(({ key }) => key)).toEqual(['site', 'apiKey']);
    if (name === 'http') expect(httpPlanSchema.safeParse(plan).success).toBe(true);
  });

  test('links', async () => {
    expect(await submit('ok')).toMatchObject({ status: 'linked', account: { provider: 'acme' } });
  });

  test.each([
    ['sandbox-missing-scope', { kind: 'permissions', missingScopes: ['people:read'] }],
    ['sandbox-rate-limit', { kind: 'rate-limit', retryAfter: 30 }],
    ['sandbox-expired', { kind: 'session' }],
    ['sandbox-capacity', { kind: 'capacity' }],
    ['sandbox-wrong-key', { kind: 'credentials' }],
  ])('%s', async (value, error) => {
    expect(await submit(value)).toMatchObject({ status: 'failed', error });
  });

  test('sandbox-error is worth another try', async () => {
    expect(await submit('sandbox-error')).toMatchObject({ status: 'failed', error: { retryable: true } });
  });

  test.each([
    ['allow', { status: 'linked', account: { provider: 'acme' } }],
    ['deny', { status: 'failed', error: { kind: 'cancelled' } }],
    ['missing-scope', { status: 'failed', error: { kind: 'permissions' } }],
    ['error', { status: 'failed', error: { kind: 'provider' } }],
  ])('an approval answered with %s', async (decision, outcome) => {
    const context = contextOf('oauth-2-0');
    expect(await adapter.plan(context)).toMatchObject({ kind: 'authorization', fields: [] });
    const attempt = await begin(adapter, context);
    expect(await adapter.poll?.(attempt, context)).toBe('pending');
    await decide(attempt.url, decision);
    expect(await adapter.poll?.(attempt, context)).toMatchObject(outcome satisfies Partial<LinkOutcome> | object);
  });
});

/** Does what a browser does at the provider. */
async function decide(url: string, decision: string): Promise<void> {
  const sent = await fetch(url, { redirect: 'manual' });
  const cookie = sent.headers.get('set-cookie')?.split(';')[0] ?? '';
  const html = await (await fetch(sent.headers.get('location') ?? '')).text();
  const hidden = [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/gu)];
  const form = new URLSearchParams(hidden.map(([, field = '', value = '']) => [field, value]));
  form.set('decision', decision);
  const answer = await fetch(`${server.url}/provider/authorize`, {
    method: 'POST',
    headers: { Origin: new URL(url).origin },
    body: form,
    redirect: 'manual',
  });
  await fetch(answer.headers.get('location') ?? '', { headers: { Cookie: cookie } });
}
