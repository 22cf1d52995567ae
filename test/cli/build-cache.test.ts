import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { listFiles, readTree } from '../../src/system/files/file-tree.ts';
import { createFolder, smallContent } from './run-command.ts';
import { fill, mountDisk } from './small-disk.ts';

const page = 'guides/acme/api-key/index.html';
/** What all builds here are to be like, by path. */
const expected = buildIn(createFolder(smallContent)).then(({ folder }) => siteIn(join(folder, 'dist')));

describe('a manifest is none', () => {
  const folder = createFolder(smallContent);
  const cache = join(folder, 'cache/manifests');
  beforeAll(() => buildIn(folder));

  test.each([
    ['that is cut off', (text: string) => text.slice(0, text.length / 2)],
    ['that is empty', () => ''],
    ['of another version', (text: string) => text.replace('"version":', '"version":1')],
    ['that says nothing', () => 'null'],
    ['of another form', () => '{"version":2,"identity":1,"entries":{}}'],
  ])('%s', async (_name, damage) => {
    const files = await listFiles(cache);
    expect(files.map((file) => file.replace(/^.*\//u, ''))).toEqual(['default.json', 'default.parts.json']);
    for (const file of files) writeFileSync(join(cache, file), damage(readFileSync(join(cache, file), 'utf8')));
    expect(await buildIn(folder)).toMatchObject({ status: 0, stderr: '', state: 'built' });
    expect(await siteIn(join(folder, 'dist'))).toEqual(await expected);
  });
});

test('a site that somebody else put there is built anew, though its files have the same sizes and times', async () => {
  const folder = createFolder(smallContent);
  const site = join(folder, 'dist/default');
  await buildIn(folder);
  renameSync(site, join(folder, 'mine'));
  execFileSync('cp', ['-a', join(folder, 'mine'), site]);
  replaceUnseen(join(site, page));
  expect(await buildIn(folder)).toMatchObject({ status: 0, state: 'built' });
  expect(await siteIn(join(folder, 'dist'))).toEqual(await expected);
});

test('a file of a site that was changed is made anew, though its size and its time of writing are the same', async () => {
  const folder = createFolder(smallContent);
  await buildIn(folder);
  expect(await buildIn(folder)).toMatchObject({ state: 'unchanged' });
  replaceUnseen(join(folder, 'dist/default', page));
  expect(await buildIn(folder)).toMatchObject({ status: 0, state: 'built' });
  expect(await siteIn(join(folder, 'dist'))).toEqual(await expected);
  // The others were kept, and are as they were for the next build too.
  expect(await buildIn(folder)).toMatchObject({ state: 'unchanged' });
});

test('sources of the future are sources like others', async () => {
  const folder = createFolder(smallContent);
  const guide = join(folder, 'content/guides/acme/api-key.mdx');
  const source = readFileSync(guide, 'utf8');
  writeFileSync(guide, source.replace('Click', 'Touch'));
  const future = Date.now() / 1000 + 1e8;
  utimesSync(guide, future, future);
  await buildIn(folder);
  expect(readFileSync(join(folder, 'dist/default', page), 'utf8')).toContain('Touch <strong>Settings');
  writeFileSync(guide, source);
  utimesSync(guide, future, future);
  expect(await buildIn(folder)).toMatchObject({ status: 0, state: 'built' });
  expect(await siteIn(join(folder, 'dist'))).toEqual(await expected);
});

test('a cache that may not be written is done without', async ({ skip }) => {
  if (process.getuid?.() !== 0) return skip('only root can run a command as somebody else');
  const nobody = 65_534;
  const folder = createFolder({ ...smallContent, 'cache/mine.txt': 'mine' });
  mkdirSync(join(folder, 'dist'));
  chownSync(join(folder, 'dist'), nobody, nobody);
  chmodSync(folder, 0o755);
  for (const state of ['built', 'built']) {
    expect(await buildIn(folder, { uid: nobody })).toMatchObject({ status: 0, stderr: '', state });
    expect(await siteIn(join(folder, 'dist'))).toEqual(await expected);
  }
  expect(await listFiles(join(folder, 'cache'))).toEqual(['mine.txt']);
});

test('a cache on a disk that is full is done without', async ({ skip }) => {
  const disk = mountDisk('1m');
  if (disk === undefined) return skip('mounting a small disk takes more rights than this process has');
  fill(join(disk, 'filler'));
  const folder = createFolder(smallContent);
  for (const state of ['built', 'built']) {
    expect(await buildIn(folder, { cache: disk })).toMatchObject({ status: 0, stderr: '', state });
    expect(await siteIn(join(folder, 'dist'))).toEqual(await expected);
  }
});

test('builds of two folders at once share a cache', async () => {
  const folder = createFolder(smallContent);
  const builds = ['one', 'other'].map((out) => buildIn(folder, { out }));
  for (const build of builds) expect(await build).toMatchObject({ status: 0, stderr: '', state: 'built' });
  for (const out of ['one', 'other']) expect(await siteIn(join(folder, out))).toEqual(await expected);
});

interface Build {
  readonly folder: string;
  readonly status: number | null;
  readonly stderr: string;
  /** What the table says of the only variant. */
  readonly state: string;
}

/** Runs the command, as somebody if that is asked for. */
async function buildIn(
  folder: string,
  { uid, out = 'dist', cache = 'cache' }: { uid?: number; out?: string; cache?: string } = {},
): Promise<Build> {
  const args = ['scripts/build.ts', '--content', join(folder, 'content'), '--out', join(folder, out)];
  const child = spawn(process.execPath, args, {
    ...(uid === undefined ? {} : { uid, gid: uid }),
    env: { ...process.env, NO_COLOR: '1', STEPWELL_CACHE: cache.startsWith('/') ? cache : join(folder, cache) },
  });
  let stderr = '';
  let stdout = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { folder, status, stderr, state: /(\w+)\s*$/u.exec(stdout)?.[1] ?? '' };
}

async function siteIn(out: string): Promise<Record<string, string>> {
  const { files } = await readTree(join(out, 'default'), { hidden: true });
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(out, 'default', file), 'base64')]));
}

/** Writes other bytes, as many as before, at the same time as before. */
function replaceUnseen(file: string): void {
  const before = `${file}.before`;
  execFileSync('cp', ['-p', file, before]);
  writeFileSync(file, readFileSync(file, 'utf8').replace('Settings', 'Sittangs'));
  execFileSync('touch', ['-r', before, file]);
  const { size, mtimeNs } = statSync(before, { bigint: true });
  expect(statSync(file, { bigint: true })).toMatchObject({ size, mtimeNs });
  rmSync(before);
}
