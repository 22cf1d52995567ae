import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { adapter, definition } from '../../src/linking/adapters/nango.ts';
import { createNangoEndpoint } from './endpoints/nango-endpoint.ts';
import { type Served, serveEndpoint } from './endpoints/test-endpoint.ts';
import { approved, errorOf, linkContext } from './link-context.ts';

const lattice = { id: 'lattice', name: 'Lattice' };
const endpoint = createNangoEndpoint();
let served: Served;
beforeAll(async () => {
  served = await serveEndpoint(endpoint);
});
afterEach(() => {
  served.answer();
  served.arrived.length = 0;
});
afterAll(() => served.stop());

describe('nango', () => {
  test.each([
    ['basic', { username: 'ada', password: 'p4ss' }, '/api-auth/basic/lattice-login'],
    ['client-credentials', { client_id: 'id', client_secret: 's3cret' }, '/oauth2/auth/lattice-app'],
  ])('links by %s', async (method, values, path) => {
    const guide = { id: `lattice/${method}`, provider: lattice, method };
    const context = linkContext(served.baseUrl, { guide, fields: [] });
    const { fields } = await adapter.plan(context);
    expect(fields.map(({ key, secret }) => [key, secret])).toEqual(
      Object.keys(values).map((key, at) => [key, at === 1]),
    );
    const linked = await adapter.submit(new Map(Object.entries(values)), context);
    expect(linked).toEqual({ status: 'linked', account: { id: 'a1', provider: 'lattice' } });
    const posted = served.arrived.filter((request) => request.method === 'POST');
    expect(posted).toMatchObject([{ path: `${path}?connect_session_token=session-1` }]);
    expect(JSON.parse(posted[0]?.body ?? '')).toEqual(values);
  });

  test('sends what is no credential as the client does, and nothing that nobody asked for', async () => {
    const values = new Map([
      ['apiKey', 'k'],
      ['subdomain', 'a&b'],
      ['stray', 'never'],
    ]);
    await adapter.submit(values, linkContext(served.baseUrl));
    const { path, body } = served.arrived.at(-1) ?? {};
    expect(path).toContain('&params[subdomain]=a%26b');
    expect(body).toBe('{"apiKey":"k"}');
    expect(JSON.stringify(served.arrived)).not.toContain('never');
  });

  test('opens no window, and sends the form’s to an address with the id of the socket', async () => {
    const attempt = await adapter.begin?.(new Map(), linkContext(served.baseUrl, approved));
    const query = Object.fromEntries(new URL(attempt?.url ?? '').searchParams);
    expect(query).toEqual({ connect_session_token: 'session-1', ws_client_id: 'ws-1' });
    if (attempt) await adapter.cancel?.(attempt, linkContext(served.baseUrl));
  });

  test('is offline once the socket is closed before it said anything', async () => {
    const context = linkContext(served.baseUrl, approved);
    const attempt = await adapter.begin?.(new Map(), context);
    if (!attempt) throw new Error('Cannot begin');
    endpoint.closeSocket();
    await expect.poll(async () => adapter.poll?.(attempt, context)).toMatchObject({ error: { kind: 'offline' } });
  });

  test.each([
    [
      '{"message_type":"error","error_type":"resource_capped","error_desc":"Full"}',
      { kind: 'capacity', message: 'Full' },
    ],
    ['{"message_type":"error","error_type":"odd","error_desc":"No"}', { kind: 'provider', reference: 'odd' }],
    ['no JSON', { kind: 'provider', message: '' }],
  ])('says how an approval ended: %s', async (said, error) => {
    const context = linkContext(served.baseUrl, approved);
    const attempt = await adapter.begin?.(new Map(), context);
    if (!attempt) throw new Error('Cannot begin');
    endpoint.say(said);
    await expect.poll(async () => adapter.poll?.(attempt, context)).toMatchObject({ error });
  });

  test('knows no approval of another page', async () => {
    const outcome = await adapter.poll?.({ id: 'other', url: '' }, linkContext(served.baseUrl));
    expect(errorOf(outcome)).toMatchObject({ kind: 'timeout', retryable: true });
  });

  test('puts no session into an address that would change it', async () => {
    const context = linkContext(served.baseUrl, { session: 'a&public_key=b' });
    served.answer('GET', (request, response) => {
      const data =
        request.url === '/integrations' ? [{ unique_key: 'k', provider: 'lattice' }] : { auth_mode: 'API_KEY' };
      response.end(JSON.stringify({ data }));
    });
    expect(errorOf(await adapter.submit(new Map([['apiKey', 'k']]), context))).toMatchObject({ kind: 'session' });
    expect(served.arrived.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test('asks the page to be allowed its socket', () => {
    expect(definition.origins?.('https://api.acme.example/nango')).toEqual(['wss://api.acme.example']);
    expect(definition.origins?.('/linking')).toEqual([]);
  });
});
