import { readFileSync } from 'node:fs';
import { compile, render } from '../engine/index.ts';
import { compareWords } from './content/compare-words.ts';
import { commandError } from '../system/command-error.ts';
import { defineCommand } from './command/command.ts';
import { expandPaths } from '../workspace/standalone-file.ts';
import { reportDiagnostics } from '../reporters/terminal.ts';

export const wordLossCommand = defineCommand({
  name: 'word-loss',
  summary: 'Counts the words that guides lose on their way to Markdown',
  usage: 'FILE-OR-FOLDER …',
  example: 'content/guides',
  flags: {},
  takesArguments: true,
  run: async ({ positionals }) => {
    const { files: paths, diagnostics } = await expandPaths(positionals);
    reportDiagnostics(diagnostics);
    const files = paths.filter((path) => /\.mdx?$/u.test(path) && !/(?:^|\/)README\.md$/u.test(path));
    if (files.length === 0) throw commandError('Name the guides whose words are counted.', 2);
    const width = Math.max(...files.map((file) => file.length));
    const row = (file: string, wordsIn: string, wordsOut: string, lost: string): void => {
      process.stdout.write(`${file.padEnd(width)}  ${wordsIn.padStart(5)}  ${wordsOut.padStart(5)}  ${lost}\n`);
    };
    row('file', 'in', 'out', 'lost');
    let count = 0;
    for (const file of files) {
      const source = readFileSync(file, 'utf8');
      const { value: guide } = compile({ source, path: file });
      const { wordsIn, wordsOut, lost } = compareWords(source, guide ? render(guide, 'markdown') : '');
      count += lost.length;
      row(file, String(wordsIn), String(wordsOut), [lost.length, ...lost.slice(0, 20)].join(' '));
    }
    process.stdout.write(`${files.length} files, ${count} words lost\n`);
    return count > 0 ? 1 : 0;
  },
});
