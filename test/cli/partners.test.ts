import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { listFiles } from '../../src/system/files/file-tree.ts';
import { createFolder, runScript } from './run-command.ts';

const partners = ['mipplo', 'sahlwan', 'vorrendale'];
const vendor = 'stepwell';
const folder = createFolder({});

beforeAll(() => {
  const variants = partners.flatMap((id) => ['--variant', id]);
  const { status, stderr } = runScript('build', ['--out', folder, ...variants]);
  expect(stderr).toBe('');
  expect(status).toBe(0);
}, 120_000);

test.each(partners)('the site of %s names its own brand and no other', async (id) => {
  const files = await listFiles(join(folder, id));
  const others = [vendor, ...partners.filter((other) => other !== id)];
  const naming = (name: string): string[] =>
    files.filter((file) => `${file}\n${readFileSync(join(folder, id, file), 'latin1')}`.toLowerCase().includes(name));
  expect(others.flatMap(naming)).toEqual([]);
  expect(naming(id)).toContain('guides/bamboohr/api-key/index.html');
  expect(files.filter((file) => file.startsWith('brands/'))).toEqual(
    id === 'sahlwan' ? [] : ['favicon', 'logo-dark', 'logo'].map((name) => `brands/${id}/${name}.svg`),
  );
});

test('each partner has guides of its own', async () => {
  const guides = async (id: string): Promise<string[]> =>
    (await listFiles(join(folder, id))).filter((file) => /^guides\/.*\.json$/u.test(file));
  const [mipplo, , vorrendale] = await Promise.all(partners.map(guides));
  expect(vorrendale).toEqual(
    ['bamboohr/api-key', 'greenhouse/client-credentials', 'lattice/api-key'].map((path) => `guides/${path}.json`),
  );
  expect(mipplo).toContain('guides/slack/setup/oauth-2-0.json');
  expect(mipplo?.filter((path) => vorrendale?.includes(path))).toEqual(['guides/bamboohr/api-key.json']);
});
