import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTree } from '../../src/system/files/file-tree.ts';
import { createFolder } from '../cli/run-command.ts';

const made = createFolder({
  'content/guides/acme/api-key.mdx': '',
  'content/.hidden/a.txt': '',
  'shared/beta/basic.mdx': '',
  'elsewhere.txt': '',
  '.env': '',
  'mounted/..2026/acme.yaml': '',
});
const outside = createFolder({ 'secret/password.txt': '' });
const at = (path: string): string => join(made, 'content', path);
symlinkSync('../../shared/beta', at('guides/beta'));
symlinkSync(join(made, 'elsewhere.txt'), at('file.txt'));
symlinkSync('..', at('guides/circle'));
symlinkSync('../..', at('guides/above'));
symlinkSync('self', at('self'));
symlinkSync('missing', at('nowhere'));
symlinkSync(join(outside, 'secret'), at('secret'));
symlinkSync(join(outside, 'secret/password.txt'), at('password.txt'));
symlinkSync('../.env', at('settings.txt'));
symlinkSync('../mounted/..2026', at('variants'));
execFileSync('mkfifo', [at('pipe.mdx')]);

test('links are followed beside the folder; the rest is named with its reason', async () => {
  const { files, unreadable } = await readTree(join(made, 'content'));
  expect(files).toEqual(['file.txt', 'guides/acme/api-key.mdx', 'guides/beta/basic.mdx', 'variants/acme.yaml']);
  expect(Object.fromEntries(unreadable.map(({ path, reason }) => [path, reason]))).toEqual({
    'guides/above': 'it is a link to a folder that it lies in',
    'guides/circle': 'it is a link to a folder that it lies in',
    nowhere: 'it is a link that leads nowhere',
    'password.txt': `it is a link that leads out of ${made}`,
    'pipe.mdx': 'it is neither a file nor a folder',
    secret: `it is a link that leads out of ${made}`,
    self: 'it is a link that leads to itself',
    'settings.txt': 'it is a link to a hidden file or folder',
  });
});

test('hidden files count where they are asked for', async () => {
  const { files } = await readTree(join(made, 'content'), { hidden: true });
  expect(files).toContain('.hidden/a.txt');
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be read is named', async () => {
  const folder = createFolder({ 'content/guides/acme/api-key.mdx': '' });
  chmodSync(join(folder, 'content/guides'), 0);
  const { files, unreadable } = await readTree(join(folder, 'content'));
  chmodSync(join(folder, 'content/guides'), 0o700);
  expect({ files, unreadable }).toEqual({ files: [], unreadable: [{ path: 'guides', reason: 'you may not read it' }] });
});
