import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFolder, runScript, smallContent } from './run-command.ts';

const day = 24 * 60 * 60 * 1000;
const ago = (days: number): string => new Date(Date.now() - days * day).toISOString().slice(0, 10);
const guide = smallContent['content/guides/acme/api-key.mdx'] ?? '';
const provider = smallContent['content/guides/acme/provider.yaml'] ?? '';
const checked = (days: number, id: string): string =>
  guide
    .replace(' <Field name="apiKey" />', '')
    .replace(
      'method: { id: api-key, label: API key }',
      `method: { id: ${id}, label: Key }\nverified: { on: ${ago(days)}, against: console }`,
    );
const content = join(
  createFolder({
    ...smallContent,
    'content/guides/acme/old.mdx': checked(400, 'old'),
    'content/guides/acme/fresh.mdx': checked(3, 'fresh'),
    'content/guides/zenith/provider.yaml': provider.replace('Acme', 'Zenith'),
    'content/guides/zenith/api-key.mdx': checked(100, 'api-key'),
  }),
  'content',
);

test('every guide is listed by its provider, with what is to be checked again', () => {
  const { status, stdout, stderr } = runScript('freshness', ['--content', content]);
  expect([status, stderr]).toEqual([0, '']);
  const lines = stdout.trim().split(/ *\n/u);
  expect(lines[0]).toMatch(/^provider +guide +checked +against +days$/u);
  expect(lines.slice(1, 5).map((line) => line.split(/ {2,}/u))).toEqual([
    ['Acme', 'acme/api-key', 'never', 'check it'],
    ['Acme', 'acme/fresh', ago(3), 'console', '3'],
    ['Acme', 'acme/old', ago(400), 'console', '400', 'check again'],
    ['Zenith', 'zenith/api-key', ago(100), 'console', '100'],
  ]);
  expect(lines.at(-1)).toBe('4 guides: 2 checked in the last 180 days, 1 before that, 1 never.');
});

test.each([[['--json']], [['--format', 'json']]])('a machine reads the same with %j', (flags) => {
  const { status, stdout, stderr } = runScript('freshness', ['--content', content, '--stale', '50', ...flags]);
  expect([status, stderr]).toEqual([0, '']);
  const report = JSON.parse(stdout) as { provider: { id: string }; guides: { id: string; state: string }[] }[];
  expect(report.map(({ provider: { id }, guides }) => [id, guides.map(({ state }) => state)])).toEqual([
    ['acme', ['never', 'fresh', 'stale']],
    ['zenith', ['stale']],
  ]);
  expect(report[1]?.guides[0]).toEqual({
    id: 'zenith/api-key',
    path: 'guides/zenith/api-key.mdx',
    verified: { on: ago(100), against: 'console' },
    days: 100,
    state: 'stale',
  });
});

test('a guide that does not compile is said, and the exit status is 1', () => {
  const broken = createFolder({ ...smallContent, 'content/guides/acme/lost.mdx': 'No title.\n' });
  const { status, stdout, stderr } = runScript('freshness', ['--content', join(broken, 'content')]);
  expect([status, stderr]).toEqual([1, expect.stringContaining('frontmatter-missing')]);
  expect(stdout).toContain('acme/api-key');
});

test.each([
  [['--format', 'jsn'], 'Did you mean json?'],
  [['--stale', 'soon'], '--stale takes a number of days'],
])('%j is wrong usage', (flags, said) => {
  const { status, stderr } = runScript('freshness', ['--content', content, ...flags]);
  expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
});
