import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Diagnostic, guideSchema, hasError, publishedGuideSchema } from '../../src/engine/index.ts';
import { createFolder, runScript, smallContent } from './run-command.ts';

const seed = '../shared/seed/connect-lattice-with-api-key.md';
const github = 'content/guides/github/personal-access-token.mdx';

describe.skipIf(!existsSync(seed))('the seed', () => {
  test('is 3 sections and 6 steps, the last section hidden from whitelabel readers', () => {
    const { status, stdout } = runScript('render', [seed, '--as', 'model']);
    const guide = guideSchema.parse(JSON.parse(stdout));
    expect(status).toBe(0);
    expect(guide.title).toBe('Connect Lattice with API Key – StackOne Hub');
    expect(guide.description).toMatch(/^Link a Lattice account in the StackOne Hub using API Key\./u);
    expect(guide.sections.map(({ title }) => title)).toEqual([
      'Generate an API Key',
      'Important Notes',
      'Linking the Account from the Hub',
    ]);
    expect(
      guide.sections.map(({ content }) => content.flatMap((part) => (part.type === 'steps' ? part.steps : [])).length),
    ).toEqual([3, 0, 3]);
    expect(guide.sections.map(({ condition }) => condition.whitelabel)).toEqual([undefined, undefined, 'hide']);
    expect(stdout).not.toContain('Documentation Index');
  });

  test('is Markdown without a tag or an attribute', () => {
    const { stdout } = runScript('render', [seed, '--as', 'md']);
    expect(stdout).not.toMatch(/<\/?[a-z]|data-guide|className/iu);
    expect(stdout).not.toContain('llms.txt');
    expect(stdout).toContain('Once authorization is successful, you will see a confirmation popup');
  });

  test('has no hub section in a whitelabel variant', () => {
    const folder = createFolder({
      'content/variants/default.yaml':
        "whitelabel: false\nsite: https://a.example\nbrand: { name: A }\nvendorWords: { StackOne Hub: '{hub.name}', StackOne: '{product.name}' }\n",
      'content/variants/partner.yaml':
        'site: https://partner.example\nbrand: { name: Partner, hub: Partner Connect }\n',
    });
    for (const form of ['md', 'html', 'json']) {
      const { stdout } = runScript('render', [
        seed,
        '--content',
        join(folder, 'content'),
        '--variant',
        'partner',
        '--as',
        form,
      ]);
      expect(stdout).toContain('Connect Lattice with API Key – Partner Connect');
      expect(stdout).not.toMatch(/StackOne|Linking the Account from/u);
    }
  });
});

test('a choice of actions shows only what it needs', () => {
  const all = runScript('render', [github, '--as', 'json']);
  const some = runScript('render', [github, '--as', 'json', '--actions', 'list_issues,no_such_action']);
  const [whole, part] = [all, some].map(({ stdout }) => publishedGuideSchema.parse(JSON.parse(stdout)));
  expect(part?.stepCount.shown).toBeLessThan(whole?.stepCount.shown ?? 0);
  expect(part?.stepCount.total).toBe(whole?.stepCount.total);
  expect(some.stderr).toContain('no_such_action');
});

test('diagnostics are an array and decide the exit status', () => {
  const folder = createFolder({ 'broken.mdx': '---\ntitle: A\n---\n\n<Steps>\n' });
  const { status, stdout } = runScript('render', [join(folder, 'broken.mdx'), '--as', 'diagnostics']);
  expect((JSON.parse(stdout) as { code: string }[]).map(({ code }) => code)).toContain('element-unclosed');
  expect(status).toBe(1);
});

test('a variant speaks with what it inherits, and not with another’s brand', () => {
  const folder = createFolder({
    'content/variants/base.yaml':
      "site: https://base.example\nbrand: { name: Base }\nlocale: de\ntokens: { product.name: Base's product }\n",
    'content/variants/partner.yaml': 'extends: base\nsite: https://partner.example\nbrand: { name: Partner }\n',
    'content/variants/lost.yaml': 'extends: bose\nsite: https://lost.example\nbrand: { name: Lost }\n',
  });
  const args = ['--content', join(folder, 'content'), '--as', 'json', '--variant'];
  const { stdout } = runScript('render', [github, ...args, 'partner']);
  expect(publishedGuideSchema.parse(JSON.parse(stdout)).locale).toBe('de');
  expect(stdout).not.toContain('Base');
  const lost = runScript('render', [github, ...args, 'lost']);
  expect(lost.status).toBe(1);
  expect(lost.stderr).toContain('lost.yaml:1:10');
  expect(lost.stderr).toContain('Did you mean `base`?');
});

test('a variant that cannot be read says why', () => {
  const folder = createFolder({ 'content/variants/partner.yaml': 'site: [\n' });
  const args = ['--content', join(folder, 'content'), '--variant', 'partner'];
  for (const { status, stdout, stderr } of [runScript('render', [github, ...args]), runScript('dev', args)]) {
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(`${join(folder, 'content/variants/partner.yaml')}:2:1`);
    expect(stderr).toContain('yaml-invalid');
  }
});

describe('wrong usage', () => {
  test.each([
    ['no file', []],
    ['a file that is not there', ['no-such-file.mdx']],
    ['a folder', ['content/guides/github']],
    ['a provider', ['content/guides/github/provider.yaml']],
    ['an unknown form', [github, '--as', 'pdf']],
    ['an unknown variant', [github, '--variant', 'defualt']],
  ])('%s', (_name, args) => {
    const { status, stdout, stderr } = runScript('render', args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^render: \S/u);
    expect(stderr.split('\n').filter(Boolean).length).toBeLessThanOrEqual(2);
  });
});

describe('what is said of a file is what a check of the whole folder says of it', () => {
  const linked = (smallContent['content/guides/acme/api-key.mdx'] ?? '').replace(
    'Click',
    '[Click](/guides/nowhere/), [here](/about/#nothing), [there](/guides/beta/basic/#nothing) and [all](/guides/beta/)',
  );
  const own = createFolder({
    ...smallContent,
    'content/guides/acme/api-key.mdx': linked,
    'content/guides/acme/provider.yaml': `${smallContent['content/guides/acme/provider.yaml']}typo: 1\n`,
    'content/guides/beta/provider.yaml': 'name: Beta\ncategory: crm\nconnections: { basic: { fields: [] } }\n',
    'content/guides/beta/basic.mdx': (smallContent['content/guides/acme/api-key.mdx'] ?? '')
      .replaceAll('api-key', 'basic')
      .replace(' <Field name="apiKey" />', ''),
    'content/guides/lost/basic.mdx': '---\ntitle: Lost\ndescription: D.\n---\n\nSee [it](/guides/nowhere/).\n',
    'content/pages/about.mdx': '---\ntitle: About\ndescription: D.\n---\n\n## What\n\nSee [it](#nothing).\n',
    'content/pages/fine.mdx':
      '---\ntitle: Fine\ndescription: D.\n---\n\nWords, [about](/about/#what), [a list](/guides/acme/).\n',
    'content/pages/twice.mdx': '---\ntitle: Twice\ndescription: D.\n---\n\nWords.\n',
    'content/pages/Twice.mdx': '---\ntitle: Twice\ndescription: D.\n---\n\nWords.\n',
    'content/pages/guides/acme.mdx': '---\ntitle: Acme\ndescription: D.\n---\n\nWords.\n',
    'content/pages/README.md': 'For [authors](/nowhere/).\n',
    'content/variants/partner.yaml':
      'site: https://partner.example\nbrand: { name: Partner }\nguides: { exclude: [beta/**] }\npages: { exclude: [fine] }\n',
    'alone.mdx': linked,
  });
  const content = join(own, 'content');
  const whole = JSON.parse(runScript('check', ['--content', content, '--format', 'json']).stdout) as Diagnostic[];
  const inside = listContentFiles(content);

  test.each(inside)('%s', (file) => {
    const path = join(content, file);
    const said = whole.filter((each) => each.path === path);
    const checked = runScript('check', [path, '--content', content, '--format', 'json']);
    const rendered = runScript('render', [path, '--content', content, '--as', 'diagnostics']);
    expect([JSON.parse(checked.stdout), JSON.parse(rendered.stdout)]).toEqual([said, said]);
    expect([checked.status, rendered.status]).toEqual(Array(2).fill(hasError(said) ? 1 : 0));
  });

  test('as many kinds of mistakes as files can have alone and with others', () => {
    const codes = new Set(whole.map(({ code }) => code));
    for (const code of ['link-broken', 'anchor-missing', 'link-excluded', 'page-conflict', 'provider-missing'])
      expect(codes).toContain(code);
  });

  test('of a file outside of the folder, as far as that can be said', () => {
    const path = join(own, 'alone.mdx');
    const checked = runScript('check', [path, '--content', content, '--format', 'json']);
    const rendered = runScript('render', [path, '--content', content, '--as', 'diagnostics']);
    expect([rendered.status, JSON.parse(rendered.stdout)]).toEqual([checked.status, JSON.parse(checked.stdout)]);
  });

  test('and a page is printed as a guide is', () => {
    const { status, stdout } = runScript('render', [join(content, 'pages/fine.mdx'), '--content', content]);
    expect([status, stdout]).toEqual([0, expect.stringContaining('Words,')]);
  });

  test('no more of the folder is compiled than what a file leads to', () => {
    const cache = createFolder({});
    runScript('render', [join(content, 'pages/fine.mdx'), '--content', content], { STEPWELL_CACHE: cache });
    const kept = readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
    // The page and `about`; `guides/acme` with the guide and the `provider.yaml` that are published at or below it.
    expect(kept).toHaveLength(5);
  });
});

/** The files of a content folder, as paths from it. */
function listContentFiles(content: string): string[] {
  return readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:mdx?|yaml)$/u.test(path));
}
