import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../src/server/port.ts';
import { createFolder, runScript, sharedCache } from './run-command.ts';

const base = '/help/center';
const site = `https://acme.example${base}`;

const guide = `---
title: Connect Gauge with a key
description: Link it at {site.url}.
method: { id: api-key, label: API key }
verified: { on: 2026-05-04, against: documentation }
---

See [the other way](../gauge/oauth-2-0/), [help](/support/), [the other again](/guides/gauge/oauth-2-0/#approve) and
[elsewhere](https://elsewhere.example/guides/).

![The page of keys](/pictures/keys.svg)

<Section title="Create a [key](/support/)">

<Steps>
  <Step title="Open the settings" scopes="people:read">

    <Image src="/pictures/keys.svg" alt="Keys" />

    <Card title="More" href="/support/">Read it.</Card>

  </Step>
  <Step title="Copy the key">

    Copy it. <Field name="apiKey" />

  </Step>
</Steps>

</Section>
`;
const other = `---
title: Connect Gauge by signing in
description: Sign in.
method: { id: oauth-2-0, label: Sign in }
---

## Approve

<Steps>
  <Step title="Approve it">

    Approve.

  </Step>
</Steps>
`;
const variantOf = (address: string): string => `site: ${address}
brand:
  name: Acmely
  logo: { light: /brands/partner/logo.svg, dark: /brands/partner/dark.svg, alt: Acmely }
  favicon: /brands/partner/icon.svg
  image: /brands/partner/share.png
  font: { family: Acme Sans, src: /brands/partner/sans.woff2 }
linking: { adapter: http, baseUrl: /linking, session: /session, accountsUrl: /linking/accounts }
footer: { links: [{ label: Terms, href: /support/ }, { label: Status, href: 'https://status.acme.example/' }] }
frameAncestors: ['https://app.acme.example']
`;
const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>\n';
const mark = picture.replace('<rect width="4" height="3"/>', '<path d="M0 0h4v3z"/>');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const project = createFolder({
  'content/guides/gauge/provider.yaml': `name: Gauge
category: crm
logo: { src: /pictures/gauge.svg, license: CC0-1.0, source: 'https://gauge.example', retrieved: 2026-01-02 }
actions: [{ id: list_people, label: List people, scopes: [people:read] }]
scopes: { people:read: { description: Read people } }
connections: { api-key: { fields: [{ key: apiKey, label: API key }] }, oauth-2-0: { fields: [] } }
`,
  'content/guides/gauge/api-key.mdx': guide,
  'content/guides/gauge/oauth-2-0.mdx': other,
  'content/pages/support.mdx':
    '---\ntitle: Support\ndescription: Ask.\n---\n\nBack [home](/), or [to it](guides/gauge/).\n',
  'content/pages/index.mdx': '---\ntitle: Welcome\ndescription: Begin.\n---\n\nBegin with [Gauge](/guides/gauge/).\n',
  'content/variants/default.yaml': 'whitelabel: false\nsite: https://vendor.example\nbrand: { name: Tallwoodish }\n',
  'content/variants/partner.yaml': variantOf(`${site}/`),
  'public/_headers': '/pictures/*\n  X-Picture: yes\n  Link: </support/>; rel="help"\n',
  'public/_redirects': '/old/* /guides/:splat 302\n/away https://elsewhere.example/ 302\n',
  'public/pictures/keys.svg': picture,
  'public/pictures/gauge.svg': picture,
  ...Object.fromEntries(['logo', 'dark', 'icon'].map((name) => [`public/brands/partner/${name}.svg`, mark])),
  'public/brands/partner/share.png': png,
  'public/brands/partner/sans.woff2': 'wOF2',
});
const out = join(project, 'dist');
const folder = join(out, 'partner');
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
let files: string[] = [];
let said = '';

beforeAll(() => {
  const { status, stdout, stderr } = runScript('build', ['--content', join(project, 'content'), '--out', out]);
  said = stdout + stderr;
  expect([status, said]).toEqual([0, expect.stringContaining('built')]);
  files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
});

/** What of the addresses of some HTML is neither a file of the site nor elsewhere. */
function strayIn(html: string): string[] {
  const stray: string[] = [];
  visit(fromHtml(html), 'element', ({ properties }) => {
    for (const [name, value] of Object.entries(properties)) {
      const said = String(value);
      // The keys that open the search.
      if (said.startsWith('/') && name !== 'ariaKeyShortcuts' && !isThere(said)) stray.push(`${name}=${said}`);
    }
  });
  return stray;
}

/** Whether an address from the root of the host is a file of the site, or something that its server answers. */
function isThere(address: string): boolean {
  const [path = ''] = address.replace(/^.*?,/u, '').split(/[?#\s]/u);
  if (path === base) return true;
  if (!path.startsWith(`${base}/`)) return false;
  const file = path.slice(base.length + 1);
  return (
    ['linking', 'linking/accounts', 'session', 'mcp'].includes(file) ||
    [file, `${file}index.html`].some((each) => files.includes(each))
  );
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, each]) => [key, ...stringsIn(each)])
    : [];
}

test('no address of a page leaves the base, and each leads to something', () => {
  const pages = files.filter((path) => path.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(8);
  expect(pages.flatMap((path) => strayIn(read(path)).map((stray) => `${path}: ${stray}`))).toEqual([]);
});

test('no address in data leaves it', () => {
  const data = files.filter((path) => path.endsWith('.json') && !path.startsWith('schema/'));
  const strings = data.flatMap((path) => stringsIn(JSON.parse(read(path))));
  expect(strings.filter((text) => /^\/\w/u.test(text) && !isThere(text))).toEqual([]);
  expect(strings.filter((text) => text.startsWith('<')).flatMap(strayIn)).toEqual([]);
  const published = read('guides/gauge/api-key.json');
  expect(published).toContain(`href=\\"${base}/support/\\"`);
  expect(published).toContain(`src=\\"${base}/pictures/keys.svg\\"`);
  expect(JSON.parse(published)).toMatchObject({ url: `${site}/guides/gauge/api-key/` });
});

test('no absolute address of the host leaves it', () => {
  const texts = files.filter((path) => /\.(?:html|md|json|txt|xml)$/u.test(path));
  const addresses = texts.flatMap((path) => read(path).match(/https:\/\/acme\.example[^\s"'<>)\\]*/gu) ?? []);
  expect(addresses.length).toBeGreaterThan(50);
  expect(addresses.filter((address) => !address.startsWith(site))).toEqual([]);
  expect(read('guides/gauge/api-key.md')).toContain(`](${site}/guides/gauge/oauth-2-0.md#approve)`);
  expect(read('llms.txt')).toContain(`](${site}/guides/gauge/api-key.md)`);
  expect(read('sitemap.xml')).toContain(`<loc>${site}/guides/gauge/api-key/</loc>`);
  expect(read('robots.txt')).toContain(`Sitemap: ${site}/sitemap.xml`);
  expect(read('.well-known/ai-catalog.json')).toContain(`"url": "${site}/mcp"`);
  expect(read('404.md')).toContain(`](${site}/guides.md)`);
});

test('style sheets load what is below it', () => {
  const styles = files
    .filter((path) => path.endsWith('.css'))
    .map(read)
    .join('');
  const loaded = Array.from(styles.matchAll(/url\(["']?(\/[^"')]*)/gu), ([, address = '']) => address);
  expect(loaded).toEqual([`${base}/brands/partner/sans.woff2`]);
});

test('links to other sites stay, and what authors wrote is not said twice', () => {
  const page = read('guides/gauge/api-key/index.html');
  expect(page).toContain('href="https://elsewhere.example/guides/"');
  expect(page).toContain('href="https://status.acme.example/"');
  expect(page).not.toContain(`${base}${base}`);
  expect(page).toContain(`<link rel="canonical" href="${site}/guides/gauge/api-key/">`);
  expect(page).toContain(`content="${site}/brands/partner/share.png"`);
  expect(page).toContain(`"baseUrl":"${base}/linking"`);
  expect(page).toContain(`"accountsUrl":"${base}/linking/accounts"`);
});

test('headers and redirects are of addresses, the owner’s own too', () => {
  const rules = read('_headers')
    .split('\n')
    .filter((line) => /^\S/u.test(line));
  expect(rules.filter((path) => !path.startsWith(`${base}/`))).toEqual([]);
  expect(read('_headers')).toContain(`${base}/pictures/*\n  X-Picture: yes\n  Link: <${base}/support/>; rel="help"`);
  const redirects = read('_redirects').trim().split('\n');
  expect(redirects).toContain(`${base}/old/* ${base}/guides/:splat 302`);
  expect(redirects).toContain(`${base}/away https://elsewhere.example/ 302`);
  expect(redirects.filter((line) => !line.startsWith(`${base}/`))).toEqual([]);
});

test('a base that is there no more leaves nothing of it, what did not depend on it stays', () => {
  const content = join(createFolder({}), 'project');
  execFileSync('cp', ['-r', project, content]);
  execFileSync('rm', ['-r', join(content, 'dist')]);
  const build = (address: string): string => {
    const file = join(content, 'content/variants/partner.yaml');
    execFileSync('tee', [file], { input: variantOf(address), stdio: ['pipe', 'ignore', 'inherit'] });
    const args = ['--content', join(content, 'content'), '--out', join(content, 'dist'), '--variant', 'partner'];
    const { status, stdout } = runScript('build', args);
    expect(status).toBe(0);
    return stdout;
  };
  build(site);
  build('https://acme.example');
  const built = join(content, 'dist/partner');
  const texts = readdirSync(built, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  expect(texts.filter((text) => text.includes(base))).toEqual([]);
  build(`${site}/`);
  const again = readFileSync(join(built, 'guides/gauge/api-key/index.html'), 'utf8');
  expect(again).toBe(read('guides/gauge/api-key/index.html'));
});

describe('served', () => {
  let origin = '';
  let stop = async (): Promise<void> => undefined;

  beforeAll(async () => {
    const child = spawn(process.execPath, ['scripts/serve.ts', '--port', '0', '--dir', folder]);
    stop = async () => {
      child.kill('SIGTERM');
      await once(child, 'close');
    };
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const address = /http:\/\/\S+/u.exec(line.toString())?.[0] ?? '';
    ({ origin } = new URL(address));
    expect(address).toBe(`${origin}${base}/`);
  });
  afterAll(() => stop());

  test('every file is there, and nothing outside', async () => {
    for (const path of files.filter((each) => !/(?:^|\/)(?:_|\.built)/u.test(each))) {
      const address = path.split('/').map(encodeURIComponent).join('/');
      expect([path, (await fetch(`${origin}${base}/${address}`)).status]).toEqual([path, 200]);
      expect([path, (await fetch(`${origin}/${address}`)).status]).toEqual([path, 404]);
    }
    const home = await fetch(origin);
    expect([home.url, home.status]).toEqual([`${origin}${base}/`, 200]);
  });

  test('a guide is narrowed, its addresses whole', async () => {
    const markdown = await (await fetch(`${origin}${base}/guides/gauge/api-key.md?actions=list_people`)).text();
    expect(markdown).toContain(`](${site}/support.md)`);
    const { sections } = (await (
      await fetch(`${origin}${base}/guides/gauge/api-key.json?actions=list_people`)
    ).json()) as Record<string, unknown>;
    expect(
      stringsIn(sections)
        .filter((text) => text.startsWith('<'))
        .flatMap(strayIn),
    ).toEqual([]);
  });

  test('MCP answers below it, with addresses that have it', async () => {
    const ask = async (address: string, method: string, params: unknown): Promise<Response> =>
      fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      });
    const found = await ask(`${origin}${base}/mcp`, 'tools/call', { name: 'search', arguments: { query: 'gauge' } });
    expect(found.status).toBe(200);
    expect(await found.text()).toContain(`${site}/guides/gauge/api-key`);
    const fetched = await ask(`${origin}${base}/mcp`, 'tools/call', {
      name: 'fetch',
      arguments: { id: `${base}/guides/gauge/api-key/` },
    });
    expect(await fetched.text()).toContain('Copy the key');
    expect((await fetch(`${origin}${base}/mcp/server-card`)).status).toBe(200);
    expect((await ask(`${origin}/mcp`, 'tools/list', {})).status).not.toBe(200);
  });
});

test('a preview is below it too, and leads to the same page of a variant that is not', async () => {
  const port = await freePort(0);
  const args = ['--content', join(project, 'content'), '--variant', 'partner', '--port', String(port)];
  const child = spawn(process.execPath, ['scripts/dev.ts', ...args], {
    env: { ...process.env, STEPWELL_CACHE: sharedCache, NO_COLOR: '1' },
  });
  try {
    await once(child.stdout, 'data');
    const origin = `http://127.0.0.1:${port}`;
    const home = await fetch(origin);
    expect([home.url, home.status]).toEqual([`${origin}${base}/`, 200]);
    const page = await (await fetch(`${origin}${base}/guides/gauge/api-key/`)).text();
    expect(page).toContain(`src="${base}/assets/preview.js"`);
    expect(page).toContain(`<link rel="canonical" href="${origin}${base}/guides/gauge/api-key/">`);
    const loaded = Array.from(
      page.matchAll(/(?:src|href)="(\/[^"]*\.(?:js|css|svg|woff2))"/gu),
      ([, address = '']) => address,
    );
    expect(loaded.length).toBeGreaterThan(4);
    for (const address of loaded) expect([address, (await fetch(origin + address)).status]).toEqual([address, 200]);
    expect((await fetch(`${origin}/guides/gauge/api-key/`)).status).toBe(404);
    const vendor = await fetch(`${origin}${base}/guides/gauge/api-key/?variant=default`);
    expect([new URL(vendor.url).pathname, vendor.status]).toEqual(['/guides/gauge/api-key/', 200]);
    const back = await fetch(`${new URL(vendor.url).origin}/guides/gauge/api-key/?variant=partner`);
    expect(back.url).toBe(`${origin}${base}/guides/gauge/api-key/`);
  } finally {
    child.kill('SIGTERM');
    await once(child, 'close');
  }
}, 120_000);

test('another variant of the same build is where it was', () => {
  const vendor = join(out, 'default');
  const texts = readdirSync(vendor, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  expect(texts.length).toBeGreaterThan(20);
  expect(texts.filter((text) => text.includes(base))).toEqual([]);
  expect(readFileSync(join(vendor, 'guides/gauge/api-key.json'), 'utf8')).toContain('href=\\"/support/\\"');
});

test.each([
  ['https://acme.example/a//b'],
  ['https://acme.example/a/../b'],
  ['https://acme.example/./a'],
  ['https://acme.example/a%20b'],
  ['https://acme.example/a;b'],
  ['https://acme.example/ä'],
])('%s is refused with its place', (address) => {
  const content = createFolder({ 'variants/partner.yaml': `brand: { name: Acmely }\nsite: ${address}\n` });
  const { status, stdout } = runScript('check', ['--content', content, '--format', 'json']);
  expect(status).toBe(1);
  const found = (JSON.parse(stdout) as { code: string; position: unknown; message: string }[]).find(
    ({ code }) => code === 'value-invalid',
  );
  expect(found).toMatchObject({
    position: { start: { line: 2, column: 7 } },
    message: expect.stringContaining('a path such as `/help/`') as unknown,
  });
});
