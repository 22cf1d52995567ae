import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { webServers } from '../../web-servers.ts';
import { acceptCases } from './accept-headers.ts';
import { runners, type RunningHost } from './run-host.ts';
import { createSite } from './site-folder.ts';

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly bytes: Buffer;
  /** Of a header that came several times, its values joined. */
  readonly header: (name: string) => string | undefined;
}

/** A request as it is, on the wire: `fetch` would put the path in order and add headers. */
function ask(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, method, headers, host: '127.0.0.1' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          body: bytes.toString(),
          bytes,
          header: (name) => response.headersDistinct[name.toLowerCase()]?.join(', '),
        });
      });
    });
    sent.on('error', reject).end();
  });
}

const paths: Readonly<Record<string, string>> = webServers;
const guide = '/guides/acme/api-key/';

describe.each(Object.entries(runners))('%s', (name, run) => {
  const path = paths[name.toLowerCase()];
  const isMissing = path !== undefined && !existsSync(path);
  let host: RunningHost;
  beforeAll(async () => {
    if (isMissing) return;
    const { folder, site } = await createSite();
    host = await run(folder, site);
  }, 60_000);
  afterAll(async () => host?.stop());
  const testHost = test.skipIf(isMissing);

  testHost.each(acceptCases)('$client gets the $gets', async ({ accept, userAgent, gets }) => {
    const headers = { 'user-agent': userAgent, ...(accept === undefined ? {} : { accept }) };
    const { status, header, body } = await ask(host.port, guide, headers);
    expect(status).toBe(200);
    expect(header('vary')).toMatch(/\bAccept\b(?!-)/u);
    const isNamed = /text\/|application\/xhtml/iu.test(accept ?? '');
    if (!isNamed) expect(header('vary')).toContain('User-Agent');
    if (/^text\/(?:html|markdown)(?:$|, |;q=[01])/u.test(accept ?? ''))
      expect(header('vary')).not.toContain('User-Agent');
    if (gets === 'markdown') {
      expect(body).toMatch(/^# Guide/u);
      expect(header('content-type')).toBe('text/markdown; charset=utf-8');
      expect(header('link')).toContain('</guides/acme/api-key/>; rel="canonical"');
    } else {
      expect(body).toMatch(/^<!DOCTYPE html>/u);
      expect(header('content-type')).toBe('text/html; charset=utf-8');
      expect(header('link')).toContain('</guides/acme/api-key.md>; rel="alternate"; type="text/markdown"');
    }
    expect(header('link')).toContain('</llms.txt>; rel="llms-txt"');
    const scope = gets === 'markdown' && !isNamed ? 'private' : 'public';
    expect(header('cache-control')).toBe(`${scope}, max-age=0, must-revalidate`);
    expect(header('content-security-policy')).toMatch(/^default-src 'none'.*frame-ancestors 'none'$/u);
    expect(header('x-content-type-options')).toBe('nosniff');
  });

  testHost.each([
    ['/', '<!DOCTYPE html><title>Home</title>', 'text/html; charset=utf-8'],
    ['/guides/', '<!DOCTYPE html><title>Guides</title>', 'text/html; charset=utf-8'],
    ['/index.md', '# Home\n', 'text/markdown; charset=utf-8'],
    ['/llms.txt', '# Guides\n', 'text/plain; charset=utf-8'],
    ['/guides/acme/api-key.json', '{"id":"acme/api-key"}\n', 'application/json; charset=utf-8'],
    ['/guides/acme/api-key.json?utm=1', '{"id":"acme/api-key"}\n', 'application/json; charset=utf-8'],
    ['/embed/guides/acme/api-key/', '<!DOCTYPE html><title>Embedded</title>', 'text/html; charset=utf-8'],
    ['/plain/', '<!DOCTYPE html><title>Without Markdown</title>', 'text/html; charset=utf-8'],
    ['/guides/acme/../acme/', '<!DOCTYPE html><title>Acme</title>', 'text/html; charset=utf-8'],
    ['/guides/%61cme/', '<!DOCTYPE html><title>Acme</title>', 'text/html; charset=utf-8'],
    ['/.well-known/ai-catalog.json', '{}\n', 'application/json; charset=utf-8'],
    ['/logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
  ])('%s', async (path, body, type) => {
    const answer = await ask(host.port, path);
    expect([answer.status, answer.body, answer.header('content-type')]).toEqual([200, body, type]);
  });

  testHost('home has its Markdown too', async () => {
    const { body, header } = await ask(host.port, '/', { accept: 'text/markdown' });
    expect([body, header('content-type')]).toEqual(['# Home\n', 'text/markdown; charset=utf-8']);
    expect(header('link')).toContain('</>; rel="canonical"');
  });

  testHost('a page without Markdown is a page for all', async () => {
    const { body, header } = await ask(host.port, '/plain/', { accept: 'text/markdown' });
    expect(body).toContain('Without Markdown');
    expect(header('link') ?? '').not.toContain('alternate');
  });

  testHost.each([
    '/nothing/',
    '/guides/%2561cme/',
    '/guides/acme/nothing',
    '/Guides/Acme/',
    '/guides/acme/api-key.md.md',
    '/_headers',
    '/_redirects',
    '/.env',
    '/%2eenv',
    '/guides/.git/config',
    '/llms.txt/',
  ])('%s is missing, for readers and for agents', async (path) => {
    const page = await ask(host.port, path, { accept: 'text/html' });
    const isText = path.includes('.md');
    expect([page.status, page.body]).toEqual([404, isText ? '# Missing\n' : '<!DOCTYPE html><title>Missing</title>']);
    expect(page.header('content-type')).toBe(isText ? 'text/markdown; charset=utf-8' : 'text/html; charset=utf-8');
    expect(page.header('vary')).toMatch(/\bAccept\b(?!-)/u);
    expect(page.header('content-security-policy')).toContain("default-src 'none'");
    const text = await ask(host.port, path, { accept: 'text/markdown' });
    expect([text.status, text.body]).toEqual([404, '# Missing\n']);
    expect(text.header('vary')).not.toContain('User-Agent');
    const agent = await ask(host.port, path, { accept: '*/*', 'user-agent': 'ClaudeBot/1.0' });
    expect([agent.body, agent.header('vary')]).toEqual(['# Missing\n', expect.stringContaining('User-Agent')]);
    expect(agent.header('cache-control')).toMatch(/^private/u);
    expect(text.header('content-type')).toBe('text/markdown; charset=utf-8');
  });

  testHost.each([
    '/../secret',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/guides/..%5c..%5csecret',
    '/%00',
    '/%E0%A4%A',
    '/%',
  ])('%s shows nothing and stops nothing', async (path) => {
    const { status, body } = await ask(host.port, path);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain('root:');
    expect((await ask(host.port, '/llms.txt')).status).toBe(200);
  });

  testHost('a page without its slash leads to the page, its query kept, never to another host', async () => {
    const answer = await ask(host.port, '/guides/acme/api-key?actions=a%20b');
    expect([301, 308]).toContain(answer.status);
    expect(answer.header('location')).toMatch(/^(?:\/guides\/acme\/|(?:\.\/)?)api-key\/\?actions=a%20b$/u);
  });

  testHost.each([
    '//acme.example/%2e%2e/guides/acme/api-key',
    '/\\acme.example/../guides/acme/api-key',
    '/\\/acme.example/../guides/acme/api-key',
    '/moved//acme.example',
    '/moved/%2Facme.example',
    '/moved/\\acme.example',
    '/moved/%5Cacme.example',
    '/moved/x/..//acme.example',
  ])('%s does not lead to another host', async (path) => {
    const own = `http://127.0.0.1:${host.port}`;
    const { header } = await ask(host.port, path);
    expect(new URL(header('location') ?? '/', `${own}/`).origin).toBe(own);
  });

  testHost('redirects hold', async () => {
    const locations = await Promise.all(
      [
        '/guides/acme/api-key/index.md',
        '/.well-known/llms.txt',
        '/old/acme/?a=1',
        '/away',
        '/caf%C3%A9/acme',
        '/part?b=2',
      ].map(async (path) => {
        const { status, header } = await ask(host.port, path);
        return [status, header('location')?.replace(/^http:\/\/127\.0\.0\.1(?::\d+)?/u, '')];
      }),
    );
    expect(locations).toEqual([
      [301, '/guides/acme/api-key.md'],
      [301, '/llms.txt'],
      [302, '/guides/acme/?a=1'],
      [301, 'https://acme.example/help'],
      [302, '/guides/acme/'],
      [302, '/guides/acme/?a=1#part'],
    ]);
    const split = await ask(host.port, '/old/a%0d%0aSet-Cookie:%20a=1');
    expect(split.header('set-cookie')).toBeUndefined();
  });

  testHost('headers are those of the path', async () => {
    const embedded = await ask(host.port, '/embed/guides/acme/api-key/');
    expect(embedded.header('content-security-policy')).toMatch(/frame-ancestors 'self' https:\/\/app\.acme\.example$/u);
    const own = await ask(host.port, '/plain/');
    expect(own.header('x-robots-tag')).toBe('noindex');
    expect(own.header('x-quoted')).toBe('say "hi" \\ $5');
    expect(own.header('cross-origin-opener-policy')).toBeUndefined();
    expect(embedded.header('cross-origin-opener-policy')).toBe('same-origin-allow-popups');
    const text = await ask(host.port, '/guides/acme/api-key.md');
    expect(text.header('access-control-allow-origin')).toBe('*');
    const style = await ask(host.port, '/assets/page.C8A2AaNk.css');
    expect(style.header('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  testHost('HEAD has the headers alone, OPTIONS names the methods, others are refused', async () => {
    const head = await ask(host.port, guide, {}, 'HEAD');
    expect([head.status, head.body, head.header('content-type')]).toEqual([200, '', 'text/html; charset=utf-8']);
    const options = await ask(host.port, guide, {}, 'OPTIONS');
    expect([options.status, options.header('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    const post = await ask(host.port, guide, {}, 'POST');
    expect([post.status, post.header('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  testHost('what is known is not sent again', async () => {
    const first = await ask(host.port, guide);
    const etag = first.header('etag') ?? '';
    expect(etag).not.toBe('');
    const again = await ask(host.port, guide, { 'if-none-match': etag });
    expect([again.status, again.body]).toEqual([304, '']);
    const other = await ask(host.port, guide, { 'if-none-match': '"another"' });
    expect(other.status).toBe(200);
    const markdown = await ask(host.port, guide, { 'if-none-match': etag, accept: 'text/markdown' });
    expect(markdown.status).toBe(200);
  });

  // The platform of a Worker packs what it sends.
  test.skipIf(isMissing || name === 'Cloudflare Worker').each([
    ['by the build', true],
    ['by the host', false],
  ])('text is sent packed, %s', async (_by, pack) => {
    const { folder, site } = await createSite({ pack });
    const { port, stop } = await run(folder, site);
    try {
      for (const [path, accept] of [
        [guide, 'text/html'],
        [guide, 'text/markdown'],
        ['/assets/page.C8A2AaNk.css', '*/*'],
      ] as const) {
        const packed = await ask(port, path, { accept, 'accept-encoding': 'gzip' });
        expect(packed.header('content-encoding')).toBe('gzip');
        expect(packed.header('vary')).toContain('Accept-Encoding');
        expect(packed.bytes.length).toBeLessThan(500);
        expect(gunzipSync(packed.bytes).toString()).toBe((await ask(port, path, { accept })).body);
        const known = { accept, 'accept-encoding': 'gzip', 'if-none-match': packed.header('etag') ?? '' };
        expect((await ask(port, path, known)).status).toBe(304);
      }
      const small = await ask(port, '/logo.svg', { 'accept-encoding': 'gzip' });
      expect(small.header('content-encoding')).toBeUndefined();
    } finally {
      await stop();
    }
  });
});
