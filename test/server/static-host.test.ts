import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile, compileProvider, render, view } from '../../src/engine/index.ts';
import { createStaticHost } from '../../src/server/static-host.ts';
import { createFolder, runScript } from '../cli/run-command.ts';

const folder = createFolder({
  'secret.txt': 'outside',
  'site/index.html': 'home',
  'site/404.html': 'missing',
  'site/guides/acme/api-key/index.html': 'guide',
  'site/guides/acme/api-key.md': '# Guide',
  'site/guides/acme/api-key.json': '{}',
  'site/llms.txt': '# Index',
  'site/assets/page.C8A2AaNk.css': 'a{}',
  'site/ü.txt': 'umlaut',
});
const host = createStaticHost(join(folder, 'site'));

test.each([
  ['/', 200, 'text/html; charset=utf-8', 'home'],
  ['/guides/acme/api-key/', 200, 'text/html; charset=utf-8', 'guide'],
  ['/guides/acme/api-key/?actions=a', 200, 'text/html; charset=utf-8', 'guide'],
  ['/guides/acme/api-key.md', 200, 'text/markdown; charset=utf-8', '# Guide'],
  ['/guides/acme/api-key.json', 200, 'application/json; charset=utf-8', '{}'],
  ['/llms.txt', 200, 'text/plain; charset=utf-8', '# Index'],
  ['/%C3%BC.txt', 200, 'text/plain; charset=utf-8', 'umlaut'],
  ['/nothing/', 404, 'text/html; charset=utf-8', 'missing'],
  ['/guides/', 404, 'text/html; charset=utf-8', 'missing'],
  ['/llms.txt/', 404, 'text/html; charset=utf-8', 'missing'],
  ['/%2e%2e/secret.txt', 404, 'text/html; charset=utf-8', 'missing'],
  ['/..%2fsecret.txt', 404, 'text/html; charset=utf-8', 'missing'],
  ['/%00', 404, 'text/html; charset=utf-8', 'missing'],
  ['/%E0%A4%A', 404, 'text/html; charset=utf-8', 'missing'],
])('%s', async (path, status, type, body) => {
  const response = await host.request(path);
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([status, type, body]);
});

test('a link leads to nothing outside of the folder', async () => {
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'site/link.txt'));
  symlinkSync(folder, join(folder, 'site/all'));
  symlinkSync('llms.txt', join(folder, 'site/inside.txt'));
  const statuses = ['/link.txt', '/all/secret.txt', '/inside.txt'].map(
    async (path) => (await host.request(path)).status,
  );
  expect(await Promise.all(statuses)).toEqual([404, 404, 200]);
});

test('a page without its slash leads to the page, its query kept, never to another host', async () => {
  const response = await host.request('/guides/acme/api-key?actions=a');
  expect([response.status, response.headers.get('location')]).toEqual([301, '/guides/acme/api-key/?actions=a']);
  const twoSlashes = await host.request('http://127.0.0.1//guides/acme/api-key');
  expect(twoSlashes.headers.get('location') ?? '/').toMatch(/^\/(?!\/)/u);
});

test('HEAD answers without a body, other methods not at all', async () => {
  const head = await host.request('/llms.txt', { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  const post = await host.request('/llms.txt', { method: 'POST' });
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  const options = await host.request('/llms.txt', { method: 'OPTIONS' });
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
});

test('files named by their content may be kept for ever, others are asked for again', async () => {
  expect((await host.request('/assets/page.C8A2AaNk.css')).headers.get('cache-control')).toContain('immutable');
  expect((await host.request('/')).headers.get('cache-control')).toContain('must-revalidate');
});

test('serve says what is missing', () => {
  for (const args of [
    ['--dir', 'no/such/site'],
    ['--dir', join(folder, 'site'), '--port', 'http'],
  ]) {
    const { status, stderr } = runScript('serve', args);
    expect(status).toBe(2);
    expect(stderr).toContain('Usage: npm run serve');
  }
});

test('serve brings back a site that a build was killed in the middle of replacing', async () => {
  const out = createFolder({
    '.default.previous-0123abcd-7/index.html': 'previous',
    '.other.previous-0123abcd-7/index.html': 'other',
  });
  const child = spawn(process.execPath, ['scripts/serve.ts', '--dir', join(out, 'default'), '--port', '0']);
  await once(child.stdout, 'data');
  expect(readFileSync(join(out, 'default/index.html'), 'utf8')).toBe('previous');
  expect(readdirSync(out).sort()).toEqual(['.other.previous-0123abcd-7', 'default']);
  child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([0, null]);
});

describe('a guide in another format is narrowed by the query', () => {
  const provider = compileProvider({
    source: `name: Acme
category: crm
actions:
  - { id: read, label: Read, scopes: [a:read] }
  - { id: write, label: Write, scopes: [a:write] }
scopes: { 'a:read': {}, 'a:write': { includes: ['a:read'] } }
connections: { api-key: { fields: [] } }
`,
    path: 'guides/acme/provider.yaml',
  }).value;
  const { guide } = compile({
    source: `---
title: Connect Acme
description: Link it.
---

<Steps>
<Step title="Open">Open it.</Step>
<Step title="Read" scopes="a:read">Tick **Read**.</Step>
<Step title="Write" scopes="a:write" showScopes>Tick **Write**.</Step>
</Steps>
`,
    path: 'guides/acme/api-key.mdx',
    ...(provider ? { provider } : {}),
  });
  const context = { site: 'https://guides.example' };
  const narrowing = createStaticHost(
    join(
      createFolder({
        'site/index.html': 'home',
        'site/llms.txt': '# Index',
        'site/guides/acme/api-key.md': guide ? render(guide, 'markdown', context) : '',
        'site/guides/acme/api-key.json': guide ? render(guide, 'json', context) : '',
        'site/other.json': '{}',
      }),
      'site',
    ),
  );

  test.each([
    ['?actions=read', { actions: ['read'] }],
    ['?scopes=a:write', { scopes: ['a:write'] }],
    ['?actions=read&actions=write,nothing', { actions: ['read', 'write', 'nothing'] }],
    ['?actions=%00', { actions: ['\0'] }],
    ['?actions=', {}],
    ['?other=1', {}],
  ])('%s', async (query, choice) => {
    const seen = guide && view(guide, choice);
    for (const [extension, format, type] of [
      ['md', 'markdown', 'text/markdown; charset=utf-8'],
      ['json', 'json', 'application/json; charset=utf-8'],
    ] as const) {
      const response = await narrowing.request(`/guides/acme/api-key.${extension}${query}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
      expect(await response.text()).toBe(seen && render(seen, format, context));
    }
  });

  test('a file that is no guide is as it is', async () => {
    expect(await (await narrowing.request('/other.json?actions=read')).text()).toBe('{}');
    expect(await (await narrowing.request('/llms.txt?actions=read')).text()).toBe('# Index');
  });
});
