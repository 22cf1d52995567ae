import { readFileSync } from 'node:fs';
import { compile, render } from '../engine/index.ts';
import { compareWords } from './content/compare-words.ts';
import { commandError } from '../system/command-error.ts';
import { defineCommand } from './command/command.ts';
import { expandPaths } from '../workspace/standalone-file.ts';
import { reportDiagnostics } from '../reporters/terminal.ts';

/** How many words of a file are named. */
const most = 20;

export const wordLossCommand = defineCommand({
  name: 'word-loss',
  summary: 'Counts what guides lose on their way to Markdown: words, and how they stand beside each other',
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
    const row = (file: string, ...numbers: readonly [string, string, string, string]): void => {
      process.stdout.write(`${[file.padEnd(width), ...numbers.map((text) => text.padStart(7))].join(' ').trimEnd()}\n`);
    };
    row('file', 'in', 'out', 'lost', 'changed');
    let [losses, changes] = [0, 0];
    for (const file of files) {
      const source = readFileSync(file, 'utf8');
      const { value: guide } = compile({ source, path: file });
      const { wordsIn, wordsOut, lost, changed } = compareWords(source, guide ? render(guide, 'markdown') : '');
      losses += lost.length;
      changes += changed.length;
      row(file, String(wordsIn), String(wordsOut), String(lost.length), String(changed.length));
      for (const [what, texts] of [
        ['lost', lost],
        ['changed', changed],
      ] as const)
        if (texts.length > 0)
          process.stdout.write(`  ${what}: ${texts.slice(0, most).join(' · ')}${texts.length > most ? ' …' : ''}\n`);
    }
    process.stdout.write(`${files.length} files, ${losses} words lost, ${changes} changed\n`);
    return losses + changes > 0 ? 1 : 0;
  },
});
