import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFolder, runScript, smallContent } from './run-command.ts';

const guide = 'content/guides/acme/api-key.mdx';
const folder = createFolder({
  ...smallContent,
  [guide]: (smallContent[guide] ?? '').replace('description: Create a key and link your account.\n', ''),
  'content/variants/partner.yaml': 'site: https://partner.example\nbrand: { name: Partner }\nagents: { llms: false }\n',
});
const script = ['scripts/start.ts', '--content', join(folder, 'content')];
let stop: () => Promise<number | null> = async () => null;
let [stdout, stderr] = ['', ''];

beforeAll(async () => {
  const child = spawn(process.execPath, script, {
    env: {
      ...process.env,
      NO_COLOR: '1',
      PORT: '0',
      VARIANT: 'partner',
      STEPWELL_CACHE: join(folder, 'cache'),
    },
  });
  stop = async () => {
    child.kill('SIGINT');
    const [status] = (await once(child, 'close')) as [number | null];
    return status;
  };
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await new Promise<void>((ready) => {
    child.once('close', () => ready());
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes('Stop with')) ready();
    });
  });
});

afterAll(() => stop());

test('every address that is printed answers, at the port that was found', async () => {
  const addresses = stdout.match(/http:\S+/gu) ?? [];
  expect(addresses.map((address) => new URL(address).pathname)).toEqual([
    '/',
    '/guides/acme/api-key/',
    '/guides/acme/api-key/',
    '/linking/accounts',
  ]);
  for (const address of addresses.slice(0, 2)) {
    const response = await fetch(address);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(`<link rel="canonical" href="${address}"`);
  }
});

test('the sandbox answers for the printed session, and shows what it linked', async () => {
  const addresses = (stdout.match(/http:\S+/gu) ?? []).map((address) => new URL(address));
  const token = addresses.find(({ hash }) => hash)?.hash.replace('#session=', '');
  const endpoint = `${addresses[0]?.origin}/linking`;
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ guide: 'acme/api-key', variant: 'partner', fields: { apiKey: 'ok' }, scopes: [] }),
  });
  expect(await response.json()).toMatchObject({ account: { provider: 'acme' } });
  const accounts = await (await fetch(addresses.at(-1) ?? '')).text();
  for (const address of ['/guides/', '/guides/acme/api-key/']) expect(accounts).toContain(`href="${address}"`);
  expect(existsSync(join(folder, 'cache/linking/linking.db'))).toBe(true);
  expect(stderr).not.toContain('ExperimentalWarning');
});

test('the content’s warnings are said, with their lines', () => {
  expect(stderr).toContain('description-missing');
  expect(stderr).toContain('1 warning');
});

test('what was built for publishing stays', () => {
  expect(existsSync(join(folder, 'dist'))).toBe(false);
  expect(readFileSync(join(folder, 'cache/start/0/default/index.html'), 'utf8')).toContain('https://guides.example/');
});

test.each([['../..'], ['partnre'], ['default.yaml']])('a variant %s is refused before anything is built', (id) => {
  const other = createFolder(smallContent);
  const { status, stderr } = runScript('start', ['--content', join(other, 'content'), '--out', join(other, 'dist')], {
    PORT: '0',
    VARIANT: id,
  });
  expect(status).toBe(2);
  expect(stderr).toContain(`There is no variant ${id}.`);
  expect(existsSync(join(other, 'dist'))).toBe(false);
});
