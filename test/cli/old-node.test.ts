import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findNode } from '../find-node.ts';
import { createFolder } from './run-command.ts';

const node = findNode(20);
const manifest = '{"name":"node"}';

test.skipIf(node === undefined).each([
  ['an install without scripts', { 'node_modules/node/package.json': manifest }, 'npm rebuild node'],
  ['a clone in which nothing is installed', {}, 'npm ci'],
])('an old Node says in one sentence what is missing after %s', (_name, files, remedy) => {
  const folder = createFolder(files);
  cpSync('scripts', join(folder, 'scripts'), { recursive: true });
  for (const verb of ['check', 'build', 'test', 'start']) {
    const { status, stdout, stderr } = spawnSync(node ?? '', ['scripts/run.mjs', verb], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(new RegExp(`^Node 20[^\\n]* cannot run this\\.[^\\n]*${remedy}[^\\n]*\\n$`, 'u'));
  }
});
