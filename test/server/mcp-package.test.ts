import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { beforeAll, expect, test } from 'vitest';
import { createEngine } from '../../src/engine/index.ts';
import { compilePackage } from '../../src/cli/compile-package.ts';
import { createFolder, smallContent } from '../cli/run-command.ts';
import { findNode } from '../find-node.ts';
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

/** A Node of the oldest version that the package promises, if this machine has one. */
const oldest = findNode(20);

const everyFormat = `
import { compile, compilePage, compileProvider, compileVariant, createEngine, view } from 'stepwell';

const yaml = 'name: N\\ncategory: crm\\nactions: [{ id: a, label: A, scopes: [r] }]\\nscopes: { r: {} }\\n';
const { value: provider } = compileProvider({ source: yaml, path: 'guides/n/provider.yaml' });
const { value: variant } = compileVariant({ source: 'site: https://x.example\\nbrand: { name: X }\\n', path: 'variants/x.yaml' });
const source = '# Connect N\\n\\n> With a key.\\n\\n## Steps\\n\\n1. Open it.\\n2. Copy the key.\\n';
const { value: guide } = compile({ source, path: 'guides/n/api-key.md', provider });
const { value: page } = compilePage({ source: '---\\ntitle: P\\ndescription: D.\\n---\\n\\nWords.\\n', path: 'p.mdx' });
if (!guide || !page) throw new Error('Cannot compile');
const engine = createEngine();
const context = { site: 'https://x.example', name: 'X', documents: [] };
engine.check([guide], { pages: [page], ...(provider ? { providers: [{ provider, path: 'guides/n/provider.yaml' }] } : {}) });
const shown = view(guide, { variant, actions: ['a'] });
const printed = engine.formats.map(({ name, of }) => [
  name,
  of === 'document' ? engine.render(shown, name, context) : engine.renderFiles([shown, page], name, context)[0]?.content,
]);
console.log(JSON.stringify(printed));
`;

test('the library compiles under the strictest settings, as its values come', () => {
  writeFileSync(join(root, 'every-format.ts'), everyFormat);
  const options = ['--strict', '--exactOptionalPropertyTypes', '--noEmit', '--skipLibCheck', '--module', 'nodenext'];
  const compiler = resolve('node_modules/@typescript/native/bin/tsc');
  const types = ['--types', 'node', '--typeRoots', resolve('node_modules/@types')];
  const args = [compiler, ...options, ...types, '--target', 'es2023', 'every-format.ts'];
  const { stdout, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect([stdout, status]).toEqual(['', 0]);
});

test.skipIf(oldest === undefined)('the library prints the same on the oldest Node it promises, in every format', () => {
  writeFileSync(join(root, 'every-format.mjs'), everyFormat);
  const run = (node: string): string => {
    const { stdout, stderr } = spawnSync(node, ['every-format.mjs'], { cwd: root, encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout;
  };
  expect(run(oldest ?? '')).toBe(run(process.execPath));
  expect(JSON.parse(run(oldest ?? ''))).toHaveLength(createEngine().formats.length);
  expect(spawnSync(oldest ?? '', [bin, '--help'], { encoding: 'utf8' })).toMatchObject({ status: 0 });
});
