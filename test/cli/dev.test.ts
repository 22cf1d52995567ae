import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listFiles } from '../../src/system/files/file-tree.ts';
import { freePort } from '../../src/server/port.ts';
import { createFolder, runScript, sharedCache, smallContent } from './run-command.ts';

const partner = 'site: https://umbrella.test\nbrand: { name: Umbrella }\n';
const folder = createFolder({
  ...smallContent,
  'content/variants/umbrella.yaml': partner,
});
const content = join(folder, 'content');
const page = '/guides/acme/api-key/';
const environment = { ...process.env, STEPWELL_CACHE: sharedCache };
let origin = '';
let server: ChildProcess | undefined;

beforeAll(async () => {
  const port = await freePort(0);
  origin = `http://127.0.0.1:${port}`;
  const args = ['scripts/dev.ts', '--content', content, '--port', String(port)];
  server = spawn(process.execPath, args, { stdio: 'ignore', env: environment });
  await vi.waitFor(async () => expect((await fetch(origin)).status).toBe(200), { timeout: 100_000, interval: 250 });
}, 120_000);

afterAll(async () => {
  const ended = new Promise((done) => server?.once('close', done));
  server?.kill('SIGTERM');
  await ended;
});

test('`?variant=` leads to the page in that variant, and back, with the rest of the query', async () => {
  const there = await follow(`${origin}${page}?scopes=a:b&variant=umbrella&actions=list`);
  expect(there).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/guides\/acme\/api-key\/\?scopes=a:b&actions=list$/u);
  const { origin: partnerOrigin } = new URL(there);
  expect(partnerOrigin).not.toBe(origin);
  const [seen, own] = await Promise.all([textOf(partnerOrigin + page), textOf(origin + page)]);
  expect(seen).toContain('content="Umbrella"');
  expect(seen).not.toContain('Example');
  expect(own).toContain('content="Example"');
  expect(own).not.toContain('Umbrella');
  // Every address of the page is of this preview, or has no host at all.
  expect(seen).toContain(`href="${partnerOrigin}${page}"`);
  expect(seen).not.toContain(origin);
  expect(await follow(`${partnerOrigin}/?variant=default`)).toBe(`${origin}/`);
  expect(await follow(`${origin}/?variant=umbrella`)).toBe(`${partnerOrigin}/`);
}, 120_000);

test('nothing is served but the site: no file of the project, and none beside the content', async () => {
  const paths = ['/.linking/linking.secret', '/package.json', '/src/cli/dev.ts', '/@fs/etc/passwd', `/@fs${content}`];
  const more = ['/content/variants/default.yaml', '/node_modules/vite/package.json', '/%2e%2e/package.json', '/.env'];
  for (const path of [...paths, ...more])
    expect([path, (await fetch(origin + path, { headers: { Origin: 'http://localhost:9' } })).status]).toEqual([
      path,
      404,
    ]);
});

test('a name that only leads to this machine reaches nothing, neither a page nor what previews have beside them', async () => {
  const { port } = new URL(origin);
  const { origin: partnerOrigin } = new URL(await follow(`${origin}/?variant=umbrella`));
  for (const host of [
    'rebound.example',
    `rebound.example:${port}`,
    '127.0.0.1.nip.example',
    '0.0.0.0',
    '[::]',
    '10.0.0.1',
  ])
    for (const path of ['/', page, '/guides.json', '/@guide-variants', '/@guide-news', '/?variant=umbrella'])
      expect([host, path, await statusFor(origin + path, host)]).toEqual([host, path, 421]);
  expect(await statusFor(partnerOrigin + page, 'rebound.example')).toBe(421);
  expect(await statusFor(origin, '1.2.3.4.5')).toBe(400);
  for (const host of [`localhost:${port}`, 'LOCALHOST', `127.0.0.1:${port}`, 'localhost:8080', `[::1]:${port}`])
    expect([host, await statusFor(origin + page, host)]).toEqual([host, 200]);
});

test('no page of another site may read more of a preview than of the site', async () => {
  for (const path of ['/', page, '/@guide-variants', '/assets/preview.js'])
    expect([path, (await fetch(origin + path)).headers.get('access-control-allow-origin')]).toEqual([path, null]);
});

test('a variant that is not there is said with those that are', async () => {
  const response = await fetch(`${origin}${page}?variant=umbrela`, { redirect: 'manual' });
  expect(response.status).toBe(404);
  expect(await response.text()).toBe(
    'There is no variant umbrela. Did you mean umbrella?\n\nVariants:\n  ?variant=default\n  ?variant=umbrella\n',
  );
});

test('a variant with a mistake is said with its place', async () => {
  const response = await fetch(`${origin}${page}?variant=umbrella`, { redirect: 'manual' });
  expect(response.status).toBe(302);
  writeFileSync(join(content, 'variants/umbrella.yaml'), partner.replace('site:', 'sight:'));
  const broken = await fetch(`${origin}${page}?variant=umbrella`, { redirect: 'manual' });
  writeFileSync(join(content, 'variants/umbrella.yaml'), partner);
  expect(broken.status).toBe(500);
  expect(await broken.text()).toMatch(/variants\/umbrella\.yaml:1:1 .*key-unknown/u);
});

test('the menu knows the variants, and only where variants can be switched', async () => {
  const list = await (await fetch(`${origin}/@guide-variants`)).json();
  expect(list).toEqual({ current: 'default', ids: ['default', 'umbrella'] });
  expect(await textOf(origin + page)).toContain('src="/assets/preview.js"');
});

test('the last state of the files is shown, and a variant whose file goes takes no other with it', async () => {
  const file = join(content, 'variants/umbrella.yaml');
  writeFileSync(file, partner);
  const there = new URL(await follow(`${origin}/?variant=umbrella`)).origin;
  await vi.waitFor(async () => expect(await textOf(there + page)).toContain('content="Umbrella"'), { timeout: 20_000 });
  rmSync(file);
  await vi.waitFor(async () => expect((await fetch(there + page)).status).toBe(500), { timeout: 20_000 });
  expect((await fetch(origin + page)).status).toBe(200);
  for (const name of ['Umbrella One', 'Umbrella Two', 'Umbrella Three'])
    writeFileSync(file, partner.replace('Umbrella', name));
  await vi.waitFor(async () => expect(await textOf(there + page)).toContain('content="Umbrella Three"'), {
    timeout: 20_000,
  });
  writeFileSync(file, partner);
}, 120_000);

test('a built site has nothing of it', async () => {
  const out = join(folder, 'dist');
  expect(runScript('build', ['--content', content, '--out', out], environment).status).toBe(0);
  const files = await listFiles(join(out, 'default'));
  const all = files.map((file) => readFileSync(join(out, 'default', file), 'latin1')).join('\n');
  expect(files).toContain('guides/acme/api-key/index.html');
  expect(all).not.toMatch(/@guide-variants|[?&]variant=|variant-menu|guide-news|preview\.js/u);
}, 120_000);

async function follow(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual' });
  expect(response.status).toBe(302);
  return response.headers.get('location') ?? '';
}

/** Its status for a request that names another host, as `fetch` never does. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { Host: host }, agent: false }, (response) => {
      response.destroy();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}
