import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../../src/server/port.ts';
import { createFolder, runScript, sharedCache, smallContent } from './run-command.ts';

const content = join(createFolder(smallContent), 'content');

test.each([
  [['--content', 'none'], 'There is no folder none.'],
  [['--port', 'x'], 'x is no port'],
  [['--admin-port', '70000'], '70000 is no port'],
  [['--prot', '1'], 'Did you mean --port?'],
  [['acme'], 'acme is not expected here'],
])('%j is wrong usage, and says what to do', (args, said) => {
  const { status, stderr } = runScript('host', args);
  expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
});

test('content with an error that no single variant has is not served', () => {
  const path = Object.keys(smallContent).find((name) => name.endsWith('.mdx')) ?? '';
  const broken = createFolder({ ...smallContent, [path]: `${smallContent[path]}\n[there](/nowhere/)\n` });
  const { status, stderr } = runScript('host', ['--content', join(broken, 'content'), '--port', '0']);
  expect([status, stderr]).toEqual([1, expect.stringContaining('api-key.mdx')]);
});

test('a request without a host, or with two, is refused, and each is in the log with its variant', async () => {
  const log = join(createFolder({}), 'access.log');
  const [port, admin] = [await freePort(0), await freePort(0)];
  const args = ['scripts/host.ts', '--content', content, '--port', String(port), '--admin-port', String(admin)];
  const child = spawn(process.execPath, [...args, '--log', log], {
    stdio: 'ignore',
    env: { ...process.env, STEPWELL_CACHE: sharedCache },
  });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  onTestFinished(() => void child.kill('SIGKILL'));
  const isReady = async (): Promise<void> => expect((await fetch(`http://127.0.0.1:${admin}/readyz`)).status).toBe(200);
  await vi.waitFor(isReady, { timeout: 50_000, interval: 100 });
  const send = (head: string): Promise<string> =>
    new Promise((done) => {
      let said = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(`${head}Connection: close\r\n\r\n`));
      socket
        .on('data', (chunk: Buffer) => (said += chunk.toString()))
        .on('close', () => done(said.split('\r\n')[0] ?? ''));
    });
  expect(await send('GET / HTTP/1.1\r\nHost: guides.example\r\n')).toContain(' 200 ');
  expect(await send('GET / HTTP/1.1\r\nHost: GUIDES.example.:80\r\n')).toContain(' 200 ');
  expect(await send('GET / HTTP/1.1\r\nHost: guides.example\r\nHost: guides.example\r\n')).toContain(' 400 ');
  expect(await send('GET / HTTP/1.1\r\n')).toContain(' 400 ');
  expect(await send('GET / HTTP/1.1\r\nHost: a b\r\n')).toContain(' 400 ');
  expect(await send('GET /../../package.json HTTP/1.1\r\nHost: guides.example\r\n')).toContain(' 404 ');
  expect(await send('GET / HTTP/1.1\r\nHost: other.example\r\n')).toContain(' 421 ');
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
  expect(lines[0]).toMatch(/^127\.0\.0\.1 - - \[.+\] "GET \/ HTTP\/1\.1" 200 \d+ "-" "-" "default"$/u);
  expect(lines.at(-1)).toMatch(/" 421 \d+ "-" "-" "-"$/u);
});
