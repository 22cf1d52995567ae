import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Hono } from 'hono';
import { type Listening, listen } from '../../src/server/listen.ts';
import { createStaticHost } from '../../src/server/static-host.ts';
import { createFolder } from '../cli/run-command.ts';

const folder = createFolder({
  'index.html': 'home',
  '404.html': 'missing',
  'guides/index.html': 'guides',
  'guides/acme.md': '# Acme',
  '.built-site': 'secret',
  '.well-known/ai-catalog.json': '{}',
  '.well-known/.env': 'secret',
  _headers: '/*\n  X-Site: yes\n',
  _redirects: '/old/* /guides/:splat 301\n',
});
let listening: Listening;
const own = 'Host: 127.0.0.1';
const asOne = ['Connection: close', '', ''];

beforeAll(async () => {
  listening = await listen(new Hono().route('/', createStaticHost(folder)), 0);
});
afterAll(() => listening.close());

/** Sends bytes as they are, and gives the answers as they are. */
function send(lines: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(listening.port, '127.0.0.1');
    let text = '';
    socket
      .on('data', (chunk: Buffer) => (text += chunk.toString('latin1')))
      // What it did not read of a request that it refuses resets the connection.
      .on('error', () => resolve(text))
      .on('close', () => resolve(text));
    socket.write(lines.join('\r\n'), 'latin1');
  });
}

function statusesIn(answers: string): number[] {
  return Array.from(answers.matchAll(/HTTP\/1\.1 (\d{3}) /gu), ([, status]) => Number(status));
}

test.each([
  '/../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/..%2f..%2fetc%2fpasswd',
  '/%252e%252e%252fetc/passwd',
  '/..%5c..%5cetc%5cpasswd',
  '/guides/%00/../index.html%00.md',
  '/.built-site',
  '/%2ebuilt-site',
  '/.well-known/.env',
  '/.well-known/../.built-site',
  '/.well-known%2f..%2f.built-site',
  '/_headers',
  '/guides/..%2f_redirects',
  '/guides%0d%0aX-Forged:%201',
  '/%E0%A4%A',
])('nothing but the site is sent: %s', async (path) => {
  const answer = await send([`GET ${path} HTTP/1.1`, own, ...asOne]);
  expect(statusesIn(answer)).toEqual([404]);
  expect(answer).not.toMatch(/root:|secret|X-Forged|^X-Site: yes.*X-Site/imu);
  expect(answer).toMatch(/missing$/u);
});

test.each(['//evil.example/old/..', '//evil.example/%2e%2e/guides', '/old//evil.example/', '/old/%2f%2fevil.example'])(
  'no path leads to another host: %s',
  async (path) => {
    const [, location = '/'] =
      /\r\nlocation: ([^\r]*)/iu.exec(await send([`GET ${path} HTTP/1.1`, own, ...asOne])) ?? [];
    expect(new URL(location, 'https://own.example/').host).toBe('own.example');
  },
);

test.each([
  ['none', []],
  ['two', [own, 'Host: evil.example']],
  ['an empty one', ['Host:']],
  ['no address', ['Host: 1.2.3.4.5']],
  ['a user', ['Host: user@127.0.0.1']],
  ['a path', ['Host: 127.0.0.1/x']],
  ['no port', ['Host: 127.0.0.1:99999']],
])('a request with an unclear host is refused: %s', async (_name, hosts) => {
  expect(statusesIn(await send(['GET / HTTP/1.1', ...hosts, ...asOne]))).toEqual([400]);
});

test.each([
  ['two lengths', ['Content-Length: 4', 'Content-Length: 5', '', 'abcde']],
  ['a length and chunks', ['Content-Length: 4', 'Transfer-Encoding: chunked', '', '0', '', '']],
  ['a length that is none', ['Content-Length: +5', '', 'abcde']],
  ['an unknown encoding', ['Transfer-Encoding: xchunked', '', '0', '', '']],
  ['a blank before the colon', ['Transfer-Encoding : chunked', '', '0', '', '']],
  ['a chunk without a length', ['Transfer-Encoding: chunked', '', 'zz', 'abc', '']],
  ['a folded line', ['X: a', ' b', '', '']],
])('no request is hidden in another: %s', async (_name, lines) => {
  const hidden = ['GET /guides/ HTTP/1.1', own, ...asOne];
  const statuses = statusesIn(await send(['POST / HTTP/1.1', own, ...lines, ...hidden]));
  expect(statuses).toEqual([400]);
});

test('the body of a request that has none is not the next request', async () => {
  const body = 'GET /guides/ HTTP/1.1\r\nHost: a\r\n\r\n';
  const first = ['GET /nothing HTTP/1.1', own, `Content-Length: ${body.length}`, '', body];
  const answers = await send([first.join('\r\n') + ['GET / HTTP/1.1', own, ...asOne].join('\r\n')]);
  expect(statusesIn(answers)).toEqual([404, 200]);
  expect(answers).toMatch(/home$/u);
});

test('a head that is too long is refused, and one that would take a search for ever is answered', async () => {
  // The answer may be lost with the connection.
  const refused = await send(['GET / HTTP/1.1', own, `X: ${'a'.repeat(300_000)}`, ...asOne]);
  expect([[431], []]).toContainEqual(statusesIn(refused));
  for (const line of [
    `Accept: ${'text/html;'.repeat(20_000)}`,
    `Accept: ${`text/html;${' '.repeat(99)}`.repeat(1900)}`,
    `Accept-Encoding: ${' '.repeat(200_000)}x`,
    `Range: bytes=${'0-1,'.repeat(40_000)}`,
    `If-None-Match: ${'W/"a",'.repeat(30_000)}`,
  ])
    expect(statusesIn(await send(['GET / HTTP/1.1', own, line, ...asOne]))).toEqual([200]);
});
