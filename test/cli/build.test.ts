import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  renameSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { publishedGuideSchema } from '../../src/engine/index.ts';
import { listFiles, sizeOf } from '../../src/system/files/file-tree.ts';
import { processName } from '../../src/system/process/process-name.ts';
import { createFolder, runScript, smallContent } from './run-command.ts';

describe('a built site', () => {
  let folder = '';
  const build = (...args: string[]): ReturnType<typeof runScript> =>
    runScript('build', ['--content', join(folder, 'content'), '--out', join(folder, 'dist'), ...args]);
  const read = (path: string): string => readFileSync(join(folder, 'dist/default', path), 'utf8');

  beforeAll(() => {
    folder = createFolder(smallContent);
    const { status, stderr } = build();
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('has every path of the contract', () => {
    const paths = [
      'index.html',
      'index.md',
      'guides/index.html',
      'guides/acme/index.html',
      'guides/acme/api-key/index.html',
      'guides/acme/api-key.md',
      'guides/acme/api-key.json',
      'embed/guides/acme/api-key/index.html',
      'embed.js',
      'llms.txt',
      'llms-full.txt',
      'guides.json',
      'schema/guide.json',
      'schema/guides.json',
      'sitemap.xml',
      'robots.txt',
      '.well-known/ai-catalog.json',
      '.well-known/ard.json',
      '404.html',
    ];
    expect(paths.filter((path) => !existsSync(join(folder, 'dist/default', path)))).toEqual([]);
  });

  test('publishes JSON that its schema accepts, and nothing of the source', () => {
    const guide = publishedGuideSchema.parse(JSON.parse(read('guides/acme/api-key.json')));
    expect(guide.url).toBe('https://guides.example/guides/acme/api-key/');
    expect(read('guides/acme/api-key.json')).not.toMatch(/\.mdx|"source"/u);
    expect(JSON.parse(read('schema/guide.json'))).toHaveProperty('properties.sections');
  });

  test('keeps the DOM contract', () => {
    const html = read('guides/acme/api-key/index.html');
    expect(html).toMatch(/<section[^>]*data-guide-section/u);
    expect(html.match(/<li[^>]*data-guide-step/gu)).toHaveLength(2);
    expect(html).toContain('id="open-the-settings"');
  });

  test('is the same bytes when built again', async () => {
    const before = await contents(join(folder, 'dist/default'));
    expect(build().status).toBe(0);
    expect(await contents(join(folder, 'dist/default'))).toEqual(before);
  });

  test('leaves only the site, its report and what hosts are told', () => {
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['.hosts', 'default', 'default.report.json']);
  });

  test('stays as it was when the content has an error', () => {
    const before = read('guides/acme/api-key/index.html');
    writeFileSync(join(folder, 'content/guides/acme/basic.mdx'), '<Steps>\n');
    const { status, stderr } = build();
    expect(status).toBe(1);
    expect(stderr).toContain('basic.mdx');
    expect(read('guides/acme/api-key/index.html')).toBe(before);
    expect(existsSync(join(folder, 'dist/default/guides/acme/basic'))).toBe(false);
    writeFileSync(
      join(folder, 'content/guides/acme/basic.mdx'),
      smallContent['content/guides/acme/api-key.mdx']?.replaceAll('api-key', 'basic') ?? '',
    );
  });

  test('comes back when a build was killed between its two renames', () => {
    const out = join(folder, 'dist');
    const [machine] = processName().split('-');
    const aside = join(out, `.partner.previous-${machine}-999999`);
    mkdirSync(aside, { recursive: true });
    writeFileSync(join(aside, 'index.html'), 'previous');
    mkdirSync(join(out, `.default.building-${machine}-999999`), { recursive: true });
    build('--variant', 'no-such-variant');
    expect(readFileSync(join(out, 'partner/index.html'), 'utf8')).toBe('previous');
    expect(readdirSync(out).filter((name) => name.startsWith('.') && name !== '.hosts')).toEqual([]);
  });
});

test('what a variant turns off is not there, and no page leads to it', () => {
  const folder = createFolder({
    ...smallContent,
    'content/variants/quiet.yaml':
      'site: https://quiet.example\nbrand: { name: Quiet }\nagents: { llms: false, mcp: false }\nrobots: noindex\n',
  });
  const args = ['--content', join(folder, 'content'), '--out', join(folder, 'dist'), '--variant', 'quiet'];
  expect(runScript('build', args).status).toBe(0);
  const read = (path: string): string => readFileSync(join(folder, 'dist/quiet', path), 'utf8');
  expect(existsSync(join(folder, 'dist/quiet/llms.txt'))).toBe(false);
  expect(existsSync(join(folder, 'dist/quiet/llms-full.txt'))).toBe(false);
  for (const page of ['index.html', 'guides/acme/index.html', 'guides/acme/api-key/index.html', '404.html'])
    expect(read(page), page).not.toMatch(/llms|\/mcp|claude|chatgpt|cursor\.com/iu);
  expect(read('guides/acme/api-key/index.html')).toContain('href="/guides/acme/api-key.md"');
  expect(read('robots.txt')).toContain('search=no');
  expect(read('_headers')).toContain('X-Robots-Tag: noindex');
  expect(JSON.parse(read('.well-known/ard.json'))).toMatchObject({ entries: [] });
});

test('what another machine may have left is said with how to delete it', () => {
  const folder = createFolder(smallContent);
  const left = join(folder, 'dist/.default.building-0123abcd-7');
  mkdirSync(left, { recursive: true });
  const changed = Date.now() / 1000 - 2 * 60 * 60;
  utimesSync(left, changed, changed);
  const args = ['--content', join(folder, 'content'), '--out', join(folder, 'dist')];
  const { status, stderr } = runScript('build', args);
  expect(status).toBe(0);
  expect(stderr).toContain(`delete it: rm -r '${left}'`);
  expect(existsSync(left)).toBe(true);
});

describe('files of public/', () => {
  const folder = createFolder({
    ...smallContent,
    'public/files/a.txt': 'as it is',
    'public/.well-known/b.txt': 'hidden',
    'shared/c.txt': 'linked',
  });
  symlinkSync('../shared', join(folder, 'public/shared'));
  symlinkSync('files/a.txt', join(folder, 'public/d.txt'));
  const build = (): ReturnType<typeof runScript> =>
    runScript('build', ['--content', join(folder, 'content'), '--out', join(folder, 'dist')]);

  test('are published as they are, links as what they lead to', () => {
    expect(build().stderr).toBe('');
    const read = (path: string): string => readFileSync(join(folder, 'dist/default', path), 'utf8');
    expect(['files/a.txt', '.well-known/b.txt', 'shared/c.txt', 'd.txt'].map(read)).toEqual([
      'as it is',
      'hidden',
      'linked',
      'as it is',
    ]);
    expect(lstatSync(join(folder, 'dist/default/d.txt')).isSymbolicLink()).toBe(false);
  });

  test('never take the place of a page, nor leave anything out', () => {
    const before = readFileSync(join(folder, 'dist/default/index.html'), 'utf8');
    writeFileSync(join(folder, 'public/index.html'), 'mine');
    symlinkSync('nowhere', join(folder, 'public/e.txt'));
    const { status, stderr } = build();
    expect(status).toBe(1);
    expect(stderr).toContain(`${join(folder, 'public/index.html')} would replace /index.html`);
    expect(stderr).toContain(`${join(folder, 'public/e.txt')} cannot be published: it is a link that leads nowhere`);
    expect(stderr).not.toMatch(/\n\s+at /u);
    expect(readFileSync(join(folder, 'dist/default/index.html'), 'utf8')).toBe(before);
  });
});

test('files of public/brands/ID are in the site of that variant alone', async () => {
  const folder = createFolder({
    ...smallContent,
    'content/variants/partner.yaml': 'site: https://partner.example\nbrand: { name: Partner }\n',
    'public/brands/default/a.txt': 'default',
    'public/brands/partner/deep/b.txt': 'partner',
    'public/brands/nobody/c.txt': 'nobody',
    'public/brands/d.txt': 'everybody',
  });
  const { status, stderr } = runScript('build', ['--content', join(folder, 'content'), '--out', join(folder, 'dist')]);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const brands = async (id: string): Promise<readonly string[]> => listFiles(join(folder, 'dist', id, 'brands'));
  expect(await brands('default')).toEqual(['d.txt', 'default/a.txt']);
  expect(await brands('partner')).toEqual(['d.txt', 'partner/deep/b.txt']);
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['of anything', { 'mine.txt': 'mine' }],
  ['of pages', { 'index.html': '<p>Mine</p>', 'mine.txt': 'mine', _headers: '/*\n' }],
  ['of pages with a report', { 'index.html': '<p>Mine</p>', 'mine.txt': 'mine', '../default.report.json': '{}' }],
])('a folder %s that no build made is never replaced', (_kind, files) => {
  const own = Object.entries(files).map(([path, text]) => [join('default', path), text]);
  const folder = createFolder({ ...smallContent, ...Object.fromEntries(own) });
  const { status, stderr } = runScript('build', ['--content', join(folder, 'content'), '--out', folder, '--force']);
  expect(status).toBe(1);
  expect(stderr).toContain(`${join(folder, 'default')} is not a built site`);
  expect(readFileSync(join(folder, 'default/mine.txt'), 'utf8')).toBe('mine');
});

test('the site of a variant is not replaced by that of another, and is by its own, whatever is in the cache', () => {
  const folder = createFolder(smallContent);
  const [content, out] = [join(folder, 'content'), join(folder, 'dist')];
  const build = (): { status: number | null; stderr: string } =>
    runScript('build', ['--content', content, '--out', out], { STEPWELL_CACHE: createFolder({}) });
  expect([build(), build()]).toMatchObject([{ status: 0 }, { status: 0 }]);
  renameSync(join(content, 'variants/default.yaml'), join(content, 'variants/other.yaml'));
  renameSync(join(out, 'default'), join(out, 'other'));
  expect(build().stderr).toContain(`${join(out, 'other')} is not a built site of other`);
});

test('a folder without a default variant is built in a name that is said', () => {
  const { 'content/variants/default.yaml': _variant, ...rest } = smallContent;
  const folder = createFolder(rest);
  const { status, stderr } = runScript('build', ['--content', join(folder, 'content'), '--out', join(folder, 'dist')]);
  expect(status).toBe(0);
  expect(stderr).toMatch(/^build: There is no \S+variants\/default\.yaml: .*“Guides”.*\n$/u);
});

test('a variant that is named twice is built once', () => {
  const folder = createFolder(smallContent);
  const { status, stdout } = runScript('build', [
    '--content',
    join(folder, 'content'),
    '--out',
    join(folder, 'dist'),
    '--variant',
    'default',
    'default',
    '--jobs',
    '2',
  ]);
  expect(status).toBe(0);
  expect(stdout.match(/^default /gmu)).toHaveLength(1);
});

test('wrong usage writes nothing', () => {
  const folder = createFolder(smallContent);
  const run = (...args: string[]): ReturnType<typeof runScript> =>
    runScript('build', ['--content', join(folder, 'content'), '--out', join(folder, 'dist'), ...args]);
  for (const args of [
    ['--variant', 'acne'],
    ['--shard', '3'],
    ['--shard', '3/2'],
    ['--jobs', 'two'],
    ['--out', ''],
    ['--out', join(folder, 'content')],
    ['--out', join(folder, 'content/guides')],
    ['--out', join(folder, 'content/variants/default.yaml')],
  ]) {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain('Usage: npm run build');
  }
  expect(existsSync(join(folder, 'dist/default'))).toBe(false);
});

async function contents(folder: string): Promise<Record<string, string>> {
  const files = await listFiles(folder);
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'base64')]));
}

test('a site of which nothing changed is not built again, unless it was touched or that is asked for', () => {
  const folder = createFolder(smallContent);
  const out = join(folder, 'dist');
  const build = (...more: string[]): string => {
    const { status, stdout, stderr } = runScript(
      'build',
      ['--content', join(folder, 'content'), '--out', out, ...more],
      {
        STEPWELL_CACHE: join(folder, 'cache'),
      },
    );
    expect(status, stderr).toBe(0);
    return stdout.trim().split('\n').at(-1)?.split(/\s+/u).at(-1) ?? '';
  };
  expect(build()).toBe('built');
  expect(build()).toBe('unchanged');
  writeFileSync(join(out, 'default/llms.txt'), 'touched');
  expect(build()).toBe('built');
  writeFileSync(
    join(folder, 'content/guides/acme/provider.yaml'),
    'name: Acme\ncategory: hris\nconnections: { api-key: { fields: [{ key: apiKey, label: Key }] } }\n',
  );
  expect(build()).toBe('built');
  expect(build('--force')).toBe('built');
  expect(build()).toBe('unchanged');
}, 240_000);

test('text is packed if that is asked for, and the report counts it', async () => {
  const folder = createFolder(smallContent);
  const out = join(folder, 'dist');
  const build = async (...more: string[]): Promise<{ isUnchanged: boolean; packed: number }> => {
    const args = ['--content', join(folder, 'content'), '--out', out, ...more];
    const { status, stderr } = runScript('build', args);
    expect(status, stderr).toBe(0);
    const report = JSON.parse(readFileSync(join(out, 'default.report.json'), 'utf8')) as Record<string, unknown>;
    const files = await listFiles(join(out, 'default'));
    expect(report).toMatchObject({ files: files.length, bytes: await sizeOf(join(out, 'default'), files) });
    const packed = files.filter((file) => /\.(?:br|gz)$/u.test(file));
    expect(packed.includes('index.html.br')).toBe(packed.length > 0);
    return { isUnchanged: report['isUnchanged'] === true, packed: packed.length };
  };
  expect(await build()).toEqual({ isUnchanged: false, packed: 0 });
  const { isUnchanged, packed } = await build('--pack');
  expect(packed).toBeGreaterThan(10);
  expect(isUnchanged).toBe(false);
  expect(await build('--pack')).toEqual({ isUnchanged: true, packed });
  expect(await build()).toEqual({ isUnchanged: false, packed: 0 });
}, 240_000);
