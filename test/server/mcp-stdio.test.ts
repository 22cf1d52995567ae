import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PublishedGuide } from '../../src/engine/index.ts';
import type { Listening } from '../../src/server/listen.ts';
import { createSiteReader } from '../../src/server/mcp/read-site.ts';
import { openSite } from '../../src/server/mcp/site-library.ts';
import { createFolder, runScript, smallContent } from '../cli/run-command.ts';
import { call, connectStdio, serveFolder } from './mcp/connect.ts';
import { catalogueEntry, publishSite } from './mcp/publish-site.ts';

const root = createFolder(smallContent);
const folder = join(root, 'site');
const servers: Server[] = [];
let guides: PublishedGuide[] = [];
let listening: Listening;

beforeAll(async () => {
  guides = await publishSite({ content: join(root, 'content'), folder, origin: 'https://guides.example' });
  listening = await serveFolder(folder);
});
afterAll(async () => {
  await listening.close();
  for (const server of servers) server.close();
});

test('a site that is read over HTTP answers as its folder does', async () => {
  const fromSite = await connectStdio(['--site', `http://127.0.0.1:${listening.port}`]);
  const fromFolder = await connectStdio(['--dir', folder]);
  for (const [name, input] of [
    ['search', { query: 'acme key' }],
    ['fetch', { id: 'acme/api-key' }],
    ['list_providers', {}],
    ['check_scopes', { id: 'acme/api-key', scopes: ['x'] }],
    ['fetch', { id: 'acme/api-kee' }],
  ] as const) {
    const answer = await call(fromSite, name, input);
    expect(answer).toEqual(await call(fromFolder, name, input));
    expect(answer.text).toContain('acme/api-key');
  }
  expect(fromSite.getServerVersion()).toEqual(fromFolder.getServerVersion());
  await Promise.all([fromSite.close(), fromFolder.close()]);
});

test('a catalogue of several parts is read whole, and of a guide nothing outside the site', async () => {
  const [guide] = guides;
  if (!guide) throw new Error('Cannot test: there is no guide');
  const asked: string[] = [];
  const port = await serveHere((request, response) => {
    asked.push(request.url ?? '');
    const other = { ...catalogueEntry(guide), id: '../../secret' };
    const elsewhere = { ...catalogueEntry(guide), id: 'http://127.0.0.1:1/x' };
    if (request.url === '/guides.json')
      response.end(JSON.stringify({ next: 'https://guides.example/guides-2.json', guides: [other, elsewhere, {}] }));
    else if (request.url === '/guides-2.json') response.end(JSON.stringify({ guides: [catalogueEntry(guide)] }));
    else if (request.url === '/guides/acme/api-key.json')
      response.end(readFileSync(join(folder, 'guides/acme/api-key.json')));
    else response.writeHead(404).end();
  });
  const client = await connectStdio(['--site', `http://127.0.0.1:${port}/?x#y`]);
  expect((await call(client, 'search', { query: 'acme' })).output?.['results']).toHaveLength(1);
  // A client asks what is spoken of a process of its own, which reads the site too.
  expect([...new Set(asked)].sort()).toEqual(
    [
      '/.well-known/ai-catalog.json',
      '/guides-2.json',
      '/guides.json',
      '/guides/acme/api-key.json',
      '/llms.txt',
    ].toSorted(),
  );
  await client.close();
});

describe('a site that cannot be read', () => {
  test.each<[string, RequestListener, string]>([
    ['has no catalogue', (_request, response) => response.writeHead(404).end(), 'There is no catalogue of guides'],
    ['is something else', (_request, response) => response.end('<html>'), 'There is no catalogue of guides'],
    ['fails', (_request, response) => response.writeHead(500).end(), 'answers with the status 500'],
    [
      'leads elsewhere',
      (_request, response) => response.writeHead(301, { Location: 'https://other.example/' }).end(),
      'leads to https://other.example. Name the address that answers itself.',
    ],
    [
      'has no end',
      (_request, response) => {
        const more = (): unknown => response.destroyed || (response.write('a'.repeat(1_000_000)), setImmediate(more));
        more();
      },
      'is longer than',
    ],
    [
      'has a catalogue without an end',
      (_request, response) => response.end(JSON.stringify({ next: '/guides.json', guides: [] })),
      'its catalogue has no end',
    ],
    ['hangs up', (request) => request.socket.destroy(), 'cannot be read'],
  ])('%s', async (_name, listener, said) => {
    const read = createSiteReader(`http://127.0.0.1:${await serveHere(listener)}`);
    await expect(openSite(read, () => undefined)()).rejects.toThrow(said);
  });

  test('is said in one line, with the status 1', async () => {
    const { status, stderr } = await run([
      '--site',
      `http://127.0.0.1:${await serveHere((request) => request.socket.destroy())}`,
    ]);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^mcp: http\S+ cannot be read: [^\n]+\n$/u)]);
  });
});

test.each([
  [['--dir', 'no/such/site'], 'There is no built site in no/such/site.'],
  [['--site', 'guides.example'], 'guides.example is no address of a site'],
  [['--site', 'file:///etc'], 'is no address of a site'],
  [['--site', 'https://user:word@guides.example'], 'no user name and no password'],
  [['--site', 'https://guides.example', '--dir', 'dist'], 'not both'],
])('%j is wrong usage', (args, said) => {
  const { status, stdout, stderr } = runScript('mcp', args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(said);
  expect(stderr).toContain('Usage: npm run mcp -- --dir');
});

test('what is no message is passed over, and the command ends with its client', async () => {
  const child = spawn(process.execPath, ['scripts/mcp.ts', '--dir', folder]);
  const exited = once(child, 'exit');
  const initialize = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
  };
  child.stdin.write(`no JSON\n{}\n${JSON.stringify(initialize)}\n`);
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  expect(JSON.parse(first.toString().split('\n')[0] ?? '')).toMatchObject({
    id: 1,
    result: { protocolVersion: '2025-11-25' },
  });
  child.stdin.end();
  expect(await exited).toEqual([0, null]);
});

/** A server of this test, on any port. */
async function serveHere(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Runs the command while this process goes on serving. */
async function run(args: readonly string[]): Promise<{ status: number | null; stderr: string }> {
  const child = spawn(process.execPath, ['scripts/mcp.ts', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stderr };
}
