import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { adapter } from '../../src/linking/adapters/http.ts';
import {
  describeHttpProtocol,
  httpAttemptSchema,
  httpAttemptStateSchema,
  httpLinkSchema,
  httpPlanSchema,
  httpProblemSchema,
} from '../../src/linking/protocol/http-protocol.ts';
import { createHttpEndpoint } from './endpoints/http-endpoint.ts';
import { type Served, serveEndpoint } from './endpoints/test-endpoint.ts';
import { approved, errorOf, linkContext } from './link-context.ts';

let served: Served;
beforeAll(async () => {
  served = await serveEndpoint(createHttpEndpoint());
});
afterEach(() => served.answer());
afterAll(() => served.stop());

/** Answers requests of a method with something that has the schema. */
function answer<S extends z.ZodType>(method: string, status: number, schema: S, body: z.input<S>): void {
  served.answer(method, (_, response) => response.writeHead(status).end(JSON.stringify(schema.parse(body))));
}

describe('http', () => {
  test.each([404, 405, 501])('asks for the fields of the guide where a plan is answered with %d', async (status) => {
    served.answer('GET', (_, response) => response.writeHead(status).end());
    const context = linkContext(served.baseUrl);
    expect(await adapter.plan(context)).toEqual({ kind: 'credentials', fields: context.fields, notices: [] });
    expect(await adapter.plan(linkContext(served.baseUrl, approved))).toMatchObject({ kind: 'authorization' });
  });

  test('fills the form with what is known of the account to edit', async () => {
    const field = { key: 'host', value: 'acme.example' };
    answer('GET', 200, httpPlanSchema, { account: { id: 'a7' }, fields: [field, { key: 'apiKey', isKept: true }] });
    const context = linkContext(served.baseUrl, { account: 'a7' });
    const { fields } = await adapter.plan(context);
    expect(fields).toMatchObject([
      { ...field, label: 'host' },
      { isKept: true, secret: true, label: 'API key' },
    ]);
    served.answer();
    expect(await adapter.submit(new Map([['host', 'b']]), context)).toMatchObject({ account: { id: 'a7' } });
    const sent = httpLinkSchema.parse(JSON.parse(served.arrived.at(-1)?.body ?? ''));
    expect(sent).toEqual({
      guide: 'lattice/api-key',
      variant: 'acme',
      fields: { host: 'b' },
      scopes: ['employees:read'],
      account: 'a7',
    });
  });

  test.each([
    ['https://elsewhere.example/consent', '/attempts/t1', true],
    ['http://elsewhere.example/consent', '/attempts/t1', false],
    ['javascript:alert(1)', '/attempts/t1', false],
    ['https://user:word@elsewhere.example/', '/attempts/t1', false],
    ['/consent', 'https://elsewhere.example/attempts/t1', false],
    ['/consent', 'http://localhost:1/attempts/t1', false],
  ])('takes the window to %s and asks at %s: %s', async (url, pollUrl, isTaken) => {
    answer('POST', 202, httpAttemptSchema, { attempt: { id: 't1', url, pollUrl } });
    const submission = await adapter.submit(new Map(), linkContext(served.baseUrl));
    if (isTaken) expect(submission).toMatchObject({ status: 'authorize', attempt: { id: 't1', url } });
    else expect(errorOf(submission)).toMatchObject({ kind: 'provider', reference: 'unsafe-address' });
  });

  test('never asks elsewhere how an approval stands', async () => {
    const attempt = { id: 't1', url: '', pollUrl: 'https://elsewhere.example/' };
    const fetch = (): never => expect.fail('asked');
    const outcome = await adapter.poll?.(attempt, linkContext(served.baseUrl, { fetch }));
    expect(errorOf(outcome)).toMatchObject({ kind: 'provider', retryable: false });
  });

  test('says the scopes that are missing, the kind that a type ends with, and when to try again', async () => {
    answer('POST', 403, httpProblemSchema, { missingScopes: ['goals:read'], detail: 'More, please.', instance: 'r-1' });
    const submit = async (): Promise<unknown> => adapter.submit(new Map(), linkContext(served.baseUrl));
    const said = { kind: 'permissions', missingScopes: ['goals:read'], message: 'More, please.', reference: 'r-1' };
    expect(errorOf(await submit())).toMatchObject(said);
    answer('POST', 403, httpProblemSchema, { type: 'https://acme.example/problems#credentials' });
    expect(errorOf(await submit())).toMatchObject({ kind: 'credentials', retryable: false });
    answer('POST', 429, httpProblemSchema, { retryAfter: 12 });
    expect(errorOf(await submit())).toMatchObject({ kind: 'rate-limit', retryAfter: 12, retryable: true });
  });

  test.each([
    [{ status: 'failed', problem: { status: 403, missingScopes: ['a'] } }, { kind: 'permissions' }],
    [
      { status: 'failed', problem: { detail: 'No.' } },
      { kind: 'provider', message: 'No.' },
    ],
    [{ status: 'cancelled' }, { kind: 'cancelled' }],
    [{ status: 'expired' }, { kind: 'timeout' }],
  ] as const)('says how an approval ended: %j', async (state, error) => {
    answer('GET', 200, httpAttemptStateSchema, state as z.input<typeof httpAttemptStateSchema>);
    const attempt = { id: 't1', url: '', pollUrl: `${served.baseUrl}/attempts/t1` };
    expect(errorOf(await adapter.poll?.(attempt, linkContext(served.baseUrl)))).toMatchObject(error);
  });

  test('asks again where a question about an approval did not get through', async () => {
    served.answer('GET', (_, response) => response.writeHead(503).end());
    const attempt = { id: 't1', url: '', pollUrl: `${served.baseUrl}/attempts/t1` };
    expect(await adapter.poll?.(attempt, linkContext(served.baseUrl))).toBe('pending');
  });

  test('is described by an OpenAPI document at the address itself', () => {
    const document = describeHttpProtocol('https://acme.example/linking/');
    expect(document).toMatchObject({ openapi: '3.1.1', servers: [{ url: 'https://acme.example' }] });
    expect(Object.keys(document['paths'] as object)).toEqual(['/linking', '/linking/attempts/{attempt}']);
    expect(Object.keys(describeHttpProtocol('https://acme.example')['paths'] as object)).toEqual([
      '/',
      '/attempts/{attempt}',
    ]);
  });
});
