import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { beforeAll, expect, test } from 'vitest';
import { compilePackage } from '../../src/cli/compile-package.ts';
import { createFolder, smallContent } from '../cli/run-command.ts';
import { call } from './mcp/connect.ts';
import { publishSite } from './mcp/publish-site.ts';

const root = createFolder(smallContent);
const installed = join(root, 'node_modules/stepwell');
let bin: string;

/** The package as it is published, with the dependencies that it names and no others. */
beforeAll(async () => {
  await publishSite({ content: join(root, 'content'), folder: join(root, 'site') });
  compilePackage();
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    files: string[];
    bin: { stepwell: string };
    dependencies: Record<string, string>;
  };
  for (const path of ['package.json', ...manifest.files]) cpSync(path, join(installed, path), { recursive: true });
  for (const name of Object.keys(manifest.dependencies)) {
    const link = join(root, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve('node_modules', name), link);
  }
  bin = join(installed, manifest.bin.stepwell);
});

test('the command of the package answers from a built folder', async () => {
  const client = new Client({ name: 'test', version: '1.0.0' });
  const args = [bin, 'mcp', '--dir', join(root, 'site')];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, cwd: root }));
  expect((await call(client, 'fetch', { id: 'acme/api-key' })).output?.['title']).toBe('Connect Acme with an API key');
  await client.close();
});

test.each([
  [[], 2],
  [['serve'], 2],
  [['--help'], 0],
  [['mcp', '--dir', 'no/such/site'], 2],
])('%j says how it is called', (args, status) => {
  const result = spawnSync(process.execPath, [bin, ...args], { cwd: root, encoding: 'utf8' });
  expect([result.status, result.stderr]).toEqual([status, expect.stringContaining('Usage: npx stepwell mcp --dir')]);
});

test('the library is beside it, with its types', () => {
  for (const file of ['lib/engine/index.js', 'lib/engine/index.d.ts'])
    expect(readFileSync(join(installed, file), 'utf8')).not.toBe('');
});
