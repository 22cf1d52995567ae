import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { compileProvider, type Diagnostic } from '../../src/engine/index.ts';
import { createAsk } from '../../src/cli/scaffold/ask.ts';
import { scaffold } from '../../src/cli/scaffold/scaffold.ts';
import { listFiles } from '../../src/system/files/file-tree.ts';
import { type CommandResult, createFolder, runScript, smallContent } from './run-command.ts';

const create = (folder: string, ...args: string[]): CommandResult =>
  runScript('new', [...args, '--content', join(folder, 'content')]);
const read = (folder: string, path: string): string => readFileSync(join(folder, 'content', path), 'utf8');
const check = (folder: string): Diagnostic[] => {
  const args = ['--content', join(folder, 'content'), '--format', 'json'];
  const found = JSON.parse(runScript('check', args).stdout) as Diagnostic[];
  // A new file says with TODO what its author has to write.
  return found.filter(({ code }) => code !== 'text-unfinished');
};

test('what is begun has no error, and builds', () => {
  // A name that is no word of the form's own.
  const vendor = {
    'content/variants/default.yaml': 'whitelabel: false\nsite: https://guides.example\nbrand: { name: Tarnhelm }\n',
  };
  const folder = createFolder({ ...smallContent, ...vendor });
  const methods = ['api-key', 'basic', 'client-credentials', 'oauth-2-0', 'personal-access-token', 'saml', '2'];
  const guides = [...methods, 'setup/oauth-2-0'].map((method, index) => `maker-${index}/${method}`);
  for (const [kind, id] of [
    ...guides.map((guide) => ['guide', guide]),
    ['provider', 'alone'],
    ['variant', 'partner'],
  ]) {
    const { status, stdout, stderr } = create(folder, kind ?? '', id ?? '');
    expect(stderr).toBe('');
    expect(stdout).toContain(`Wrote ${join(folder, 'content')}`);
    expect(stdout).toContain('\nNext:\n- ');
    expect(status).toBe(0);
  }
  expect(check(folder)).toEqual([]);
  const { status, stderr } = runScript('build', ['--content', join(folder, 'content'), '--out', join(folder, 'dist')]);
  expect(new Set(stderr.match(/(?<=(?:error|warning|suggestion) +)[a-z-]+$/gmu))).toEqual(new Set(['text-unfinished']));
  expect(status).toBe(0);
  for (const id of ['default', 'partner'])
    for (const guide of guides) expect(existsSync(join(folder, 'dist', id, 'guides', guide, 'index.html'))).toBe(true);
});

test('a guide takes the form, the steps and the scopes of a provider that is there', () => {
  const provider = `name: Acme
actions: [{ id: list, label: List, scopes: [people.read] }]
scopes: { people.read: {} }
connections:
  basic:
    fields:
      - { key: userName, label: 'Name "of" {user}', step: copy-pair }
      - { key: token, label: Token, step: copy-pair }
      - { key: copyPair, label: Other }
`;
  const folder = createFolder({ ...smallContent, 'content/guides/acme/provider.yaml': provider });
  expect(create(folder, 'guide', 'acme/basic').status).toBe(0);
  const guide = read(folder, 'guides/acme/basic.mdx');
  expect(guide).toContain('<Field name="userName" /> <Field name="token" />');
  expect(guide).toContain('showScopes scopes="people.read"');
  expect(read(folder, 'guides/acme/provider.yaml')).toBe(provider);
  expect(check(folder).filter(({ path }) => path.endsWith('basic.mdx'))).toEqual([]);
  const { stdout } = create(folder, 'guide', 'acme/oauth-2-0');
  expect(stdout).toContain('    oauth-2-0:\n      fields: []\n');
  expect(check(folder).filter(({ path }) => path.endsWith('oauth-2-0.mdx'))).toMatchObject([
    { code: 'connection-missing', severity: 'warning' },
  ]);
});

test('a guide ends with the way to its form, in words of what it asks for', () => {
  const folder = createFolder(smallContent);
  const enter = 'The form below this guide is all you need. You can also enter your values in {hub.name}.';
  const start = 'The button below this guide is all you need. You can also start in {hub.name}.';
  for (const [id, way] of [
    ['contoso/personal-access-token', enter],
    ['contoso/oauth-2-0', start],
    ['acme/basic', enter],
    ['acme/oauth-2-0', start],
  ] as const) {
    expect(create(folder, 'guide', id).status).toBe(0);
    expect(read(folder, `guides/${id}.mdx`)).toContain(`## Another way to link\n\n${way}\n`);
  }
  create(folder, 'guide', 'contoso/setup/oauth-2-0');
  expect(read(folder, 'guides/contoso/setup/oauth-2-0.mdx')).not.toContain('{hub.name}');
});

test('answers may be any words', () => {
  const folder = createFolder(smallContent);
  const name = `a: "b" # 'c' {d} <e> & %f \\ ü`;
  expect(create(folder, 'guide', 'maker/basic', '--name', name, '--category', name).stderr).toBe('');
  expect(create(folder, 'variant', 'partner', '--name', name, '--site', 'http://127.0.0.1:8080/a/').stderr).toBe('');
  expect(check(folder)).toEqual([]);
  const args = ['--content', join(folder, 'content'), '--variant', 'partner', '--as', 'json'];
  const { stdout } = runScript('render', [join(folder, 'content/guides/maker/basic.mdx'), ...args]);
  expect(JSON.parse(stdout)).toMatchObject({
    provider: { name, category: name },
    description: `Link your ${name} account to ${name} with a name and a secret.`,
    url: 'http://127.0.0.1:8080/a/guides/maker/basic/',
  });
});

describe('nothing is written over', () => {
  test.each([
    ['guide', 'acme/api-key', 'guides/acme/api-key.mdx'],
    ['guide', 'acme/old', 'guides/acme/old.md'],
    ['guide', 'acme/page', 'pages/guides/acme/page.mdx'],
    ['guide', 'other/basic', 'guides/Other'],
    ['guide', 'help/basic', 'pages/guides/help.mdx'],
    ['provider', 'acme', 'guides/acme/provider.yaml'],
    ['provider', 'help', 'pages/guides/help.mdx'],
    ['variant', 'default', 'variants/default.yaml'],
    ['variant', 'partner', 'variants/Partner.yml'],
  ])('%s %s', async (kind, id, taken) => {
    const folder = createFolder({
      ...smallContent,
      'content/guides/acme/old.md': 'old',
      'content/pages/guides/acme/page.mdx': 'page',
      'content/pages/guides/help.mdx': 'help',
      'content/variants/Partner.yml': 'partner',
    });
    mkdirSync(join(folder, 'content/guides/Other'));
    const before = await contents(folder);
    await expect(scaffold({ content: join(folder, 'content'), kind, id, given: {} })).rejects.toMatchObject({
      message: `${join(folder, 'content', taken)} is there already. Nothing was written.`,
      exitCode: 2,
    });
    expect(await contents(folder)).toEqual(before);
  });
});

describe('wrong usage', () => {
  test.each([
    ['no kind', undefined, undefined, {}, 'Say what to begin'],
    ['an unknown kind', 'guides', 'x/y', {}, 'Did you mean guide?'],
    ['no id', 'variant', undefined, {}, 'such as acme'],
    ['a guide without a method', 'guide', 'lattice', {}, 'provider/method'],
    ['a guide in too many folders', 'guide', 'guides/lattice/api-key', {}, 'provider/method'],
    ['a way out', 'guide', '../api-key', {}, 'begins or ends with a dot'],
    ['a way out of the variants', 'variant', '..', {}, 'begins or ends with a dot'],
    ['a path', 'variant', '../../acme', {}, 'one part'],
    ['a backslash', 'provider', '..\\acme', {}, 'cannot be an id'],
    ['nothing', 'provider', '', {}, 'cannot be an id'],
    ['capitals', 'guide', 'Lattice/api-key', {}, 'Did you mean lattice?'],
    ['blanks', 'guide', 'lattice/api key', {}, 'Did you mean api-key?'],
    ['an extension', 'guide', 'lattice/api-key.mdx', {}, 'no file extension. Did you mean api-key?'],
    ['a folder of set-up guides', 'guide', 'lattice/setup', {}, 'set-up guides'],
    ['a provider named like it', 'guide', 'setup/oauth-2-0', {}, 'set-up guides'],
    ['a page of its own', 'provider', 'index', {}, 'own page'],
    ['a name of JavaScript', 'provider', 'constructor', {}, 'JavaScript'],
    ['an address that is none', 'variant', 'acme', { site: 'acme.example' }, '--site “acme.example”'],
    ['an address that is not safe', 'variant', 'acme', { site: 'http://acme.example' }, 'https://'],
    ['an empty name', 'provider', 'maker', { name: ' ' }, '--name'],
    ['a name of two lines', 'provider', 'maker', { name: 'a\nb' }, '--name'],
    ['a flag of another kind', 'provider', 'maker', { site: 'https://a.example' }, '--site says nothing here'],
    ['a flag for what is there', 'guide', 'acme/basic', { name: 'Acme' }, '--name says nothing here'],
  ])('%s', async (_name, kind, id, given, said) => {
    const folder = createFolder(smallContent);
    await expect(scaffold({ content: join(folder, 'content'), kind, id, given })).rejects.toMatchObject({
      message: expect.stringContaining(said) as string,
      exitCode: 2,
    });
    expect(await contents(folder)).toEqual(smallContent);
  });

  test.each([
    ['nothing at all', [], 'Say what to begin, and its id.'],
    ['two ids', ['provider', 'a', 'b'], 'There is one id at a time: b is too much.'],
    ['no such folder', ['provider', 'a', '--content', 'no-such-folder'], 'Name the content folder with --content.'],
  ])('%s, without a terminal', (_name, args, said) => {
    const { status, stdout, stderr } = runScript('new', args);
    expect(stderr).toMatch(/^new: \S/u);
    expect(stderr).toContain(said);
    expect(stderr).toContain('Usage: npm run new');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});

describe('on a terminal', () => {
  /** Presses the next of `keys` at each question and each complaint, and Ctrl+D after the last. */
  const person = (keys: readonly string[]): { ask: ReturnType<typeof createAsk>; said: () => string } => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const left = [...keys];
    let said = '';
    output.on('data', (chunk: Buffer) => {
      const shown = stripVTControlCharacters(chunk.toString());
      said += shown;
      // No person presses a key before the question is put.
      if (/^(?:│\n◆|▲)/u.test(shown)) setImmediate(() => input.write(left.shift() ?? '\u0004'));
    });
    return { ask: createAsk(input, output), said: () => said };
  };

  test('what is missing is asked, until the answer will do', async () => {
    const folder = createFolder(smallContent);
    const { ask, said } = person(['guide\r', 'Lattice\r', '\u0015lattice/api-key\r', '\r', 'hris\r']);
    const { written } = await scaffold({ content: join(folder, 'content'), given: {}, ask });
    expect(written.map((path) => path.slice(folder.length))).toEqual([
      '/content/guides/lattice/provider.yaml',
      '/content/guides/lattice/api-key.mdx',
    ]);
    expect(said()).toContain('The id of a guide is provider/method');
    expect(said()).toMatch(/What is the provider called\?\n│ {2}Lattice/u);
    expect(read(folder, 'guides/lattice/provider.yaml')).toMatch(/^name: Lattice\ncategory: hris\n/u);
  });

  test('what is given is not asked', async () => {
    const folder = createFolder(smallContent);
    const { ask, said } = person([]);
    const given = { name: 'Partner', site: 'https://partner.example' };
    await scaffold({ content: join(folder, 'content'), kind: 'variant', id: 'partner', given, ask });
    expect(said()).toBe('');
  });

  test('whoever goes away writes nothing', async () => {
    const folder = createFolder(smallContent);
    const { ask } = person(['guide\r', 'lattice/api-key\r', 'Lattice\r']);
    await expect(scaffold({ content: join(folder, 'content'), given: {}, ask })).rejects.toThrow(
      'Nothing was written.',
    );
    expect(await contents(folder)).toEqual(smallContent);
  });
});

async function contents(folder: string): Promise<Record<string, string>> {
  const files = await listFiles(folder);
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

describe('what is advised', () => {
  const own = createFolder({
    'my content/guides/acme/api-key.mdx': guideOf('<Field name="siteName" /> <Field name="apiKey" />'),
  });
  const content = join(own, 'my content');
  const make = (...args: string[]): CommandResult => runScript('new', [...args, '--content', content]);

  test('names the content folder, as a shell takes it', () => {
    const flag = `--content '${content}'`;
    expect(make('provider', 'umbrella').stdout).toContain(`npm run new -- guide umbrella/api-key ${flag}\n`);
    const { stdout } = make('variant', 'globex');
    expect(stdout).toContain(`npm run dev -- --variant globex ${flag}\n`);
    expect(stdout).toContain(`npm run check -- ${flag}\n`);
  });

  test('is a provider.yaml where a guide has none, and that has the form of the guide', () => {
    const { status, stderr } = make('guide', 'acme/api-key');
    expect([status, stderr]).toEqual([2, expect.stringContaining('npm run new -- provider acme --content')]);
    expect(make('provider', 'acme').status).toBe(0);
    const source = readFileSync(join(content, 'guides/acme/provider.yaml'), 'utf8');
    const { value } = compileProvider({ source, path: 'guides/acme/provider.yaml' });
    expect(value?.connections['api-key']?.fields.map(({ key, secret }) => [key, secret])).toEqual([
      ['siteName', false],
      ['apiKey', true],
    ]);
  });

  test('is what methods are called here', () => {
    expect(make('guide').stderr).toMatch(/oauth-2-0 \(oauth2.*personal-access-token \(pat/u);
    expect(make('guide', 'initech/oauth2').stdout).toContain('oauth2 is made as oauth-2-0');
    expect(readFileSync(join(content, 'guides/initech/provider.yaml'), 'utf8')).toContain('fields: []');
    expect(make('guide', 'initech/magic').stdout).toContain('personal-access-token (pat');
  });
});

function guideOf(field: string): string {
  return `---\ntitle: Connect Acme\ndescription: D.\n---\n\n<Steps><Step title="A">Copy. ${field}</Step></Steps>\n`;
}
