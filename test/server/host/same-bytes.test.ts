import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hono } from 'hono';
import { openRenderer } from '../../../src/publish/renderer/renderer.ts';
import { createStaticHost } from '../../../src/server/static-host.ts';
import { readTree } from '../../../src/system/files/file-tree.ts';
import { loadVariants } from '../../../src/workspace/standalone-file.ts';
import { createFolder, runScript, sharedCache } from '../../cli/run-command.ts';
import { type StartedHost, startHost } from './start-host.ts';

const out = createFolder({});
let host: StartedHost;

/** The sites of this repository's content, built, beside the host that makes them when they are asked for. */
beforeAll(async () => {
  const built = runScript('build', ['--out', out]);
  expect([built.status, built.stderr]).toEqual([0, expect.any(String)]);
  host = await startHost('content', { inHook: true });
}, 300_000);
afterAll(async () => host?.close());

interface Sent {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

async function readAnswer(response: Response): Promise<Sent> {
  const body = Buffer.from(await response.arrayBuffer()).toString('latin1');
  return { status: response.status, headers: [...response.headers], body };
}

const asked: readonly Readonly<Record<string, string>>[] = [
  { accept: 'text/html' },
  { accept: 'text/markdown' },
  { accept: 'text/html', 'accept-encoding': 'gzip' },
];

describe.each(await loadVariants('content'))('$id', ({ id, site }) => {
  test('every file and page of the built site is the same, with the same headers', async () => {
    const built: Hono = createStaticHost(join(out, id));
    const { files } = await readTree(join(out, id), { hidden: true });
    expect(files.length).toBeGreaterThan(50);
    const pages = files
      .filter((path) => path.endsWith('index.html'))
      .map((path) => path.slice(0, -'index.html'.length));
    for (const path of [...files, ...pages, ...pages.slice(1).map((page) => page.slice(0, -1))]) {
      for (const headers of asked) {
        const address = `${site}/${path}`;
        const ours = await readAnswer(await host.ask(address, headers));
        expect({ path, ...ours }).toEqual({ path, ...(await readAnswer(await built.request(address, { headers }))) });
      }
    }
  }, 300_000);

  test('what the built site does not have is not there either', async () => {
    const built: Hono = createStaticHost(join(out, id));
    const { assets } = await openRenderer(sharedCache);
    const guide = '/guides/lattice/api-key';
    const paths = [
      ...assets.keys(),
      '/nothing',
      '/nothing.txt',
      '/handbook/',
      '/errors/link-broken/',
      '/.built-site',
      '/_headers',
      '/llms/guides-1.txt',
      '/sitemap-index.xml',
      '/%2e%2e/%2e%2e/package.json',
      '/..%2f..%2fpackage.json',
      `${guide}/index.md`,
      `${guide}.md?actions=list_employees`,
      `${guide}.json?actions=nothing`,
    ];
    for (const path of paths) {
      const ours = await readAnswer(await host.ask(site + path));
      expect({ path, ...ours }).toEqual({ path, ...(await readAnswer(await built.request(site + path))) });
    }
  });
});
