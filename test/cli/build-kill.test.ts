import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createFolder, runScript, sharedCache, smallContent } from './run-command.ts';

/** `KILLS=50` tries more; each is at another point of the build. */
const kills = Number(process.env['KILLS'] ?? 3);
const guide = 'content/guides/acme/api-key.mdx';

test(
  'a build that is killed leaves the site before it or the one it made, whole',
  async () => {
    const folder = createFolder({
      ...smallContent,
      'content/variants/b.yaml': 'site: https://b.example\nbrand: { name: Brand b }\n',
    });
    const write = (round: number): void =>
      writeFileSync(join(folder, guide), (smallContent[guide] ?? '').replaceAll('Click', `Round${round}x. Click`));
    const args = ['--content', join(folder, 'content'), '--out', join(folder, 'dist')];
    const env = { STEPWELL_CACHE: sharedCache };
    write(0);
    const started = performance.now();
    expect(runScript('build', args, env).status).toBe(0);
    const duration = performance.now() - started;
    for (let round = 1; round <= kills; round += 1) {
      write(round);
      const child = spawn(process.execPath, ['scripts/build.ts', ...args], {
        stdio: 'ignore',
        env: { ...process.env, ...env },
      });
      const ended = once(child, 'close');
      await Promise.race([ended, wait((duration * round) / kills)]);
      child.kill('SIGKILL');
      await ended;
      // Whichever command runs next repairs what a kill between two renames leaves.
      const { status, stderr } = runScript('build', [...args, '--variant', 'b'], env);
      expect(status, stderr).toBe(0);
      for (const id of ['default', 'b']) {
        const rounds = roundsIn(join(folder, 'dist', id));
        expect([...rounds], `${id} after kill ${round}`).toHaveLength(1);
      }
      expect(readdirSync(join(folder, 'dist')).filter((name) => name.startsWith('.'))).toEqual(['.hosts']);
      for (const id of ['default', 'b'])
        expect(readdirSync(join(folder, 'dist/.hosts', id)).filter((name) => name.startsWith('.'))).toEqual([]);
    }
  },
  20_000 + kills * 15_000,
);

/** The rounds that the files of a site say, each of which must say one. */
function roundsIn(site: string): Set<string> {
  const files = ['index.html', 'guides/acme/api-key/index.html', 'guides/acme/api-key.md', 'guides/acme/api-key.json'];
  const texts = files.map((file) => readFileSync(join(site, file), 'utf8'));
  return new Set(texts.slice(1).map((text) => /Round(\d+)x/u.exec(text)?.[1] ?? 'none'));
}
