import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CommandResult, createFolder, runScript, smallContent } from './run-command.ts';

const fileOf = (id: string, more = ''): string =>
  `site: https://${id}.example\nbrand: { name: Brand ${id}${more === '' ? '' : `, ${more}`} }\n`;

test('errors in the files of single variants stop those alone, where the build is to go on', () => {
  const folder = createFolder({
    ...smallContent,
    'content/variants/sound.yaml': fileOf('sound'),
    'content/variants/faint.yaml': fileOf('faint'),
    'content/variants/child.yaml': `extends: faint\n${fileOf('child')}`,
  });
  const out = join(folder, 'dist');
  const build = (...flags: string[]): CommandResult =>
    runScript('build', ['--content', join(folder, 'content'), '--out', out, ...flags]);
  const write = (id: string, text: string): void => writeFileSync(join(folder, `content/variants/${id}.yaml`), text);
  const site = (id: string): string => readFileSync(join(out, id, 'index.html'), 'utf8');
  expect(build()).toMatchObject({ status: 0 });
  const before = { faint: site('faint'), child: site('child') };

  write('faint', fileOf('faint', 'logo: /brands/faint/missing.svg'));
  write('sound', `${fileOf('sound')}messages: { home.title: New words }\n`);
  const stopped = build();
  expect(stopped).toMatchObject({ status: 1, stdout: '' });
  expect(site('sound')).not.toContain('New words');

  const { status, stdout, stderr } = build('--keep-going');
  expect(status).toBe(1);
  expect(stderr).toContain('variants/faint.yaml:2:');
  expect(stderr).toContain('build: faint: its file, or that of a variant it extends, has errors');
  expect(stderr).toContain('build: child: its file, or that of a variant it extends, has errors');
  expect(stdout).toMatch(/sound .* built/u);
  expect(stdout).toMatch(/faint .* failed/u);
  expect(site('sound')).toContain('New words');
  expect({ faint: site('faint'), child: site('child') }).toEqual(before);
  expect(existsSync(join(out, 'faint.report.json'))).toBe(true);
  // What another job of a matrix has to say is not this one's.
  expect(build('--keep-going', '--variant', 'sound')).toMatchObject({ status: 0 });

  write('faint', 'brand: [');
  expect(build('--keep-going')).toMatchObject({ status: 1, stdout: '' });
  write('faint', fileOf('faint'));
  write('default', `${smallContent['content/variants/default.yaml'] ?? ''}colour: red\n`);
  expect(build('--keep-going')).toMatchObject({ status: 1, stdout: '' });
}, 120_000);
