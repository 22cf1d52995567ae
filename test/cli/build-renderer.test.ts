import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createFolder, smallContent } from './run-command.ts';

const folder = createFolder({
  ...smallContent,
  'content/guides/other/provider.yaml': 'name: Other\nconnections: { api-key: { fields: [] } }\n',
  'content/guides/other/api-key.mdx': (smallContent['content/guides/acme/api-key.mdx'] ?? '').replaceAll(
    /<Field [^>]*>|Acme/gu,
    'it',
  ),
});
const project = createProject();
const renderers = join(project, 'node_modules/.cache/stepwell/renderer');
const guide = join(folder, 'content/guides/acme/api-key.mdx');
const page = 'guides/acme/api-key/index.html';

test('a renderer whose making was killed is made anew, by two builds at once too', async () => {
  const killed = start('killed');
  const ended = once(killed, 'close');
  await vi.waitUntil(() => existsSync(renderers) && readdirSync(renderers).length > 0, 30_000);
  killed.kill('SIGKILL');
  await ended;
  expect(readdirSync(renderers)).toEqual([expect.stringMatching(/^making\./u)]);
  const [one, other] = await Promise.all([build('one'), build('other')]);
  expect([one, other]).toEqual([
    { status: 0, stderr: '' },
    { status: 0, stderr: '' },
  ]);
  expect(readdirSync(renderers)).toEqual([expect.stringMatching(/^[\da-f]+$/u)]);
  expect(read('one', page)).toBe(read('other', page));
}, 120_000);

test('a renderer that is damaged is made anew', async () => {
  const [name = ''] = readdirSync(renderers);
  writeFileSync(join(renderers, name, 'server/entry.mjs'), 'export const render = (');
  expect(await build('after')).toEqual({ status: 0, stderr: '' });
  expect(read('after', page)).toBe(read('one', page));
}, 120_000);

test('a page whose component throws is said with its document and the component, and the site stays as it is', async () => {
  const before = read('one', page);
  const source = readFileSync(guide, 'utf8');
  writeFileSync(guide, source.replace('title: Connect', 'title: Burst').replace('Click', 'Then click'));
  const { status, stderr } = await build('one');
  writeFileSync(guide, source);
  expect(status).toBe(1);
  const said = (path: string): string =>
    `build: default: ${path} cannot be made of ${guide}: it burst (in DocumentArticle.astro)\n`;
  // The other pages were drawn, and nothing is said of their links to it.
  expect(stderr).toBe(said(page) + said(`embed/${page}`));
  expect(read('one', page)).toBe(before);
}, 120_000);

test('a project without a renderer that may not be written names another folder, and a site stays', async ({
  skip,
}) => {
  if (process.getuid?.() !== 0) return skip('only root can run a command as somebody else');
  rmSync(renderers, { recursive: true });
  for (const path of [folder, project]) chmodSync(path, 0o755);
  const before = read('one', page);
  const { status, stderr } = await build('one', 65_534);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^build: The pages are made once .* cannot be written\. Name a folder that can be with STEPWELL_CACHE\. \(.*EACCES.*\)\n$/u,
  );
  expect(read('one', page)).toBe(before);
  const cache = createFolder({});
  const out = createFolder({});
  for (const own of [cache, out]) chownSync(own, 65_534, 65_534);
  expect(await build(out, 65_534, { STEPWELL_CACHE: cache })).toEqual({ status: 0, stderr: '' });
  const temporary = createFolder({});
  chownSync(temporary, 65_534, 65_534);
  const said = await build(out, 65_534, { STEPWELL_CACHE: '', TMPDIR: temporary });
  expect(said).toEqual({
    status: 0,
    stderr: expect.stringMatching(/^\S+ cannot be written: .* STEPWELL_CACHE .*\n$/u),
  });
}, 120_000);

test.each([
  ['C#', '#', 1],
  ['feature%2Flogin', '%', 1],
  ['q?m', '?', 1],
  ['star*', '*', 2],
])('a project in a folder called %s is refused in one sentence', (name, sign, code) => {
  const moved = join(createFolder({}), name);
  cpSync(project, moved, { recursive: true, verbatimSymlinks: true });
  const args = ['scripts/run.mjs', 'build', '--content', join(folder, 'content'), '--out', join(folder, 'moved')];
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: moved,
    encoding: 'utf8',
    env: { ...process.env, STEPWELL_CACHE: createFolder({}) },
  });
  expect([status, stderr.split('\n').length]).toEqual([code, 2]);
  expect(stderr).toContain(`The project’s folder has a ${sign} in its path, ${moved}/, `);
});

/** The project with a component that throws for one title, and with a cache of its own. */
function createProject(): string {
  const copy = createFolder({ 'node_modules/.keep': '' });
  for (const name of [
    'src',
    'scripts',
    'package.json',
    'package-lock.json',
    'astro.config.mjs',
    'tsconfig.json',
    'tsconfig.base.json',
  ])
    cpSync(name, join(copy, name), { recursive: true });
  for (const name of readdirSync('node_modules').filter((name) => name !== '.cache'))
    symlinkSync(join(process.cwd(), 'node_modules', name), join(copy, 'node_modules', name));
  const component = join(copy, 'src/site/components/document/DocumentArticle.astro');
  const source = readFileSync(component, 'utf8');
  const throwing = "if (document.title.startsWith('Burst')) throw new Error('it burst');";
  writeFileSync(component, source.replace('\nconst guide =', `\n${throwing}\nconst guide =`));
  return copy;
}

function start(out: string, uid?: number, env: NodeJS.ProcessEnv = {}): ChildProcess {
  const args = ['scripts/build.ts', '--content', join(folder, 'content'), '--out', resolve(folder, out)];
  return spawn(process.execPath, args, {
    cwd: project,
    ...(uid === undefined ? {} : { uid, gid: uid }),
    env: {
      ...process.env,
      NO_COLOR: '1',
      STEPWELL_CACHE: join(folder, 'cache'),
      ...env,
    },
  });
}

async function build(
  out: string,
  uid?: number,
  env: NodeJS.ProcessEnv = {},
): Promise<{ status: number | null; stderr: string }> {
  const child = start(out, uid, env);
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stderr };
}

function read(out: string, path: string): string {
  return readFileSync(join(folder, out, 'default', path), 'utf8');
}
