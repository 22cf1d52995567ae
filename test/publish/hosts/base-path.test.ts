import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { webServers } from '../../web-servers.ts';
import { runners, type RunningHost } from './run-host.ts';
import { createSite } from './site-folder.ts';

const paths: Readonly<Record<string, string>> = webServers;
const base = '/help.v2/acme';

describe.each(Object.entries(runners))('%s, below a path of the host', (name, run) => {
  const path = paths[name.toLowerCase()];
  const isMissing = path !== undefined && !existsSync(path);
  let host: RunningHost;
  beforeAll(async () => {
    if (isMissing) return;
    const { folder, site } = await createSite({ base });
    host = await run(folder, site);
  }, 60_000);
  afterAll(async () => host?.stop());
  const testHost = test.skipIf(isMissing);
  const ask = async (address: string, accept = 'text/html'): Promise<Response> =>
    fetch(`http://127.0.0.1:${host.port}${address}`, { headers: { accept }, redirect: 'manual' });
  const locationOf = async (address: string): Promise<unknown> => {
    const { status, headers } = await ask(address);
    const { pathname, search, hash } = new URL(
      headers.get('location') ?? 'none:',
      `http://127.0.0.1:${host.port}${address}`,
    );
    return [status, pathname + search + hash];
  };

  testHost.each([
    ['/', '<!DOCTYPE html><title>Home</title>'],
    ['/guides/', '<!DOCTYPE html><title>Guides</title>'],
    ['/guides/acme.md', '# Acme\n'],
    ['/llms.txt', '# Guides\n'],
    ['/.well-known/ai-catalog.json', '{}\n'],
    ['/guides/acme/../acme/', '<!DOCTYPE html><title>Acme</title>'],
    ['/guides/%61cme/', '<!DOCTYPE html><title>Acme</title>'],
  ])('%s is there', async (address, body) => {
    const answer = await ask(base + address);
    expect([answer.status, await answer.text()]).toEqual([200, body]);
  });

  testHost('a page and its Markdown lead to each other', async () => {
    const page = await ask(`${base}/guides/acme/api-key/`);
    expect(page.headers.get('link')).toContain(
      `<${base}/guides/acme/api-key.md>; rel="alternate"; type="text/markdown"`,
    );
    expect(page.headers.get('link')).toContain(`<${base}/llms.txt>; rel="llms-txt"`);
    const markdown = await ask(`${base}/guides/acme/api-key/`, 'text/markdown');
    expect(await markdown.text()).toMatch(/^# Guide/u);
    expect(markdown.headers.get('link')).toContain(`<${base}/guides/acme/api-key/>; rel="canonical"`);
    expect(await (await ask(`${base}/`, 'text/markdown')).text()).toBe('# Home\n');
  });

  testHost('headers are those of the path', async () => {
    const embedded = await ask(`${base}/embed/guides/acme/api-key/`);
    expect(embedded.headers.get('content-security-policy')).toMatch(
      /frame-ancestors 'self' https:\/\/app\.acme\.example$/u,
    );
    const page = await ask(`${base}/guides/`);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*frame-ancestors 'none'$/u);
    const own = await ask(`${base}/plain/`);
    expect([own.headers.get('x-robots-tag'), own.headers.get('cross-origin-opener-policy')]).toEqual(['noindex', null]);
    const style = await ask(`${base}/assets/page.C8A2AaNk.css`);
    expect(style.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const text = await ask(`${base}/guides/acme.md`);
    expect(text.headers.get('access-control-allow-origin')).toBe('*');
  });

  testHost('redirects stay below it, those to other sites do not', async () => {
    expect(await locationOf('/?a=1')).toEqual([302, `${base}/?a=1`]);
    expect(await locationOf(`${base}?a=1`)).toEqual([301, `${base}/?a=1`]);
    expect(await locationOf(`${base}/guides/acme/api-key?a=1`)).toEqual([301, `${base}/guides/acme/api-key/?a=1`]);
    expect(await locationOf(`${base}/guides/acme/api-key/index.md`)).toEqual([301, `${base}/guides/acme/api-key.md`]);
    expect(await locationOf(`${base}/old/acme/?a=1`)).toEqual([302, `${base}/guides/acme/?a=1`]);
    expect(await locationOf(`${base}/part`)).toEqual([302, `${base}/guides/acme/?a=1#part`]);
    expect((await ask(`${base}/away`)).headers.get('location')).toBe('https://acme.example/help');
  });

  testHost.each([
    '/guides/',
    '/guides/acme.md?a=1',
    '/llms.txt',
    '/old/acme/',
    '/help.v2/',
    '/help.v2/acmes/',
    '/helpxv2/acme/',
    `${base}/../guides/`,
    `${base}${base}/`,
    `${base}/nothing/`,
    `${base}/_headers`,
    `${base}/.built-site`,
    '/.env',
    '/404.html',
  ])('%s is missing', async (address) => {
    const answer = await ask(address);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/Missing/u);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
