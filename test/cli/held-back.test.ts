/** What its author keeps back is on no site, in no file of one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createFolder, runScript, smallContent } from './run-command.ts';

const guide = smallContent['content/guides/acme/api-key.mdx'] ?? '';
const prose = (text: string, key = ''): string => `---\ntitle: Page\ndescription: D.\n${key}---\n\n${text}\n`;

let files: readonly string[] = [];
let texts = '';
let report = '';

beforeAll(() => {
  const folder = createFolder({
    ...smallContent,
    'content/guides/acme/draft.mdx': guide
      .replace(/method: .*\n/u, 'draft: true\n')
      .replace('<Field name="apiKey" />', 'Copy-drafted'),
    'content/guides/acme/README.md': '# Notes\n\nwritten-for-writers\n',
    'content/guides/acme/_part.mdx': guide.replace('Copy it', 'Copy-partial'),
    'content/pages/hidden.md': prose('kept-hidden', "hidden: 'true'\n"),
    'content/pages/unlisted.mdx': prose('kept-unlisted', 'unlisted: true\n'),
    'content/pages/noindex.mdx': prose('kept-noindex', 'noindex: true\n'),
    'content/pages/_snippet.mdx': prose('kept-snippet'),
    'content/pages/shown.mdx': prose(
      'seen-by-all <span hidden>kept-inline</span>\n\n<div style="display: none">kept-style</div>\n\n<p hidden>kept-block</p>',
      'draft: false\n',
    ),
    'content/pages/vendors.mdx': prose('<WhitelabelHide>\n\nkept-vendors\n\n</WhitelabelHide>'),
    'content/pages/terms.mdx': prose('kept-terms'),
    'content/variants/acme.yaml':
      "whitelabel: true\nsite: https://connect.acme.example\nbrand: { name: Tarnhelm }\npages: { exclude: ['terms'] }\n",
    'public/.DS_Store': 'left-behind',
    'public/.git/config': 'left-behind',
    'public/Thumbs.db': 'left-behind',
    'public/notes.txt~': 'left-behind',
    'public/.well-known/security.txt': 'Contact: mailto:a@acme.example\n',
  });
  const { status, stdout, stderr } = runScript('build', [
    '--content',
    join(folder, 'content'),
    '--out',
    join(folder, 'out'),
    '--variant',
    'acme',
  ]);
  report = stdout + stderr;
  expect(`${status} ${status === 0 ? '' : report}`).toBe('0 ');
  const site = join(folder, 'out/acme');
  files = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => /\.[a-z0-9]+$|^_/u.test(path));
  texts = files.map((path) => `${path}\n${readText(join(site, path))}`).join('\n');
}, 120_000);

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

describe('a site', () => {
  test.each([
    ['a draft', 'Copy-drafted'],
    ['the address of a draft', 'acme/draft'],
    ['a page that is hidden', 'kept-hidden'],
    ['a page that is unlisted', 'kept-unlisted'],
    ['a page that is not for search engines', 'kept-noindex'],
    ['a README', 'written-for-writers'],
    ['a part of other documents', 'Copy-partial'],
    ['a snippet', 'kept-snippet'],
    ['an element that is hidden', 'kept-block'],
    ['an element among words that is hidden', 'kept-inline'],
    ['an element whose style hides it', 'kept-style'],
    ['a page that says nothing to its readers', '/vendors'],
    ['a page that the variant leaves out', '/terms'],
    ['what file managers leave in public/', 'left-behind'],
  ])('does not have %s', (_name, word) => {
    expect(texts).not.toContain(word);
  });

  test('has all else', () => {
    expect(texts).toContain('seen-by-all');
    expect(files).toContain('.well-known/security.txt');
  });

  test('is said to lack what is held back', () => {
    expect(report).toContain('its frontmatter says `draft`');
    expect(report).toContain('its frontmatter says `unlisted`');
  });
});
