import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compile, render } from '../src/engine/index.ts';
import { compareWords } from '../src/engine/words.ts';

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error('Usage: node scripts/words.ts FILE-OR-FOLDER…');
  process.exit(2);
}

const files = paths.flatMap(filesIn);
const width = Math.max(4, ...files.map((file) => file.length));
const row = (file: string, wordsIn: unknown, wordsOut: unknown, lost: string): string =>
  `${file.padEnd(width)}  ${String(wordsIn).padStart(5)}  ${String(wordsOut).padStart(5)}  ${lost}`.trimEnd();

console.log(row('file', 'in', 'out', 'lost'));
let lostCount = 0;
for (const file of files) {
  const source = readFileSync(file, 'utf8');
  const { guide } = compile({ source, path: file });
  const { wordsIn, wordsOut, lost } = compareWords(source, guide ? render(guide, 'markdown') : '');
  lostCount += lost.length;
  console.log(row(file, wordsIn, wordsOut, lost.length === 0 ? '0' : `${lost.length}: ${lost.slice(0, 20).join(' ')}${lost.length > 20 ? ' …' : ''}`));
}
console.log(`${files.length} files, ${lostCount} words lost`);
process.exitCode = lostCount > 0 ? 1 : 0;

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.mdx?$/u.test(name) && !/(?:^|\/)README\.md$/u.test(name))
    .sort()
    .map((name) => join(path, name));
}
