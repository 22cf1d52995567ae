import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Listening } from '../../src/server/listen.ts';
import { createFolder, smallContent } from '../cli/run-command.ts';
import { call, connectHttp, serveFolder } from './mcp/connect.ts';
import { agentCatalogue, publishSite } from './mcp/publish-site.ts';

const root = createFolder(smallContent);
const folder = join(root, 'site');
const problems: string[] = [];
let listening: Listening;
let address: string;

beforeAll(async () => {
  await publishSite({ content: join(root, 'content'), folder, origin: 'https://guides.example' });
  listening = await serveFolder(folder, (problem) => problems.push(problem));
  address = `http://127.0.0.1:${listening.port}/mcp`;
});
afterAll(() => listening.close());

const search = {
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'search', arguments: { query: 'acme' } },
};

function post(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

test('a call is one request, without a session', async () => {
  const response = await post(search);
  expect([response.status, response.headers.get('mcp-session-id')]).toEqual([200, null]);
  expect(response.headers.get('cache-control')).toMatch(/no-store|no-cache/u);
  expect(await response.text()).toContain('acme/api-key');
});

test.each([
  ['GET', 405],
  ['DELETE', 405],
  ['PUT', 405],
])('%s is answered with the status %i', async (method, status) => {
  const response = await fetch(address, { method, headers: { Accept: 'text/event-stream' } });
  expect([response.status, response.headers.get('allow')]).toEqual([status, 'POST, OPTIONS']);
});

describe('who may ask', () => {
  test.each([
    ['http://localhost:3000', 200],
    ['http://127.0.0.1', 200],
    ['https://guides.example', 200],
    ['https://evil.example', 403],
    ['https://guides.example.evil.example', 403],
    ['null', 403],
    ['', 200],
  ])('a page of "%s" gets the status %i', async (origin, status) => {
    const response = await post(search, origin === '' ? {} : { Origin: origin });
    expect(response.status).toBe(status);
    const allowed = response.headers.get('access-control-allow-origin');
    expect(allowed).toBe(status === 200 && origin !== '' ? origin : null);
    if (status === 403) expect(await response.text()).not.toContain('acme/api-key');
  });

  test.each([
    ['evil.example', 403],
    ['evil.example:80', 403],
    ['guides.example', 200],
    ['localhost:1', 200],
  ])('a host called "%s" gets the status %i', async (host, status) => {
    const body = JSON.stringify(search);
    const answer = await raw(
      `POST /mcp HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `, 'u'));
  });

  test('a page may ask first what it may send', async () => {
    const preflight = (origin: string): Promise<Response> =>
      fetch(address, {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'content-type',
        },
      });
    const allowed = await preflight('https://guides.example');
    expect([allowed.status, allowed.headers.get('access-control-allow-methods')]).toEqual([204, 'POST, OPTIONS']);
    expect((await preflight('https://evil.example')).status).toBe(403);
  });
});

describe('what is wrong with a request', () => {
  test.each([
    ['no JSON', '{', 400],
    ['nothing', '', 400],
    ['a number', '5', 400],
    ['an unknown method', { jsonrpc: '2.0', id: 1, method: 'tools/drop' }, 200],
    ['many messages', Array.from({ length: 21 }, (_unused, id) => ({ ...search, id })), 400],
    ['a long body', { ...search, params: { name: 'search', arguments: { query: 'a'.repeat(600_000) } } }, 413],
  ])('%s', async (_name, body, status) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(await response.json().catch(() => ({ error: {} }))).toHaveProperty('error');
  });

  test('another media type is refused', async () => {
    expect((await post(search, { 'Content-Type': 'text/plain' })).status).toBe(415);
  });

  test('an unknown revision is refused', async () => {
    expect((await post(search, { 'MCP-Protocol-Version': '1999-01-01' })).status).toBe(400);
  });

  test('a client that leaves in the middle of its request, or before its answer, harms nobody', async () => {
    const body = JSON.stringify(search);
    for (const sent of [body.slice(0, 20), body]) {
      const head = `POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nContent-Length: ${body.length}\r\n\r\n`;
      await leave(head + sent);
    }
    expect((await post(search)).status).toBe(200);
    expect(problems).toEqual([]);
  });
});

test('the card says where the server is', async () => {
  const response = await fetch(`${address}/server-card`);
  expect(response.headers.get('content-type')).toBe('application/mcp-server-card+json');
  expect(await response.json()).toMatchObject({ remotes: [{ url: 'https://guides.example/mcp' }] });
});

test('a site whose variant has no server has none', async () => {
  const file = join(folder, '.well-known/ai-catalog.json');
  writeFileSync(file, agentCatalogue('https://guides.example', false));
  expect([(await post(search)).status, (await fetch(`${address}/server-card`)).status]).toEqual([405, 404]);
  rmSync(file);
  expect((await post(search)).status).toBe(405);
  writeFileSync(file, '{');
  expect((await post(search)).status).toBe(405);
  writeFileSync(file, agentCatalogue('https://guides.example', true));
  expect((await post(search)).status).toBe(200);
});

test('a build that takes the place of the folder is what is answered from, with no time without answers', async () => {
  const client = await connectHttp(listening.port);
  const idsFor = async (query: string): Promise<unknown> =>
    (await call(client, 'search', { query })).output?.['results'];
  expect(await idsFor('acme')).toMatchObject([{ id: 'acme/api-key' }]);
  const fresh = join(root, 'fresh');
  const other = createFolder(
    Object.fromEntries(
      Object.entries(smallContent).map(([path, text]) => [
        path.replaceAll('acme', 'globex'),
        text.replaceAll('Acme', 'Globex'),
      ]),
    ),
  );
  await publishSite({ content: join(other, 'content'), folder: fresh, origin: 'https://guides.example' });
  const aside = join(root, 'aside');
  renameSync(folder, aside);
  // Between the two renames.
  expect((await call(client, 'list_providers', {}).catch(() => ({ isError: true }))).isError).toBeTypeOf('boolean');
  renameSync(fresh, folder);
  expect(await idsFor('globex')).toMatchObject([{ id: 'globex/api-key' }]);
  expect(await idsFor('acme')).toEqual([]);
  expect((await call(client, 'fetch', { id: 'acme/api-key' })).isError).toBe(true);
  await client.close();
});

/** What a server says to these bytes. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connectSocket(listening.port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (part: Buffer) => (answer += part.toString()));
    socket.once('end', () => resolve(answer));
    socket.once('error', reject);
  });
}

/** Sends these bytes and is gone. */
function leave(bytes: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connectSocket(listening.port, '127.0.0.1', () => socket.write(bytes, () => socket.destroy()));
    socket.once('close', () => resolve());
    socket.once('error', reject);
  });
}
