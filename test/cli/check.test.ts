import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/engine/index.ts';
import { createFolder, runScript, smallContent } from './run-command.ts';

const guide = 'content/guides/acme/api-key.mdx';

function checkContent(
  files: Readonly<Record<string, string | Uint8Array>>,
  ...args: string[]
): { status: number | null; found: Diagnostic[]; stderr: string } {
  const folder = createFolder(files);
  const { status, stdout, stderr } = runScript('check', [
    '--content',
    join(folder, 'content'),
    '--format',
    'json',
    ...args,
  ]);
  return { status, found: JSON.parse(stdout) as Diagnostic[], stderr };
}

function codes(found: readonly Diagnostic[]): string[] {
  return found.map(({ code }) => code);
}

test('a folder without a mistake is clean', () => {
  const { status, found } = checkContent(smallContent);
  expect(found).toEqual([]);
  expect(status).toBe(0);
});

test('the project’s own content has no diagnostic at all', () => {
  const { status, stdout } = runScript('check', ['--format', 'json']);
  const found = JSON.parse(stdout) as Diagnostic[];
  expect(found).toEqual([]);
  expect(status).toBe(0);
});

describe('bad input is a diagnostic with its place', () => {
  const source = smallContent[guide] ?? '';
  const cases: readonly (readonly [
    string,
    Readonly<Record<string, string | Uint8Array>>,
    string,
    number | undefined,
  ])[] = [
    ['an empty file', { [guide]: '' }, 'source-empty', undefined],
    ['a binary file', { [guide]: new Uint8Array([0, 159, 146, 150, 255]) }, 'source-binary', undefined],
    ['a file of 10 MB', { [guide]: source + 'a '.repeat(5_000_000) }, 'source-too-large', undefined],
    [
      '10,000 nested elements',
      { [guide]: source + '<div>\n'.repeat(10_000) + '</div>\n'.repeat(10_000) },
      'source-too-deep',
      123,
    ],
    ['10,000 nested quotes', { [guide]: `${source}\n${'>'.repeat(10_000)} deep\n` }, 'source-too-deep', 24],
    ['an unclosed tag', { [guide]: source.replace('</Section>', '') }, 'element-unclosed', 7],
    ['broken YAML', { [guide]: source.replace('title: Connect', 'title: "Connect') }, 'frontmatter-invalid', undefined],
    ['an id given twice', { [guide]: source.replaceAll('<Step ', '<Step id="same" ') }, 'id-duplicate', 15],
    ['an unknown block', { [guide]: `${source}\n<Wraning>\n\nText\n\n</Wraning>\n` }, 'block-unknown', 24],
    [
      'an unknown attribute',
      { [guide]: source.replace('<Section title=', '<Section tilte="x" title=') },
      'attribute-unknown',
      7,
    ],
    ['a link to nowhere', { [guide]: source.replace('Click', '[Click](/guides/acne/api-key/)') }, 'link-broken', 12],
    ['an image whose address is none', { [guide]: source.replace('Click', '![Key](/50%.png)') }, 'image-missing', 12],
    ['a name that no address can hold', { 'content/guides/acme/c#.mdx': source }, 'source-unreadable', undefined],
    ['a guide that takes too long', { [guide]: source + '- a\n1. b\n'.repeat(90_000) }, 'source-timeout', undefined],
    ['a paragraph of signs', { [guide]: source + '*a_ '.repeat(14_000) }, 'marks-too-many', undefined],
  ];

  test.each(cases)('%s', (_name, files, code, line) => {
    const { found, stderr } = checkContent({ ...smallContent, ...files });
    expect(codes(found)).toContain(code);
    expect(stderr).toBe('');
    if (line !== undefined) expect(found.find((each) => each.code === code)?.position?.start.line).toBe(line);
  });

  test('a missing provider.yaml', () => {
    const { 'content/guides/acme/provider.yaml': _provider, ...rest } = smallContent;
    const { status, found } = checkContent(rest);
    expect(codes(found)).toContain('provider-missing');
    expect(status).toBe(1);
  });

  test('a broken file is reported once, not by every link to it', () => {
    const { status, found } = checkContent({
      ...smallContent,
      'content/guides/acme/provider.yaml': 'name: "Acme\n',
      'content/guides/acme/oauth.mdx': '---\ntitle: [\n---\n',
      'content/pages/broken.mdx': '',
      'content/pages/a.mdx':
        '---\ntitle: A\ndescription: A.\n---\n\n[1](/guides/acme/api-key/) [2](/guides/acme/) [3](/guides/acme/oauth/) [4](/broken/) [5](/nowhere/)\n',
      [guide]: source.replace('Click', '[Back](./) [Other](oauth.md) Click'),
    });
    expect(found.map(({ path, code }) => `${path.replace(/^.*content\//u, '')} ${code}`)).toEqual([
      'guides/acme/oauth.mdx frontmatter-invalid',
      'guides/acme/provider.yaml yaml-invalid',
      'pages/a.mdx link-broken',
      'pages/broken.mdx source-empty',
    ]);
    expect(status).toBe(1);
  });

  test('a folder without guides', () => {
    const { status, found } = checkContent({ 'content/readme.txt': 'nothing here' });
    expect(codes(found)).toEqual(['content-empty']);
    expect(status).toBe(1);
  });

  test.skipIf(process.getuid?.() === 0)('a file that may not be read', () => {
    const folder = createFolder(smallContent);
    chmodSync(join(folder, guide), 0);
    const { stdout } = runScript('check', ['--content', join(folder, 'content'), '--format', 'json']);
    expect(codes(JSON.parse(stdout) as Diagnostic[])).toContain('source-unreadable');
  });

  test('what is no file, and a link to another place', () => {
    const folder = createFolder({
      ...smallContent,
      'shared/basic.mdx': smallContent[guide]?.replaceAll('api-key', 'basic') ?? '',
    });
    symlinkSync('../../../shared/basic.mdx', join(folder, 'content/guides/acme/basic.mdx'));
    symlinkSync('acme', join(folder, 'content/guides/linked'));
    symlinkSync('/usr', join(folder, 'content/guides/elsewhere'));
    execFileSync('mkfifo', [join(folder, 'content/guides/acme/pipe.mdx')]);
    const { status, stdout, stderr } = runScript('check', ['--content', join(folder, 'content'), '--format', 'json']);
    const found = JSON.parse(stdout) as Diagnostic[];
    expect(stderr).toBe('');
    expect(status).toBe(1);
    const places = found.map(({ code, path }) => [code, path.slice(folder.length)]);
    expect(places.filter(([code]) => code === 'source-unreadable')).toEqual([
      ['source-unreadable', '/content/guides/acme/pipe.mdx'],
      ['source-unreadable', '/content/guides/elsewhere'],
      ['source-unreadable', '/content/guides/linked/pipe.mdx'],
    ]);
    // Both of its guides are read; each has no connection of its own in provider.yaml.
    expect(places).toContainEqual(['connection-missing', '/content/guides/linked/basic.mdx']);
  });

  test('pages that link to each other in a circle are fine', () => {
    const page = (title: string, to: string): string =>
      `---\ntitle: ${title}\ndescription: A page.\n---\n\n[On](/${to}/)\n`;
    const { found } = checkContent({
      ...smallContent,
      'content/pages/a.mdx': page('A', 'b'),
      'content/pages/b.mdx': page('B', 'a'),
    });
    expect(found).toEqual([]);
  });
});

describe('formats', () => {
  const broken = { ...smallContent, [guide]: (smallContent[guide] ?? '').replace('Click', '<br>Click') };

  test('pretty shows the place, the line and what to do', () => {
    const folder = createFolder(broken);
    const { status, stdout } = runScript('check', ['--content', join(folder, 'content')]);
    expect(status).toBe(1);
    expect(stdout).toContain(`${join(folder, guide)}:12:5`);
    expect(stdout).toMatch(/12 \|.*<br>Click/u);
    expect(stdout).toContain('<br />');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 error');
  });

  test('github is one workflow command a diagnostic', () => {
    const folder = createFolder(broken);
    const { stdout } = runScript('check', ['--content', join(folder, 'content'), '--format', 'github']);
    expect(stdout).toMatch(
      /^::error file=[^\n]*api-key\.mdx,line=12,col=5,endLine=12,endColumn=9,title=element-void-open::[^\n]+\n$/u,
    );
  });

  test('sarif is a run with a result and its fix', () => {
    const folder = createFolder(broken);
    const { stdout } = runScript('check', ['--content', join(folder, 'content'), '--format', 'sarif']);
    const log = JSON.parse(stdout) as { version: string; runs: { results: { ruleId: string; fixes: unknown[] }[] }[] };
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0]?.results[0]?.ruleId).toBe('element-void-open');
    expect(log.runs[0]?.results[0]?.fixes).toHaveLength(1);
  });

  test('--fix mends the file', () => {
    const folder = createFolder(broken);
    const { status } = runScript('check', ['--content', join(folder, 'content'), '--fix']);
    expect(status).toBe(0);
    expect(readFileSync(join(folder, guide), 'utf8')).toContain('<br />Click');
  });

  test('--fix mends what touches in one tag, and what shares a line', () => {
    const tag = '<img alt="a" src=https://e.test/a.png><br>'.repeat(12);
    const folder = createFolder({ ...smallContent, [guide]: (smallContent[guide] ?? '').replace('Click', tag) });
    const { status } = runScript('check', ['--content', join(folder, 'content'), '--fix']);
    expect(status).toBe(0);
    const mended = '<img alt="a" src="https://e.test/a.png" /><br />'.repeat(12);
    expect(readFileSync(join(folder, guide), 'utf8')).toContain(`${mended} **Settings**`);
  });

  test('--fix leaves a file that nobody may write, says so, and mends the others', () => {
    const folder = createFolder({
      ...broken,
      'content/pages/a.mdx': '---\ntitle: A\ndescription: A.\n---\n\nOne<br>two.\n',
    });
    chmodSync(join(folder, guide), 0o444);
    const { status, stderr } = runScript('check', ['--content', join(folder, 'content'), '--fix']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/api-key\.mdx is not fixed: it is read-only\.\n$/u);
    expect(readFileSync(join(folder, guide), 'utf8')).toBe(broken[guide]);
    expect(readFileSync(join(folder, 'content/pages/a.mdx'), 'utf8')).toContain('One<br />two.');
  });

  test('--fix ends, and makes no file longer that it cannot mend', () => {
    const lists = '<Steps>\n<Step title="Open">\n\n- Key:\n    ```\n    abc\n\n- Time: 5\n\n</Step>\n</Steps>\n';
    const code = '<Steps>\n<Step title="Open">\n\nClick.\n\n```sh\nabc\n\n</Step>\n</Steps>\n';
    const head = '---\ntitle: A\ndescription: A.\n---\n\n## Do it\n\n';
    const files = { 'lists.mdx': head + lists, 'code.mdx': head + code };
    const folder = createFolder(files);
    runScript('check', [folder, '--fix']);
    for (const [name, source] of Object.entries(files)) expect(readFileSync(join(folder, name), 'utf8')).toBe(source);
  });

  test('--tolerant accepts it', () => {
    const { status, found } = checkContent(broken, '--tolerant');
    expect(status).toBe(0);
    expect(codes(found)).not.toContain('element-void-open');
  });
});

describe('wrong usage ends with 2 and says what is right', () => {
  test.each([
    ['an unknown flag', ['--colour']],
    ['an unknown format', ['--format', 'xml']],
    ['a path that is not there', ['content/guides', 'no/such/file.mdx', '--format', 'json']],
    ['a folder without anything to check', ['scripts']],
    ['a folder that is not there', ['--content', 'no/such/folder']],
  ])('%s', (_name, args) => {
    const { status, stdout, stderr } = runScript('check', args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Usage: npm run check');
    expect(stderr).not.toMatch(/\n\s+at /u);
  });
});

test('a cache that is no folder is refused, and one without a name is the usual one', () => {
  const folder = createFolder(smallContent);
  const args = ['--content', join(folder, 'content')];
  const refused = runScript('check', args, { STEPWELL_CACHE: join(folder, guide) });
  expect([refused.status, refused.stderr.split('\n')[0]]).toEqual([
    2,
    `check: STEPWELL_CACHE names ${join(folder, guide)}, which is no folder.`,
  ]);
  expect(runScript('check', args, { STEPWELL_CACHE: '' }).status).toBe(0);
  expect(existsSync('compiled')).toBe(false);
});

test('a page of another content folder is checked as a page', () => {
  const folder = createFolder({ ...smallContent, 'content/pages/README.md': '# Hi\n\n> A page.\n\nText.\n' });
  const { stdout } = runScript('check', [join(folder, 'content/pages/README.md'), '--format', 'json']);
  expect(JSON.parse(stdout)).toEqual([]);
});

test('of five thousand mistakes a hundred are told, and how many there are', () => {
  const mistakes = '{no.token}\n\n'.repeat(5_000);
  const { found, status } = checkContent({ ...smallContent, [guide]: `${smallContent[guide]}${mistakes}<tenant>\n` });
  expect(status).toBe(1);
  expect(codes(found).sort()).toEqual(
    ['angle-bracket-literal', ...Array.from({ length: 101 }, () => 'token-unknown')].sort(),
  );
  expect(found.filter(({ message }) => message.startsWith('There are 4900 more of these'))).toHaveLength(1);
});

test('files of another platform are checked wherever they are', () => {
  const folder = createFolder({
    'a.mdx': '---\ntitle: A\n---\n\n## B\n\n<Steps>\n  <Step title="C">\n    D\n  </Step>\n</Steps>\n',
  });
  const { status, stdout } = runScript('check', [folder, '--format', 'json']);
  expect(codes(JSON.parse(stdout) as Diagnostic[])).toEqual(['description-missing']);
  expect(status).toBe(0);
});
