import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFolder, runScript, smallContent } from './run-command.ts';
import { fill, mountDisk } from './small-disk.ts';

const guide = 'content/guides/acme/api-key.mdx';

test('a site is built on another disk than the project, and stays as it is when that disk is full', ({ skip }) => {
  const disk = mountDisk('16m');
  if (disk === undefined) return skip('mounting a small disk takes more rights than this process has');
  const folder = createFolder(smallContent);
  const out = join(disk, 'dist');
  const build = (): ReturnType<typeof runScript> =>
    runScript('build', ['--content', join(folder, 'content'), '--out', out]);
  const site = (): string => readFileSync(join(out, 'default/guides/acme/api-key.md'), 'utf8');
  expect(statSync(disk).dev).not.toBe(statSync('.').dev);
  expect(build()).toMatchObject({ status: 0 });
  const before = site();

  writeFileSync(join(folder, guide), (smallContent[guide] ?? '').replaceAll('Click', 'Now click'));
  const filler = join(disk, 'filler');
  fill(filler);
  const { status, stderr } = build();
  expect(status).toBe(1);
  expect(stderr).toBe(`build: default: no space is left on the disk of ${out}: make room there and build again\n`);
  expect(site()).toBe(before);
  expect(readdirSync(out).sort()).toEqual(['.hosts', 'default', 'default.report.json']);

  rmSync(filler);
  expect(build()).toMatchObject({ status: 0 });
  expect(site()).toContain('Now click');
}, 120_000);
