import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { LinkContext, LinkErrorKind, LinkingAdapter } from '../../src/linking/protocol/define.ts';
import { createHttpEndpoint } from './endpoints/http-endpoint.ts';
import { createHubEndpoint } from './endpoints/hub-endpoint.ts';
import { createNangoEndpoint } from './endpoints/nango-endpoint.ts';
import { type Answering, type Served, serveEndpoint, type TestEndpoint } from './endpoints/test-endpoint.ts';
import { approved, begin, errorOf, linkContext } from './link-context.ts';

const endpoints: Readonly<Record<string, () => TestEndpoint>> = {
  http: createHttpEndpoint,
  'stackone-hub': createHubEndpoint,
  nango: createNangoEndpoint,
};

const status =
  (code: number, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Answering =>
  (_, response) =>
    response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

const text =
  (body: string): Answering =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(body);

// Were it read to its end, it would be a success.
const large = JSON.stringify({ account: { id: 'a1' }, id: 'a1', connectionId: 'a1', rest: 'x'.repeat(10_000_000) });

const badAnswers: readonly (readonly [string, Answering, LinkErrorKind, boolean])[] = [
  ['400', status(400), 'credentials', false],
  ['401', status(401), 'session', false],
  ['402', status(402), 'capacity', false],
  ['403', status(403), 'session', false],
  ['404', status(404), 'provider', false],
  ['409', status(409), 'provider', true],
  ['413', status(413), 'credentials', false],
  ['418', status(418), 'unknown', false],
  ['422', status(422), 'credentials', false],
  ['429', status(429), 'rate-limit', true],
  ['500', status(500), 'provider', true],
  ['503 in HTML', (_, response) => response.writeHead(503).end('<h1>Down</h1>'), 'provider', true],
  ['504', status(504), 'timeout', true],
  ['507', status(507), 'capacity', false],
  ['a redirect', status(302, {}, { location: '/moved' }), 'offline', true],
  ['204', (_, response) => response.writeHead(204).end(), 'provider', true],
  ['HTML', text('<!doctype html><p>Log in'), 'provider', true],
  ['JSON that is cut off', text('{"account":{"id":"a1"'), 'provider', true],
  ['null', text('null'), 'provider', true],
  ['a list', text('[1]'), 'provider', true],
  ['an account without an id', text('{"account":{"id":7},"id":7,"connectionId":7}'), 'provider', true],
  ['10 MB', (_, response) => response.end(large), 'provider', true],
  ['a connection cut', (_, response) => cut(response), 'offline', true],
  ['a slow drip', (_, response) => drip(response), 'timeout', true],
  ['silence', () => {}, 'timeout', true],
];

describe.each(Object.keys(endpoints))('the adapter %s', (name) => {
  let endpoint: TestEndpoint;
  let served: Served;
  let adapter: LinkingAdapter;
  const context = (changes: Partial<LinkContext> = {}): LinkContext => linkContext(served.baseUrl, changes);
  const values = (value = 'lat_secret'): Map<string, string> => new Map([[endpoint.secret, value]]);

  beforeAll(async () => {
    const create = endpoints[name];
    if (!create) throw new Error('Cannot find the endpoint');
    endpoint = create();
    ({ adapter } = endpoint);
    served = await serveEndpoint(endpoint);
  });
  afterEach(() => {
    served.answer();
    served.arrived.length = 0;
  });
  afterAll(() => served.stop());

  test('plans with the fields of the endpoint, completed by the guide', async () => {
    const plan = await adapter.plan(context());
    expect(plan.kind).toBe('credentials');
    expect(plan.organization).toBe(endpoint.organization);
    const field = plan.fields.find(({ key }) => key === endpoint.secret);
    expect(field).toMatchObject({ label: 'Key <img src=x>', secret: true, pattern: '^lat_', step: 'copy-key' });
    const odd = plan.fields.find(({ key }) => key === '__proto__');
    expect(odd).toMatchObject({ label: '__proto__', type: 'text', visibleWhen: { key: 'apiKey' } });
    for (const { text } of plan.notices) expect(text).toBe('Mind  the <b>gap</b>');
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('type');
  });

  test('plans with the fields of the guide where there is no session', async () => {
    const { session: _, ...withoutSession } = context();
    const plan = await adapter.plan(withoutSession);
    expect(plan).toMatchObject({ kind: 'credentials', fields: [{ key: 'apiKey', label: 'API key' }] });
    expect(served.arrived).toEqual([]);
  });

  test('says that a session is over', async () => {
    await expect(adapter.plan(context({ session: 'old' }))).rejects.toMatchObject({ linkError: { kind: 'session' } });
    expect(await adapter.submit(values(), context({ session: 'old' }))).toMatchObject({ error: { kind: 'session' } });
  });

  test('links, with a long secret in one body and nowhere else', async () => {
    const secret = `lat_${'s3cret/+"'.repeat(2222)}`.slice(0, 20_000);
    expect(secret).toHaveLength(20_000);
    const linked = await adapter.submit(values(secret), context());
    expect(linked).toEqual({ status: 'linked', account: { id: 'a1', provider: 'lattice' } });
    const told = served.arrived.filter(({ body }) => body.includes('s3cret'));
    expect(told.map(({ method }) => method)).toEqual(['POST']);
    expect(told[0]?.body).toContain(JSON.stringify(secret));
    for (const { path, headers } of served.arrived) {
      expect(path + headers).not.toContain('s3cret');
      if (!endpoint.putsSessionInAddress) expect(path).not.toContain('session-1');
    }
  });

  test.each(badAnswers)('has a way on where the answer is %s', async (_, answering, kind, retryable) => {
    served.answer('POST', answering);
    const timeLimit = kind === 'timeout' ? 300 : 5000;
    const failed = await adapter.submit(values(), context({ timeLimit }));
    expect(failed).toMatchObject({ status: 'failed', error: { kind, retryable } });
    expect(errorOf(failed).message).toBe('');
  });

  test.each([
    ['nothing listens', 'http://127.0.0.1:9'],
    ['the name is unknown', 'https://nowhere.invalid'],
  ])('is offline where %s', async (_, baseUrl) => {
    const offline = { kind: 'offline', message: '', retryable: true };
    expect(errorOf(await adapter.submit(values(), context({ baseUrl })))).toEqual(offline);
    await expect(adapter.plan(context({ baseUrl }))).rejects.toMatchObject({ linkError: offline });
  });

  test('is offline where TLS fails', async () => {
    const baseUrl = served.baseUrl.replace('http:', 'https:');
    expect(errorOf(await adapter.submit(values(), context({ baseUrl })))).toMatchObject({ kind: 'offline' });
  });

  test('says when to try again, in seconds or by a date', async () => {
    served.answer('POST', status(429, {}, { 'retry-after': '7' }));
    expect(errorOf(await adapter.submit(values(), context())).retryAfter).toBe(7);
    served.answer('POST', status(429, {}, { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() }));
    const { retryAfter = 0 } = errorOf(await adapter.submit(values(), context()));
    expect(Math.round(retryAfter / 60)).toBe(60);
  });

  test('says the words of the endpoint as text, without what was submitted', async () => {
    const words = `The key lat_"secret\u0007 was \u202Erefused ${'x'.repeat(1000)}`;
    served.answer('POST', status(400, endpoint.refusal(words)));
    const { message } = errorOf(await adapter.submit(values('lat_"secret'), context()));
    expect(message).toMatch(/^The key •••\s+was refused x+…$/u);
    expect(message.length).toBeLessThan(510);
  });

  test('says which field was refused', async () => {
    served.answer('POST', status(422, endpoint.refusal('No such key lat_secret.', endpoint.secret)));
    const error = errorOf(await adapter.submit(values(), context()));
    expect(error.kind).toBe(endpoint.refusesFields ? 'field' : 'credentials');
    const said = endpoint.refusesFields ? error.fields?.get(endpoint.secret) : error.message;
    expect(said).toBe('No such key •••.');
  });

  test('stops when it is told to', async () => {
    const stop = new AbortController();
    served.answer('POST', () => stop.abort());
    const stopped = await adapter.submit(values(), context({ signal: stop.signal }));
    expect(errorOf(stopped)).toMatchObject({ kind: 'cancelled' });
  });

  test('links by an approval', async () => {
    const oauth = context(approved);
    expect(await adapter.plan(oauth)).toMatchObject({ kind: 'authorization' });
    const attempt = await begin(adapter, oauth);
    expect(new URL(attempt.url).origin).toBe(served.baseUrl);
    if (!endpoint.putsSessionInAddress) expect(attempt.url).not.toContain('session-1');
    expect(await adapter.poll?.(attempt, oauth)).toBe('pending');
    endpoint.approve();
    const outcome = await end(() => adapter.poll?.(attempt, oauth));
    expect(outcome).toEqual({ status: 'linked', account: { id: 'a1', provider: 'slack' } });
  });

  test('says that nobody waits for an approval any longer', async () => {
    const oauth = context(approved);
    const attempt = await begin(adapter, oauth);
    await adapter.cancel?.(attempt, oauth);
    await expect.poll(() => endpoint.isCancelled()).toBe(true);
    expect(await adapter.poll?.(attempt, oauth)).toMatchObject({ status: 'failed' });
  });

  test('says what stops an approval before it began', async () => {
    const baseUrl = 'http://127.0.0.1:9';
    const begun = begin(adapter, context({ ...approved, baseUrl }));
    await expect(begun).rejects.toMatchObject({ linkError: { kind: 'offline' } });
  });
});

async function end(poll: () => Promise<unknown> | undefined): Promise<unknown> {
  for (let tries = 0; tries < 100; tries++) {
    const outcome = await poll();
    if (outcome !== 'pending') return outcome;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return 'pending';
}

function cut(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': '100' });
  response.write('{"account":', () => response.socket?.destroy());
}

function drip(response: ServerResponse): void {
  response.writeHead(200);
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
}
