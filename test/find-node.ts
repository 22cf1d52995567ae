import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A Node of a major version among those that this machine has beside the project's own. */
export function findNode(major: number): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return [...new Set(folders.map((folder) => join(folder, 'node')))].find(
    (node) => existsSync(node) && spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.startsWith(`v${major}.`),
  );
}
