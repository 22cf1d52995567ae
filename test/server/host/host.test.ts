import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sitePartner, twoPartners } from './partner-content.ts';
import { createFolder } from '../../cli/run-command.ts';
import { type StartedHost, startHost } from './start-host.ts';

const root = createFolder(twoPartners);
const content = join(root, 'content');
const guide = '/guides/acme/api-key/';
const quell = 'https://help.quellbrunn.example';
const tarn = 'https://help.tarnhelm.example';
let host: StartedHost;
beforeAll(async () => {
  host = await startHost(content, { inHook: true });
}, 120_000);
afterAll(async () => host?.close());

/** Until what was written is live: how long that takes depends on the machine. */
const untilLive = (look: () => Promise<void>): Promise<void> => vi.waitFor(look, { timeout: 50_000, interval: 50 });

describe('the host of a request', () => {
  test.each([
    'https://help.quellbrunn.example/',
    'http://help.quellbrunn.example/',
    'https://HELP.Quellbrunn.EXAMPLE/',
    'https://help.quellbrunn.example./',
    'https://help.quellbrunn.example:8443/',
  ])('%s is that of a variant', async (address) => {
    const answer = await host.ask(address);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('Quellbrunn')]);
  });

  test('is the same as letters and as xn--', async () => {
    expect((await host.ask('https://bücher.example/')).status).toBe(200);
    expect((await host.ask('https://xn--bcher-kva.example/')).status).toBe(200);
  });

  test('can be an IP address, and of two sites at one name the port tells them apart', async () => {
    expect(await host.text('http://[::1]:8081/')).toContain('Portone');
    expect(await host.text('http://[::1]:8082/')).toContain('Porttwo');
  });

  test.each([
    'https://nobody.example/',
    'https://quellbrunn.example/',
    'https://help.quellbrunn.example.evil.example/',
    'http://127.0.0.1/',
    'http://[::2]/',
    'https://nobody.example/guides/acme/api-key.md',
  ])('%s is nobody’s, and the answer names nobody', async (address) => {
    const answer = await host.ask(address);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([421, 'no-store']);
    expect(text).not.toMatch(/quellbrunn|tarnhelm|example|stepwell/iu);
  });
});

test('only a host that a variant has is told to get a certificate', async () => {
  const ask = async (domain: string): Promise<number> =>
    (await host.admin(`/.well-known/domain-check?domain=${domain}`)).status;
  const answers = [
    'help.quellbrunn.example',
    'HELP.TARNHELM.EXAMPLE.',
    'nobody.example',
    '',
    'help.quellbrunn.example/x',
  ];
  expect(await Promise.all(answers.map(ask))).toEqual([200, 200, 404, 404, 404]);
  expect((await host.admin('/.well-known/domain-check')).status).toBe(404);
});

test('it says that it is alive and ready, and counts by variant', async () => {
  await host.ask(quell + guide);
  await host.ask(quell + guide);
  expect([(await host.admin('/healthz')).status, (await host.admin('/readyz')).status]).toEqual([200, 200]);
  const metrics = await host.admin('/metrics');
  expect(metrics.headers.get('content-type')).toContain('version=0.0.4');
  const text = await metrics.text();
  expect(text).toMatch(/^stepwell_requests_total\{variant="quellbrunn",status="200"\} [1-9]/mu);
  expect(text).toMatch(/^stepwell_cache_hits_total\{variant="quellbrunn",kept="memory"\} [1-9]/mu);
  // Each line is one of the format's.
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{\w+="[^"]*"(?:,\w+="[^"]*")*\})? \d+)$/u);
});

test('each host has its own MCP server', async () => {
  const call = {
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name: 'fetch', arguments: { id: 'acme/api-key' } },
  };
  const answer = await host.post(`${quell}/mcp`, call);
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('help.quellbrunn.example')]);
});

test('what a page names is there, and no file of another variant’s, nor a hidden one', async () => {
  const page = await host.text(quell + guide);
  for (const [, address = ''] of page.matchAll(/(?:href|src)="(\/[^"#]+)"/gu))
    expect([address, (await host.ask(quell + address)).status]).toEqual([address, 200]);
  const statuses = [
    '/brands/quellbrunn/logo.svg',
    '/brands/tarnhelm/logo.svg',
    '/.env',
    '/.built-site',
    '/../package.json',
  ].map(async (path) => (await host.ask(quell + path)).status);
  expect(await Promise.all(statuses)).toEqual([200, 404, 404, 404, 404]);
});

describe('what changes', () => {
  test('a partner whose file appears, changes and goes is live without a build', async () => {
    const file = join(content, 'variants/newcomer.yaml');
    const site = 'https://help.newcomer.example';
    expect((await host.ask(`${site}/`)).status).toBe(421);
    writeFileSync(file, sitePartner('Newcomer', site));
    await untilLive(async () => expect(await host.text(site + guide)).toContain('Newcomer'));
    writeFileSync(file, sitePartner('Latecomer', site));
    await untilLive(async () => expect(await host.text(site + guide)).toContain('Latecomer'));
    rmSync(file);
    await untilLive(async () => expect((await host.ask(site + guide)).status).toBe(421));
  });

  test('one whose file breaks keeps its last good site, and the log says so', async () => {
    const file = join(content, 'variants/tarnhelm.yaml');
    const before = readFileSync(file, 'utf8');
    const page = await host.text(tarn + guide);
    for (const broken of [
      'brand: { name: [',
      before.replace('brand:', 'brnad:'),
      'guides: { include: [nothing/*] }\n' + before,
    ]) {
      const said = host.notices.length;
      writeFileSync(file, broken);
      await untilLive(async () => expect(host.notices.slice(said).join('\n')).toContain('tarnhelm has errors'));
      expect(host.notices.slice(said).join('\n')).toContain('variants/tarnhelm.yaml');
      expect(await host.text(tarn + guide)).toBe(page);
      expect((await host.ask(quell + guide)).status).toBe(200);
      writeFileSync(file, before);
      await untilLive(async () => expect(host.notices.at(-1)).toContain('no errors any more'));
    }
  });

  test('guides with an error stay as they were, and partners go on to change', async () => {
    const file = join(content, 'guides/acme/api-key.mdx');
    const before = readFileSync(file, 'utf8');
    const said = host.notices.length;
    writeFileSync(file, before.replace('**Settings**', '[Settings](/nowhere/)'));
    await untilLive(async () => expect(host.notices.slice(said).join('\n')).toContain('as they were before'));
    expect(await host.text(quell + guide)).toContain('<strong>Settings</strong>');
    const variant = join(content, 'variants/quellbrunn.yaml');
    const own = readFileSync(variant, 'utf8');
    writeFileSync(variant, own.replace('Quellbrunn Hub', 'Quellbrunn Desk'));
    await untilLive(async () => expect(await host.text(quell + guide)).toContain('Quellbrunn Desk'));
    writeFileSync(variant, own);
    writeFileSync(file, before.replace('**Settings**', '**Preferences**'));
    await untilLive(async () => expect(await host.text(quell + guide)).toContain('<strong>Preferences</strong>'));
    writeFileSync(file, before);
  });
});

/** Adds a guide that says something; gives its path, and what takes it away. */
function addGuide(provider: string, said: string): { path: string; remove: () => void } {
  const folder = join(content, 'guides', provider);
  const small = (name: string): string => twoPartners[`content/guides/acme/${name}`] ?? '';
  mkdirSync(folder);
  writeFileSync(join(folder, 'provider.yaml'), small('provider.yaml').replace('Acme', 'Mill'));
  writeFileSync(join(folder, 'api-key.mdx'), small('api-key.mdx').replace('Acme', 'Mill').replace('Copy it.', said));
  return { path: `/guides/${provider}/api-key/`, remove: () => rmSync(folder, { recursive: true }) };
}

test('a page that names another is held back, the others are not, and the log says where it comes from', async () => {
  const { path, remove } = addGuide('mill', 'Ask Tarnhelm for it.');
  await untilLive(async () => expect((await host.ask(quell + path)).status).toBe(500));
  const file = path.slice(0, -1);
  for (const address of [path, `/embed${path}`, `${file}.md`, `${file}.json`, '/llms-full.txt']) {
    const answer = await host.ask(quell + address);
    expect([address, answer.status, answer.headers.get('cache-control')]).toEqual([address, 500, 'no-store']);
    expect(await answer.text()).not.toMatch(/tarnhelm|quellbrunn/iu);
  }
  // It may name itself.
  expect(await host.text(tarn + path)).toContain('Ask Tarnhelm for it');
  expect((await host.ask(quell + guide)).status).toBe(200);
  expect(host.notices.join('\n')).toMatch(
    /quellbrunn: \/guides\/mill\/api-key\/index\.html is held back: .*“Tarnhelm”.*guides\/mill\/api-key\.mdx:\d+/u,
  );
  expect(await (await host.admin('/metrics')).text()).toMatch(/^stepwell_leaks_total\{variant="quellbrunn"\} [1-9]/mu);
  remove();
  await untilLive(async () => expect((await host.ask(quell + path)).status).toBe(404));
});

test('a new partner’s name is forbidden at once in pages that are kept', async () => {
  const { path, remove } = addGuide('wing', 'Ask Kestrelwing.');
  await untilLive(async () => expect((await host.ask(quell + path)).status).toBe(200));
  const file = join(content, 'variants/kestrelwing.yaml');
  writeFileSync(file, sitePartner('Kestrelwing', 'https://help.kestrelwing.example'));
  await untilLive(async () => expect((await host.ask(quell + path)).status).toBe(500));
  rmSync(file);
  await untilLive(async () => expect((await host.ask(quell + path)).status).toBe(200));
  remove();
});

test('what one process has made the next one has on disk, if nothing of it was changed there', async () => {
  const cacheDir = createFolder({});
  const first = await startHost(content, { cacheDir });
  expect(first.opened).toBe(true);
  const page = await first.text(quell + guide);
  await untilLive(async () => expect(existsSync(join(cacheDir, 'outputs'))).toBe(true));
  await first.close();
  const next = await startHost(content, { cacheDir });
  expect(await next.text(quell + guide)).toBe(page);
  expect(await (await next.admin('/metrics')).text()).toMatch(/kept="disk"/u);
});
