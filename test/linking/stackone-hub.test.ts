import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { adapter } from '../../src/linking/adapters/stackone-hub.ts';
import { createHubEndpoint } from './endpoints/hub-endpoint.ts';
import { type Served, serveEndpoint } from './endpoints/test-endpoint.ts';
import { approved, errorOf, linkContext } from './link-context.ts';

const redacted = '__secretvalue:**redacted**abcd';
let served: Served;
beforeAll(async () => {
  served = await serveEndpoint(createHubEndpoint());
});
afterEach(() => {
  served.answer();
  served.arrived.length = 0;
});
afterAll(() => served.stop());

describe('stackone-hub', () => {
  test('keeps a kept secret, and never sends it back', async () => {
    const context = linkContext(served.baseUrl, { account: 'a1' });
    const { fields } = await adapter.plan(context);
    expect(fields).toMatchObject([
      { key: 'apiKey', isKept: true, secret: true },
      { key: 'host', value: 'acme.lattice.com' },
      {},
      {},
    ]);
    expect(JSON.stringify(fields)).not.toContain('redacted');
    const values = new Map([
      ['apiKey', redacted],
      ['host', 'b.lattice.com'],
      ['mail', ''],
    ]);
    expect(await adapter.submit(values, context)).toEqual({
      status: 'linked',
      account: { id: 'a1', provider: 'lattice' },
    });
    const { method, path, body } = served.arrived.at(-1) ?? {};
    expect({ method, path }).toEqual({ method: 'PATCH', path: '/hub/accounts/a1' });
    expect(JSON.parse(body ?? '')).toEqual({ integration_id: 'lattice-2', credentials: { host: 'b.lattice.com' } });
  });

  test.each([
    ['acme.lattice.com', true],
    ['https://acme.lattice.com/login', true],
    ['lattice.com', true],
    ['lattice.com.attacker.net', false],
    ['attacker.net/lattice.com', false],
    ['https://attacker.net?lattice.com', false],
    ['notlattice.com', false],
  ])('matches a domain from end to end: %s %s', async (value, isMatch) => {
    const { fields } = await adapter.plan(linkContext(served.baseUrl));
    const pattern = fields.find(({ key }) => key === 'host')?.pattern ?? expect.fail('no pattern');
    expect(new RegExp(pattern, 'u').test(value)).toBe(isMatch);
  });

  test('understands older and newer validations', async () => {
    const { fields } = await adapter.plan(linkContext(served.baseUrl));
    expect(fields[0]).toMatchObject({ pattern: '^lat_', message: 'It begins with lat_', required: true });
    expect(fields[2]).toMatchObject({ format: 'email', required: false });
  });

  test('says plainly when no integration fits the method', async () => {
    const guide = { id: 'slack/api-key', provider: { id: 'slack', name: 'Slack' }, method: 'api-key' };
    await expect(adapter.plan(linkContext(served.baseUrl, { guide }))).rejects.toMatchObject({
      linkError: {
        kind: 'session',
        message: 'This session cannot link Slack by the method api-key.',
        retryable: false,
      },
    });
  });

  test('names the attempt alone in the address, and sends what was entered in the body', async () => {
    const values = new Map([['workspace', 'acme-inc']]);
    const attempt = await adapter.begin?.(values, linkContext(served.baseUrl, approved));
    expect(attempt?.url).toBe(`${served.baseUrl}/connect/oauth2/slack-1?connection_attempt_id=t1`);
    const body: unknown = JSON.parse(served.arrived.at(-1)?.body ?? '');
    expect(body).toEqual({ token: 'session-1', integration_id: 'slack-1', credentials: { workspace: 'acme-inc' } });
  });

  test('writes the address as the reference client does where the variant asks for it', async () => {
    const settings = { oauthUrl: 'reference', callbackUrl: 'https://acme.example/callback' };
    const values = new Map([['workspace', 'acme-inc']]);
    const attempt = await adapter.begin?.(values, linkContext(served.baseUrl, { ...approved, settings }));
    expect(Object.fromEntries(new URL(attempt?.url ?? '').searchParams)).toEqual({
      redirect_uri: 'https://acme.example/callback',
      token: 'session-1',
      connection_attempt_id: 't1',
      workspace: 'acme-inc',
    });
    expect(JSON.parse(served.arrived.at(-1)?.body ?? '')).toEqual({ token: 'session-1' });
  });

  test.each([
    [
      { statusCode: 400, message: 'Plain.' },
      { kind: 'credentials', message: 'Plain.' },
    ],
    [
      {
        statusCode: 400,
        message: JSON.stringify({ message: 'Refused.', provider_response: '{"error":"bad_key","message":"Key?"}' }),
      },
      { message: 'Refused. Key?' },
    ],
    [
      { statusCode: 400, message: '{"message":"Refused.","provider_response":"Key unknown"}' },
      { message: 'Refused. Key unknown' },
    ],
    [
      { statusCode: 400, message: JSON.stringify({ message: 'No.', provider_response: { missing_scopes: ['a', 7] } }) },
      { kind: 'permissions', missingScopes: ['a'] },
    ],
    [
      { statusCode: 409, message: JSON.stringify({ message: 'Full.', provider_response: '{"error":"capacity"}' }) },
      { kind: 'capacity', message: 'Full.', retryable: false },
    ],
    [
      {
        statusCode: 400,
        message: JSON.stringify({ message: 'No.', provider_response: { fields: { apiKey: 'Short' } } }),
      },
      { kind: 'field', fields: new Map([['apiKey', 'Short']]) },
    ],
    [{ statusCode: 400, message: ['One', 'Two'] }, { message: 'One. Two' }],
  ])('reads the error %j', async (body, error) => {
    served.answer('POST', (_, response) => response.writeHead(body.statusCode).end(JSON.stringify(body)));
    expect(errorOf(await adapter.submit(new Map(), linkContext(served.baseUrl)))).toMatchObject(error);
  });

  test.each([
    [
      { status: 'error', error: { code: 'access_denied', description: 'No' } },
      { kind: 'cancelled', message: 'No' },
    ],
    [
      { status: 'error', error: { code: 'invalid_scope' } },
      { kind: 'permissions', reference: 'invalid_scope' },
    ],
    [{ status: 'error' }, { kind: 'provider' }],
    [{ status: 'cancelled' }, { kind: 'cancelled' }],
    [{ status: 'expired' }, { kind: 'timeout' }],
  ])('says how an attempt ended: %j', async (state, error) => {
    served.answer('GET', (_, response) => response.end(JSON.stringify(state)));
    expect(errorOf(await adapter.poll?.({ id: 't1', url: '' }, linkContext(served.baseUrl)))).toMatchObject(error);
  });
});
