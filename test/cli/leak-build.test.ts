import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createFolder, runScript, smallContent } from './run-command.ts';

test('a site with a word of another brand is not published, and the one before it stays', () => {
  const folder = createFolder({
    ...smallContent,
    'content/variants/default.yaml':
      'whitelabel: false\nsite: https://guides.contoso.example\nbrand: { name: Contoso, hub: Contoso Hub }\n',
    'content/variants/partner.yaml': 'site: https://connect.tamarin.example\nbrand: { name: Tamarin }\n',
  });
  const build = (): { status: number | null; stdout: string; stderr: string } =>
    runScript('build', ['--content', join(folder, 'content'), '--out', join(folder, 'dist'), '--keep-going']);
  const index = join(folder, 'dist/partner/index.html');
  const first = build();
  expect(first.status, first.stderr).toBe(0);
  expect(first.stdout).toMatch(/partner +\d+ +\d+ +\d+ +[\d.]+ +\d+\/\d+ +0 +built/u);
  expect(JSON.parse(readFileSync(join(folder, 'dist/partner.report.json'), 'utf8'))).toMatchObject({ leaks: [] });
  const before = readFileSync(index, 'utf8');

  mkdirSync(join(folder, 'public'));
  const plant = join(folder, 'public/notes.txt.gz');
  writeFileSync(plant, gzipSync('Made with love by cOnToSo.\n'));
  const { status, stdout, stderr } = build();
  expect(status).toBe(1);
  expect(stdout).toMatch(/default .* built/u);
  expect(stdout).toMatch(/partner .* 1 +failed/u);
  expect(stderr).toMatch(/build: partner: leak: notes\.txt\.gz.*byte \d+.*“Contoso” of default \(brand\.name\)/u);
  expect(readFileSync(index, 'utf8')).toBe(before);
  expect(existsSync(join(folder, 'dist/partner/notes.txt.gz'))).toBe(false);

  rmSync(plant);
  expect(build().status).toBe(0);
}, 240_000);
