import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createStaticHost } from '../../src/server/static-host.ts';
import { createFolder } from '../cli/run-command.ts';

const rules = `# For every file
/*
  Content-Security-Policy: default-src 'none'
  X-Test: all
  Bad-Value: a\u0007b
  no header

/guides/*
  Content-Security-Policy: frame-ancestors 'none'
/404.html
  Content-Security-Policy: frame-ancestors 'none'
/embed/*
  Content-Security-Policy: frame-ancestors 'self'
/%C3%BCber%20uns/
  X-Test: about
/*.md
  Content-Type: text/plain; charset=utf-8
/plain/:name.txt
  ! X-Test
`;
const folder = createFolder({
  'site/_headers': rules,
  'site/404.html': 'missing',
  'site/index.html': 'home',
  'site/guides/a/index.html': 'guide',
  'site/guides/a.md': '# Guide',
  'site/embed/a/index.html': 'embedded',
  'site/über uns/index.html': 'about',
  'site/plain/a.txt': 'plain',
});
const host = createStaticHost(join(folder, 'site'));

const none = "default-src 'none', frame-ancestors 'none'";
const self = "default-src 'none', frame-ancestors 'self'";

test.each([
  ['/', 'home', "default-src 'none'", 'all', 'text/html; charset=utf-8'],
  ['/guides/a/', 'guide', none, 'all', 'text/html; charset=utf-8'],
  ['/guides/a/index.html', 'guide', none, 'all', 'text/html; charset=utf-8'],
  ['/embed/a/', 'embedded', self, 'all', 'text/html; charset=utf-8'],
  ['/embed/..%2fguides/a/', 'guide', none, 'all', 'text/html; charset=utf-8'],
  ['/embed/nothing/', 'missing', none, 'all', 'text/html; charset=utf-8'],
  ['/%C3%BCber%20uns/', 'about', "default-src 'none'", 'all, about', 'text/html; charset=utf-8'],
  ['/guides/a.md', '# Guide', none, 'all', 'text/plain; charset=utf-8'],
  ['/plain/a.txt', 'plain', "default-src 'none'", null, 'text/plain; charset=utf-8'],
])('%s is answered with the headers of what is sent', async (path, body, policy, own, type) => {
  const response = await host.request(path);
  expect(await response.text()).toBe(body);
  expect(response.headers.get('content-security-policy')).toBe(policy);
  expect(response.headers.get('x-test')).toBe(own);
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('bad-value')).toBeNull();
});

test('another build’s file holds at once', async () => {
  expect((await host.request('/')).headers.get('x-test')).toBe('all');
  writeFileSync(join(folder, 'site/_headers'), '/*\n  X-Test: another\n');
  const { headers } = await host.request('/');
  expect(headers.get('x-test')).toBe('another');
  expect(headers.get('content-security-policy')).toBeNull();
});
