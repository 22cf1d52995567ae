import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { createEngine } from '../../src/engine/index.ts';
import { compilePackage } from '../../src/cli/package/compile-package.ts';
import { call } from '../server/mcp/connect.ts';
import { publishSite } from '../server/mcp/publish-site.ts';
import { findNode } from '../find-node.ts';
import { freePort } from '../../src/server/port.ts';
import { astroSite } from './astro-site.ts';
import { configured, example, ownPages } from './configured-project.ts';
import { createFolder, smallContent } from './run-command.ts';

const root = createFolder(smallContent);
const installed = join(root, 'node_modules/stepwell');
let bin: string;
const environment: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' };
delete environment['STEPWELL_CACHE'];

/** The package as it is published, with the dependencies that it names and no others. */
beforeAll(async () => {
  await publishSite({ content: join(root, 'content'), folder: join(root, 'site') });
  await compilePackage();
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    files: string[];
    bin: { stepwell: string };
    dependencies: Record<string, string>;
  };
  for (const path of ['package.json', ...manifest.files.filter((path) => !path.startsWith('!'))])
    cpSync(path, join(installed, path), { recursive: true });
  for (const name of Object.keys(manifest.dependencies)) {
    const link = join(root, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve('node_modules', name), link);
  }
  bin = join(installed, manifest.bin.stepwell);
});

test('the command of the package answers from a built folder', async () => {
  const client = new Client({ name: 'test', version: '1.0.0' });
  const args = [bin, 'mcp', '--dir', join(root, 'site')];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, cwd: root }));
  expect((await call(client, 'fetch', { id: 'acme/api-key' })).output?.['title']).toBe('Connect Acme with an API key');
  await client.close();
});

test('every verb says what it does, what its flags do, and how it is called', () => {
  const { status, stdout } = stepwell(root, '--help');
  expect(status).toBe(0);
  const names = [...stdout.matchAll(/^  (\w+)  /gmu)].map(([, name = '']) => name);
  expect(names).toEqual(expect.arrayContaining(['init', 'new', 'dev', 'check', 'render', 'build', 'serve', 'mcp']));
  for (const name of names) {
    const help = stepwell(root, name, '--help');
    expect([help.status, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain(`Usage: npx stepwell ${name}`);
    expect(help.stdout).toContain(`Example: npx stepwell ${name}`);
    for (const flag of new Set(help.stdout.match(/(?<=\[|\| )--[a-z-]+/gu)))
      expect(help.stdout).toMatch(new RegExp(`^  ${flag}\\b.* {2}\\w`, 'mu'));
  }
});

test('a machine reads what verbs say', () => {
  const begun = JSON.parse(stepwell(root, 'init', 'read by machines', '--json').stdout) as { written: string[] };
  expect(begun.written).toContain('read by machines/content/guides/acme/api-key.mdx');
  const made = join(root, 'read by machines');
  expect(JSON.parse(stepwell(made, 'new', 'guide', 'tallwood/api-key', '--json').stdout)).toMatchObject({
    written: ['content/guides/tallwood/provider.yaml', 'content/guides/tallwood/api-key.mdx'],
  });
  expect(JSON.parse(stepwell(made, 'check', '--json').stdout)).toEqual([]);
  rmSync(join(made, 'content/guides/tallwood'), { recursive: true });
  expect(JSON.parse(stepwell(made, 'build', '--json').stdout)).toMatchObject({ default: { ok: true } });
});

test('npm create has a package of its own, which begins a project too', () => {
  const { bin, dependencies } = JSON.parse(
    readFileSync(join(installed, 'lib/create-stepwell/package.json'), 'utf8'),
  ) as { bin: Record<string, string>; dependencies: Record<string, string> };
  expect(dependencies).toEqual({ stepwell: stepwell(root, '--version').stdout.trim() });
  const script = join(root, 'node_modules/create-stepwell', bin['create-stepwell'] ?? '');
  cpSync(join(installed, 'lib/create-stepwell'), dirname(script), { recursive: true });
  const { status, stdout } = spawnSync(process.execPath, [script, 'created'], { cwd: root, encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, expect.stringContaining('Wrote created/package.json')]);
});

test.each([
  [['biuld'], 'Did you mean build?'],
  [['build', '--vriant', 'x'], 'Did you mean --variant?'],
  [['build', '--content', 'none'], 'There is no folder none.'],
  [['serve', '--dir', 'none'], 'npx stepwell build'],
  [['mcp', '--dir', 'no/such/site'], 'Usage: npx stepwell mcp --dir'],
])('%j is wrong usage, and says what to do', (args, said) => {
  const { status, stderr } = stepwell(root, ...args);
  expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
});

describe('a project of one’s own', () => {
  const folder = join(root, 'my guides');

  test('is begun, and nothing is written over', () => {
    expect(stepwell(root, 'init', folder, '--name', 'Mipplo', '--site', 'https://guides.mipplo.example').stderr).toBe(
      '',
    );
    const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(dependencies).toEqual({ stepwell: stepwell(root, '--version').stdout.trim() });
    expect(stepwell(root, 'init', folder)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is there already'),
    });
  });

  test('is checked and built with what the package has, and kept in the project', () => {
    expect(stepwell(folder, 'check')).toMatchObject({ status: 0, stderr: '' });
    const built = stepwell(folder, 'build');
    expect([built.status, built.stderr]).toEqual([0, '']);
    const page = readFileSync(join(folder, 'dist/default/guides/acme/api-key/index.html'), 'utf8');
    expect(page).toContain('Connect Acme with an API key');
    expect(existsSync(join(folder, 'node_modules/.cache/stepwell'))).toBe(true);
  });

  test('adds a block, a format, a dialect, a host, styles and what stands in the head', () => {
    for (const [path, text] of Object.entries(configured)) writeText(join(folder, path), text);
    const before = readFileSync(join(folder, example), 'utf8');
    writeFileSync(join(folder, example), before.replace('**New key**', '<Key word="New key" />'));
    const built = stepwell(folder, 'build');
    expect([built.status, built.stderr]).toEqual([0, '']);
    const read = (path: string): string => readFileSync(join(folder, 'site', path), 'utf8');
    const page = read('default/guides/acme/api-key/index.html');
    expect(page).toContain('<strong>New key!</strong>');
    expect(page).toContain('<meta name="author" content="Mipplo"');
    // Whatever is loaded first, the project's layer is the last.
    const [layers = ''] = readFileSync('src/site/styles/index.css', 'utf8').split('\n');
    const [, styles = ''] = /href="(\/assets\/own\.\w+\.css)"/u.exec(page) ?? [];
    expect(read(`default${styles}`)).toBe(
      `${layers.slice(0, -1)}, project;\n@layer project{h1 { letter-spacing: 1px }\n}\n`,
    );
    expect(stepwell(folder, 'render', 'old.mdx', '--as', 'html').stdout).toMatch(/callout[\s\S]*<p>Twice<\/p>/u);
    expect(read('default/titles.txt')).toContain('Connect Acme with an API key\n');
    expect(read('.hosts/default/plain.txt')).toBe('https://guides.mipplo.example\n');
    expect(stepwell(folder, 'render', example, '--as', 'titles', '--variant', 'default').stdout).toBe(
      'Connect Acme with an API key\n',
    );
    expect(read('default/hello.txt')).toBe('Hello\n');
    expect(read('default/_redirects')).toContain(
      '/start/ /guides/acme/api-key/ 301\n/source https://code.example/guides 301\n',
    );
    // What the block says is another: nothing that was kept is used.
    writeFileSync(join(folder, 'src/key.ts'), (configured['src/key.ts'] ?? '').replace("'!'", "'?'"));
    expect(stepwell(folder, 'build').status).toBe(0);
    expect(read('default/guides/acme/api-key/index.html')).toContain('<strong>New key?</strong>');
    writeFileSync(join(folder, example), before);
    rmSync(join(folder, 'content/guides/acme/draft.mdx'));
  });

  test('draws parts of pages and pages of its own, by an Astro of its own', () => {
    const own = {
      'stepwell.config.ts': ownPages.config,
      'src/Footer.astro': ownPages.footer,
      'src/about.astro': ownPages.about,
    };
    for (const [path, text] of Object.entries(own)) writeText(join(folder, path), text);
    const without = stepwell(folder, 'build');
    expect([without.status, without.stderr]).toEqual([1, expect.stringContaining('npm install astro@7')]);
    symlinkSync(resolve('node_modules/astro'), join(root, 'node_modules/astro'));
    const built = stepwell(folder, 'build');
    expect([built.status, built.stderr]).toEqual([0, '']);
    const read = (path: string): string => readFileSync(join(folder, 'dist/default', path), 'utf8');
    expect(read('guides/acme/api-key/index.html')).toMatch(/<p[^>]*>Made with care<\/p><footer class="site-footer">/u);
    expect(read('about/index.html')).toContain('<h1>About us</h1>');
    expect(read('guides/acme/api-key/index.html')).toContain('href="/about/"');
    // The scripts are those of the package, under their names.
    expect(read('guides/acme/api-key/index.html')).toContain('/assets/form.');
    writeText(join(folder, 'stepwell.config.ts'), ownPages.config.replace('/about/', '/guides/acme/api-key/'));
    const taken = stepwell(folder, 'build');
    expect([taken.status, taken.stderr]).toEqual([
      1,
      expect.stringContaining('src/about.astro is to be published at /guides/acme/api-key/, where the site has a page'),
    ]);
    writeText(join(folder, 'stepwell.config.ts'), ownPages.config);
    writeText(join(folder, 'src/Footer.astro'), ownPages.footer.replace('<Footer', '{Astro.props.none.here}<Footer'));
    const broken = stepwell(folder, 'build');
    expect([broken.status, broken.stderr]).toEqual([1, expect.stringContaining('(in Footer.astro)')]);
    writeText(join(folder, 'src/Footer.astro'), ownPages.footer.replace('components/Footer', 'components/Foter'));
    const misspelt = stepwell(folder, 'build');
    expect([misspelt.status, misspelt.stderr]).toEqual([1, expect.stringContaining('components/Foter.astro')]);
    expect(misspelt.stderr).not.toContain('    at ');
    for (const path of Object.keys(own)) rmSync(join(folder, path));
  }, 120_000);

  test.each([
    [
      'export default {\n  contents: "guides",\n};\n',
      ':2:3: `contents`: There is no key `contents`. Did you mean `content`?',
    ],
    ['export default {\n  blocks: [{ name: "A" },\n    { name: "A" }] };\n', ':3:7: `blocks.1.name`: There are two of'],
    [
      'export default { dialects: [{ name: "A" }],\n importers: [{ name: "A" }] };\n',
      ':2:16: `importers.0.name`: There are two of the name “A”.',
    ],
    [
      'export default { components: { Fotter: "a.astro" } };\n',
      ':1:32: `components.Fotter`: There is no key `Fotter`. Did you mean `Footer`?',
    ],
    ['export default {\n  pages: { "/About": "a.astro" } };\n', ':2:13: `pages./About`: It is an address such as'],
    [
      'export default { redirects: { "/old": "guides" } };\n',
      ':1:32: `redirects./old`: It is a path such as /guides/, or',
    ],
    ['export default {\n  format: 2,\n};\n', ':2:3: `format`: This version reads content of format 1.'],
    ['export default 3;\n', 'expected object'],
    ['export default { styles: ["none.css"] };\n', 'none.css, which `styles` of stepwell.config names'],
    [
      'export default { head: [{ tag: "meta", attributes: { onload: "go()" } }] };\n',
      'No page runs what stands in an attribute.',
    ],
    ['export default { out: 3 };\n', ':1:18: `out`: '],
    ['export default {\n', 'It cannot be loaded: '],
    ['import "./missing.ts";\nexport default {};\n', 'missing.ts'],
  ])('%j is a configuration with a mistake, which is said', (source, said) => {
    const broken = createFolder({ 'stepwell.config.ts': source });
    const { status, stderr } = stepwell(broken, 'check');
    expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(stderr).toContain('stepwell.config');
  });

  test('is started with its sandbox, and followed while it is written', async () => {
    const [port, live] = [await freePort(0), await freePort(0)];
    const started = run(folder, { PORT: String(port) }, 'start');
    const followed = run(folder, {}, 'dev', '--port', String(live));
    try {
      const page = '/guides/acme/api-key.md';
      await vi.waitFor(async () => expect(await textOf(port, page)).toContain('Copy the key'), patient);
      expect(await textOf(port, '/linking/accounts')).toContain('<html');
      await vi.waitFor(async () => expect(await textOf(live, page)).toContain('Copy the key'), patient);
      const file = join(folder, 'content/guides/acme/api-key.mdx');
      writeFileSync(file, readFileSync(file, 'utf8').replace('Copy the key', 'Keep the key'));
      await vi.waitFor(async () => expect(await textOf(live, page)).toContain('Keep the key'), patient);
    } finally {
      for (const child of [started, followed]) {
        const ended = new Promise((done) => child.once('close', done));
        child.kill('SIGTERM');
        await ended;
      }
    }
  }, 120_000);
});

describe('a site of Astro’s own', () => {
  const folder = join(root, 'astro site');
  // Without what test runners set, such as `MODE` and `BASE_URL`, which Astro reads too.
  const { PATH, HOME } = process.env;
  const astroEnvironment = { PATH, HOME, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1' };
  const astro = (...args: string[]): { status: number | null; stderr: string; stdout: string } =>
    spawnSync(process.execPath, [join(root, 'node_modules/astro/bin/astro.mjs'), ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: astroEnvironment,
    });
  beforeAll(() => {
    for (const [path, text] of Object.entries({ ...smallContent, ...astroSite })) writeText(join(folder, path), text);
    for (const name of ['astro', '@astrojs/mdx', '@astrojs/markdown-remark']) {
      const link = join(root, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      if (!existsSync(link)) symlinkSync(resolve('node_modules', name), link);
    }
  });

  test('has the guides below a path, in its layout, and its own pages say what the variant says', () => {
    const built = astro('build');
    expect([built.status, built.stdout]).toEqual([0, expect.stringContaining('pages below /connect/')]);
    const read = (path: string): string => readFileSync(join(folder, 'dist', path), 'utf8');
    const page = read('connect/guides/acme/api-key/index.html');
    expect(page).toContain('<title>Connect Acme with an API key · Example</title>');
    expect(page.match(/<title>/gu)).toHaveLength(1);
    expect(page).toContain('<nav><a href="/site/">Tallwood</a>');
    expect(page).toContain('<main lang="en" dir="ltr"');
    expect(page).not.toMatch(/site-header|site-footer|http-equiv/u);
    expect(page).toContain('<link rel="canonical" href="https://tallwood.example/site/connect/guides/acme/api-key/">');
    for (const [, address = ''] of page.matchAll(/(?:href|src)="(\/[^"#]*)"/gu)) {
      const path = address.replace(/^\/site\//u, '').replace(/(?:^|\/)$/u, (end) => `${end}index.html`);
      expect([address, existsSync(join(folder, 'dist', path))]).toEqual([address, true]);
    }
    expect(existsSync(join(folder, 'dist/connect/guide-layout'))).toBe(false);
    expect(read('connect/embed/guides/acme/api-key/index.html')).not.toContain('Tallwood');
    expect(read('connect/guides/acme/api-key.md')).toContain('Copy the key');
    expect(read('_headers')).toContain('/site/connect/*\n  X-Content-Type-Options');
    const welcome = read('welcome/index.html');
    expect(welcome).toContain('Welcome to Example');
    expect(welcome).toContain('Only the vendor says this.');
    expect(welcome).not.toContain('A partner says this.');
  }, 120_000);

  test.each([
    ['astro.config.mjs', "site: 'https://tallwood.example',", '', 'say in astro.config where it is'],
    ['astro.config.mjs', 'Site.astro', 'Sites.astro', 'which `layout` names'],
    ['content/guides/acme/api-key.mdx', '<Steps>', '<Stepss>', 'The content has errors'],
  ])(
    'ends its build if %s has no %s',
    (path, written, mistake, said) => {
      const before = readFileSync(join(folder, path), 'utf8');
      writeFileSync(join(folder, path), before.replaceAll(written, mistake));
      const { status, stdout, stderr } = astro('build');
      writeFileSync(join(folder, path), before);
      expect([status, stdout + stderr]).toEqual([1, expect.stringContaining(said)]);
    },
    120_000,
  );

  test('follows what is written while it is developed', async () => {
    const port = await freePort(0);
    const args = [join(root, 'node_modules/astro/bin/astro.mjs'), 'dev', '--port', String(port), '--host', '127.0.0.1'];
    const dev = spawn(process.execPath, args, {
      cwd: folder,
      stdio: 'ignore',
      env: astroEnvironment,
    });
    try {
      const page = '/site/connect/guides/acme/api-key/';
      await vi.waitFor(async () => expect(await textOf(port, page)).toContain('Copy the key'), patient);
      const before = await textOf(port, page);
      expect(before).toContain('>Tallwood</a>');
      expect(before).toContain('src="/site/connect/assets/preview.js"');
      expect(await textOf(port, '/site/connect/assets/preview.js')).toContain('EventSource');
      const file = join(folder, 'content/guides/acme/api-key.mdx');
      writeFileSync(file, readFileSync(file, 'utf8').replace('Copy the key', 'Keep the key'));
      await vi.waitFor(async () => expect(await textOf(port, page)).toContain('Keep the key'), patient);
      expect(await textOf(port, '/site/')).toContain('>Home</h1>');
    } finally {
      const ended = new Promise((done) => dev.once('close', done));
      dev.kill('SIGTERM');
      await ended;
    }
  }, 120_000);
});

describe('every variant from one process', () => {
  const folder = join(root, 'all guides');
  const partner =
    "whitelabel: true\nsite: https://help.quellbrunn.example\nbrand: { name: Quellbrunn }\nvariables: { support.email: help@quellbrunn.example, callbackUrl: 'https://help.quellbrunn.example/oauth' }\n";
  const page = 'https://help.quellbrunn.example/guides/acme/api-key/';

  beforeAll(() => {
    for (const [path, text] of Object.entries(smallContent)) writeText(join(folder, path), text);
    writeText(join(folder, 'partner.yaml'), partner);
    const source = `import { readFileSync } from 'node:fs';
import { defineConfig } from 'stepwell/config';
const given = () => ({ id: 'quellbrunn', yaml: readFileSync('partner.yaml', 'utf8') });
export default defineConfig({ variants: (host) => (host === 'help.quellbrunn.example' ? given() : undefined), allVariants: () => [given()] });
`;
    writeText(join(folder, 'stepwell.config.ts'), source);
  });

  test('is served by the command, and the partners of a database too', async () => {
    const [port, admin] = [await freePort(0), await freePort(0)];
    const hosted = run(folder, {}, 'host', '--port', String(port), '--admin-port', String(admin));
    try {
      await vi.waitFor(async () => expect(await textOf(admin, '/readyz')).toBe('ready\n'), patient);
      expect(await textOf(admin, '/.well-known/domain-check?domain=help.quellbrunn.example')).toBe('yes\n');
      expect(await textOf(port, '/')).toContain('There is no site here');
    } finally {
      const ended = new Promise((done) => hosted.once('close', done));
      hosted.kill('SIGTERM');
      await ended;
    }
  }, 120_000);

  test('is a function from a request to its answer', () => {
    const program = `import { createHost } from 'stepwell/host';
const host = await createHost({ content: 'content' });
const answer = await host.fetch(new Request('${page}'));
const check = await host.admin(new Request('http://127.0.0.1/.well-known/domain-check?domain=nobody.example'));
console.log(answer.status, (await answer.text()).includes('Quellbrunn'), check.status);
await host.close();
`;
    writeText(join(folder, 'program.mjs'), program);
    const { stdout, stderr, status } = spawnSync(process.execPath, ['program.mjs'], {
      cwd: folder,
      encoding: 'utf8',
      env: environment,
    });
    expect([stdout, stderr, status]).toEqual(['200 true 404\n', '', 0]);
  });

  test('its configuration has both of what the host asks for', () => {
    const half = createFolder({ 'stepwell.config.ts': 'export default { variants: () => undefined };\n' });
    const { status, stderr } = stepwell(half, 'host');
    expect([status, stderr]).toEqual([2, expect.stringContaining('no `allVariants`')]);
  });
});

const patient = { timeout: 50_000, interval: 200 };

function writeText(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function textOf(port: number, path: string): Promise<string> {
  return (await fetch(`http://127.0.0.1:${port}${path}`)).text();
}

function stepwell(cwd: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [bin, ...args], { cwd, encoding: 'utf8', env: environment });
}

function run(cwd: string, env: NodeJS.ProcessEnv, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [bin, ...args], { cwd, stdio: 'ignore', env: { ...environment, ...env } });
}

test('the library is beside it, with its types', () => {
  for (const file of ['lib/engine/index.js', 'lib/engine/index.d.ts'])
    expect(readFileSync(join(installed, file), 'utf8')).not.toBe('');
});

/** A Node of the oldest version that the package promises, if this machine has one. */
const oldest = findNode(22) ?? findNode(20);

const hostProgram = `
import { createHost, type Host } from 'stepwell/host';

const host: Host = await createHost({ content: 'content', onNotice: (text: string) => console.error(text) });
const answer: Response = await host.fetch(new Request('https://x.example/'));
console.log(answer.status);
`;

const everyFormat = `
import { compile, compilePage, compileProvider, compileVariant, createEngine, view } from 'stepwell';

const yaml = 'name: N\\ncategory: crm\\nactions: [{ id: a, label: A, scopes: [r] }]\\nscopes: { r: {} }\\n';
const { value: provider } = compileProvider({ source: yaml, path: 'guides/n/provider.yaml' });
const { value: variant } = compileVariant({ source: 'site: https://x.example\\nbrand: { name: X }\\n', path: 'variants/x.yaml' });
const source = '# Connect N\\n\\n> With a key.\\n\\n## Steps\\n\\n1. Open it.\\n2. Copy the key.\\n';
const { value: guide } = compile({ source, path: 'guides/n/api-key.md', provider });
const { value: page } = compilePage({ source: '---\\ntitle: P\\ndescription: D.\\n---\\n\\nWords.\\n', path: 'p.mdx' });
if (!guide || !page) throw new Error('Cannot compile');
const engine = createEngine();
const context = { site: 'https://x.example', name: 'X', documents: [] };
engine.check([guide], { pages: [page], ...(provider ? { providers: [{ provider, path: 'guides/n/provider.yaml' }] } : {}) });
const shown = view(guide, { variant, actions: ['a'] });
const printed = engine.formats.map(({ name, of }) => [
  name,
  of === 'document' ? engine.render(shown, name, context) : engine.renderFiles([shown, page], name, context)[0]?.content,
]);
console.log(JSON.stringify(printed));
`;

test('the library compiles under the strictest settings, as its values come', () => {
  writeFileSync(join(root, 'every-format.ts'), everyFormat);
  writeFileSync(join(root, 'host.mts'), hostProgram);
  for (const path of ['stepwell.config.ts', 'src/key.ts']) writeText(join(root, path), configured[path] ?? '');
  const link = join(root, 'node_modules/astro');
  if (!existsSync(link)) symlinkSync(resolve('node_modules/astro'), link);
  writeText(
    join(root, 'integration.ts'),
    "import stepwell, { type StepwellOptions } from 'stepwell/astro';\nconst options: StepwellOptions = { base: '/connect' };\nexport const { name, hooks } = stepwell(options);\n",
  );
  const config = ['stepwell.config.ts', 'integration.ts', '--allowImportingTsExtensions'];
  const options = ['--strict', '--exactOptionalPropertyTypes', '--noEmit', '--skipLibCheck', '--module', 'nodenext'];
  const compiler = resolve('node_modules/@typescript/native/bin/tsc');
  const types = ['--types', 'node', '--typeRoots', resolve('node_modules/@types')];
  const args = [compiler, ...options, ...types, '--target', 'es2023', 'every-format.ts', 'host.mts', ...config];
  const { stdout, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect([stdout, status]).toEqual(['', 0]);
});

test.skipIf(oldest === undefined)('the library prints the same on the oldest Node it promises, in every format', () => {
  writeFileSync(join(root, 'every-format.mjs'), everyFormat);
  const run = (node: string): string => {
    const { stdout, stderr } = spawnSync(node, ['every-format.mjs'], { cwd: root, encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout;
  };
  expect(run(oldest ?? '')).toBe(run(process.execPath));
  expect(JSON.parse(run(oldest ?? ''))).toHaveLength(createEngine().formats.length);
});
