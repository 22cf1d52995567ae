import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import * as languages from '../../src/workspace/messages/index.ts';
import { createFolder, runScript, smallContent } from './run-command.ts';

const folder = createFolder({
  ...smallContent,
  'content/guides/acme/api-key.mdx': `${smallContent['content/guides/acme/api-key.mdx']}\n<Warning>Keep it.</Warning>\n`,
  'content/pages/guides/good-to-know.mdx': '---\ntitle: Good to know\ndescription: Read this first.\n---\n\nText.\n',
  'content/variants/default.yaml':
    'whitelabel: false\nsite: https://guides.example\nbrand: { name: Tarnhelm }\nlinking: { adapter: http, baseUrl: /linking }\n',
  ...Object.fromEntries(
    Object.keys(languages).map((language) => [
      `content/variants/in-${language}.yaml`,
      `site: https://${language}.partner.example\nbrand: { name: Quellbrunn }\nlocale: ${language}\n`,
    ]),
  ),
});
const read = (language: string, path: string): string =>
  readFileSync(join(folder, 'dist', `in-${language}`, path), 'utf8');

beforeAll(() => {
  const content = join(folder, 'content');
  const { status, stderr } = runScript('build', ['--content', content, '--out', join(folder, 'dist')]);
  expect(stderr).not.toContain('locale-untranslated');
  expect(status).toBe(0);
}, 240_000);

test.each(Object.entries(languages))(
  'a site in %s speaks it, and says of other texts what they are in',
  (language, said) => {
    const direction = language === 'ar' ? 'rtl' : 'ltr';
    const home = read(language, 'index.html');
    expect(home).toMatch(new RegExp(`<html lang="${language}" dir="${direction}"`, 'u'));
    expect(home).toContain(`>${said['home.title']}</h1>`);
    const guide = read(language, 'guides/acme/api-key/index.html');
    expect(guide).toContain(said['callout.warning']);
    const markdown = read(language, 'guides/acme/api-key.md');
    expect(markdown).toContain(`**${said['callout.warning']}:** Keep it.`);
    if (language === 'en') return;
    expect(home).toMatch(/<li lang="en" dir="ltr"[^>]*>\s*<a href="\/guides\/good-to-know\/"/u);
    expect(guide).toMatch(/<article[^>]* lang="en" dir="ltr"/u);
  },
);
