import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { listen } from '../../src/server/listen.ts';
import { createStaticHost } from '../../src/server/static-host.ts';
import { createFolder, runScript } from './run-command.ts';
import { createSite } from '../publish/hosts/site-folder.ts';

async function serve(...args: string[]): Promise<{ child: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, ['scripts/serve.ts', '--port', '0', ...args]);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, origin: /http:\/\/\S+(?=\/)/u.exec(line.toString())?.[0] ?? '' };
}

test('a log has a line a request, without queries, and nobody can forge one', async () => {
  const { folder } = await createSite();
  const log = join(createFolder({}), 'access.log');
  const { child, origin } = await serve('--dir', folder, '--log', log);
  await fetch(`${origin}/guides/?actions=secret`, {
    headers: { 'User-Agent': 'a" 200 "b', Referer: 'https://x.example/?token=1' },
  });
  await fetch(`${origin}/nothing/%0aforged`);
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([0, null]);
  const lines = readFileSync(log, 'utf8').split('\n');
  const start = String.raw`^127\.0\.0\.1 - - \[\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d \+0000\]`;
  expect(lines[0]).toMatch(
    new RegExp(String.raw`${start} "GET /guides/ HTTP/1\.1" 200 \d+ "https://x\.example/" "a\\x22 200 \\x22b"$`, 'u'),
  );
  expect(lines[1]).toMatch(new RegExp(String.raw`${start} "GET /nothing/%0aforged HTTP/1\.1" 404 \d+ `, 'u'));
  expect(lines.slice(2)).toEqual(['']);
});

test('serve answers at the address that it is given, and says where there is none', async () => {
  const { folder } = await createSite();
  const { child, origin } = await serve('--dir', folder, '--host', '0.0.0.0');
  expect((await fetch(origin.replace('0.0.0.0', '127.0.0.1'))).status).toBe(200);
  child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([0, null]);
  const { status, stderr } = runScript('serve', ['--dir', folder, '--host', '203.0.113.1', '--port', '0']);
  expect(status).toBe(2);
  expect(stderr).toContain('does not have the address');
});

test('what is being answered is finished, what comes later is not taken', async () => {
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const app = new Hono().get('/slow', async (context) => {
    asked.resolve();
    await released.promise;
    return context.text('whole');
  });
  app.get('/', (context) => context.text('quick'));
  const { port, close } = await listen(app, 0);
  const agent = new Agent({ keepAlive: true });
  const idle = await read(port, '/', agent);
  expect(idle).toBe('quick');
  const slow = read(port, '/slow', new Agent());
  await asked.promise;
  const closed = close();
  await expect(read(port, '/', new Agent())).rejects.toThrow('ECONNREFUSED');
  released.resolve();
  expect(await slow).toBe('whole');
  await closed;
});

test('what never ends is ended', async () => {
  const app = new Hono().get('/', () => new Promise<Response>(() => undefined));
  const { port, close } = await listen(app, 0, { grace: 50 });
  const waiting = read(port, '/', new Agent());
  await wait(50);
  const [, result] = await Promise.all([close(), waiting.catch((error: Error) => error.message)]);
  expect(result).toBe('socket hang up');
});

test('a connection that says nothing stops nobody', async () => {
  const { folder } = await createSite();
  const { port, close } = await listen(createStaticHost(folder), 0, { grace: 50 });
  const sockets = Array.from({ length: 50 }, () => connect(port, '127.0.0.1'));
  for (const socket of sockets) socket.on('error', () => undefined).write('GET / HT');
  expect(await read(port, '/llms.txt', new Agent())).toBe('# Guides\n');
  await close();
});

test.each([
  ['bytes=0-1', 206, '# '],
  ['bytes=-3', 206, 'es\n'],
  ['bytes=7-', 206, 's\n'],
  ['bytes=0-1,3-4', 200, '# Guides\n'],
  ['bytes=5-2', 200, '# Guides\n'],
  ['lines=1-2', 200, '# Guides\n'],
  ['bytes=99-', 416, ''],
])('a part of a file: %s', async (range, status, body) => {
  const { folder } = await createSite();
  const response = await createStaticHost(folder).request('/llms.txt', { headers: { range } });
  expect(response.status).toBe(status);
  expect(await response.text()).toBe(body);
  if (status !== 200) expect(response.headers.get('content-range')).toMatch(/\/9$/u);
});

test('HEAD tells of the whole file, whatever part is asked for', async () => {
  const { folder } = await createSite();
  const init = { method: 'HEAD', headers: { range: 'bytes=0-1' } };
  const { status, headers } = await createStaticHost(folder).request('/llms.txt', init);
  expect([status, headers.get('content-length'), headers.get('content-range')]).toEqual([200, '9', null]);
});

test.each([
  ['br', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['*', 'br'],
  ['identity', null],
  ['deflate', null],
  ['', null],
])('Accept-Encoding: %s', async (accepted, encoding) => {
  const { folder } = await createSite();
  const headers = { 'accept-encoding': accepted };
  const response = await createStaticHost(folder).request('/guides/acme/api-key/', { headers });
  expect(response.headers.get('content-encoding')).toBe(encoding);
  expect(response.headers.get('etag')).toMatch(new RegExp(`^"[\\w-]{22}${encoding ? `-${encoding}` : ''}"$`, 'u'));
});

function read(port: number, path: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ port, path, agent, host: '127.0.0.1' }, (response: IncomingMessage) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => resolve(text));
    }).on('error', reject);
  });
}
