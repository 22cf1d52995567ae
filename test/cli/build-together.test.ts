import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '../../src/system/files/file-tree.ts';
import { createFolder, smallContent } from './run-command.ts';

const rounds = Number(process.env['ROUNDS'] ?? 2);
/** Runs a command as in a container: its processes have the same numbers as those of another. Only Linux can. */
const container = ['unshare', '--user', '--map-root-user', '--pid', '--fork', '--mount-proc', '--'];
const isolated = spawnSync(container[0] ?? '', [...container.slice(1), 'true']).status === 0 ? container : [];
const guide = 'guides/acme/api-key.mdx';

test(
  'builds of one variant at once, on one machine or in containers, leave the site of one of them, whole, and its report',
  async () => {
    const folder = createFolder(smallContent);
    const out = join(folder, 'dist');
    const contents = ['one', 'two'].map((name) => {
      const content = join(folder, name, 'content');
      cpSync(join(folder, 'content'), content, { recursive: true });
      return content;
    });
    const build = async (content: string): Promise<string> => {
      const args = [...isolated, process.execPath, 'scripts/build.ts', '--content', content, '--out', out];
      const child = spawn(args[0] ?? '', args.slice(1), {
        env: { ...process.env, STEPWELL_CACHE: join(folder, 'cache') },
      });
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      const [code] = (await once(child, 'close')) as [number];
      return `${code} ${said}`;
    };
    for (let round = 1; round <= rounds; round += 1) {
      for (const [index, content] of contents.entries()) {
        const source = smallContent[`content/${guide}`] ?? '';
        // As long as each other: only what they say tells them apart.
        writeFileSync(join(content, guide), source.replaceAll('Click', `Mark${index}x${round}. Click`));
      }
      expect(await Promise.all(contents.map(build))).toEqual(['0 ', '0 ']);
      const marks = await marksIn(join(out, 'default'));
      expect(marks).toHaveLength(1);
      expect(readdirSync(out).sort()).toEqual(['.hosts', 'default', 'default.report.json']);
      // A report of the other site would make this build keep it.
      for (const [index, content] of [...contents.entries()].reverse()) {
        expect(await build(content)).toBe('0 ');
        expect(await marksIn(join(out, 'default'))).toEqual([`Mark${index}x${round}`]);
      }
    }
  },
  30_000 + rounds * 40_000,
);

async function marksIn(site: string): Promise<string[]> {
  const files = await listFiles(site);
  const texts = files.map((file) => readFileSync(join(site, file), 'utf8'));
  return [...new Set(texts.flatMap((text) => text.match(/Mark\dx\d+/gu) ?? []))];
}
