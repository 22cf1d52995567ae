import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixFiles, type ReadFile } from '../../src/workspace/fix-files.ts';
import { compileFiles } from '../../src/workspace/standalone-file.ts';
import { createFolder } from '../cli/run-command.ts';

const source = '---\ntitle: A\ndescription: A.\n---\n\n## Do it\n\n1. One<br>two\n';

test('a file that changed after it was read is left, and the others are fixed', async () => {
  const folder = createFolder({ 'a.mdx': source, 'b.mdx': source });
  const paths = ['a.mdx', 'b.mdx'].map((name) => join(folder, name));
  const { diagnostics, files } = await read(paths);
  writeFileSync(join(folder, 'a.mdx'), `${source}2. Three\n`);
  const { written, problems } = await fixFiles(diagnostics, files);
  expect(problems).toEqual([`${paths[0]} is not fixed: it has changed since it was read. Run it again.`]);
  expect(written).toEqual([paths[1]]);
  expect(readFileSync(join(folder, 'a.mdx'), 'utf8')).toBe(`${source}2. Three\n`);
  expect(readFileSync(join(folder, 'b.mdx'), 'utf8')).toContain('One<br />two');
});

test('a byte order mark, the mode and a link stay', async () => {
  const folder = createFolder({ 'a.mdx': `\u{FEFF}${source.replaceAll('\n', '\r\n')}` });
  const path = join(folder, 'b.mdx');
  symlinkSync('a.mdx', path);
  const { mode } = statSync(path);
  const { diagnostics, files } = await read([path]);
  await fixFiles(diagnostics, files);
  expect(readFileSync(join(folder, 'a.mdx'), 'utf8')).toBe(
    `\u{FEFF}${source.replace('<br>', '<br />').replaceAll('\n', '\r\n')}`,
  );
  expect(statSync(path).mode).toBe(mode);
});

async function read(paths: readonly string[]): Promise<{
  diagnostics: Parameters<typeof fixFiles>[0];
  files: Map<string, ReadFile>;
}> {
  const files = new Map<string, ReadFile>();
  const outcomes = await compileFiles(paths, [], false, (path, file) => files.set(path, file));
  return { diagnostics: outcomes.flatMap(({ diagnostics }) => diagnostics), files };
}
