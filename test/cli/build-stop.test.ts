import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { markerFile, markOf } from '../../src/publish/outputs/marker.ts';
import { createFolder, sharedCache, smallContent } from './run-command.ts';

describe('a build that is stopped', () => {
  const ids = ['a', 'b', 'c', 'default'];
  const folder = createFolder({
    ...smallContent,
    ...Object.fromEntries(
      ['a', 'b', 'c'].map((id) => [
        `content/variants/${id}.yaml`,
        `site: https://${id}.example\nbrand: { name: Brand ${id} }\n`,
      ]),
    ),
    ...Object.fromEntries(
      ids.flatMap((id) => [
        [`dist/${id}/index.html`, 'previous'],
        [`dist/${id}/${markerFile}`, markOf(id)],
      ]),
    ),
  });
  const out = join(folder, 'dist');

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s ends at once and leaves every site whole', async (signal, expected) => {
    const child = spawn(
      process.execPath,
      ['scripts/build.ts', '--content', join(folder, 'content'), '--out', out, '--jobs', '2', '--keep-going'],
      { stdio: 'ignore', env: { ...process.env, STEPWELL_CACHE: sharedCache } },
    );
    const ended = once(child, 'close');
    await vi.waitUntil(() => readdirSync(out).some((name) => name.includes('.building-')), 30_000);
    child.kill(signal);
    expect(await ended).toEqual([expected, null]);
    expect(readdirSync(out).sort()).toEqual(ids);
    for (const id of ids) expect(readFileSync(join(out, id, 'index.html'), 'utf8')).toBe('previous');
    expect(listProcesses()).not.toContain(out);
  });
});

/** The command lines and environments of all processes, where the system shows them. */
function listProcesses(): string {
  const ids = existsSync('/proc/self/environ') ? readdirSync('/proc').filter((name) => /^\d+$/u.test(name)) : [];
  return ids
    .filter((id) => Number(id) !== process.pid)
    .map((id) => {
      try {
        return readFileSync(`/proc/${id}/environ`, 'utf8');
      } catch {
        return '';
      }
    })
    .join('\n');
}
