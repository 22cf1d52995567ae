import { commandError } from '../system/command-error.ts';
import { defineCommand } from './command/command.ts';
import { createAsk } from './scaffold/ask.ts';
import { startProject } from './scaffold/project.ts';

export const initCommand = defineCommand({
  name: 'init',
  summary: 'Begins a project of your own: a folder with your guides and nothing else',
  usage: '[DIR] [--name NAME] [--site URL] [--json]',
  example: 'my-guides --name Mipplo --site https://guides.mipplo.example',
  flags: {
    name: { type: 'string', does: 'how your product is called' },
    site: { type: 'string', does: 'the address at which the guides will be' },
    json: { type: 'boolean', default: false, does: 'ask nothing, and print the files and what comes next as JSON' },
  },
  isWithoutProject: true,
  takesArguments: true,
  run: async ({ values, positionals }) => {
    const [folder = '.', ...others] = positionals;
    if (others.length > 0) throw commandError(`There is one folder at a time: ${others.join(' ')} is too much.`, 2);
    const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
    const ask = isTerminal && !values.json ? createAsk(process.stdin, process.stdout) : undefined;
    const { written, next } = await startProject(folder, values, ask);
    if (values.json) {
      process.stdout.write(`${JSON.stringify({ written, next }, undefined, 2)}\n`);
      return 0;
    }
    process.stdout.write(written.map((path) => `Wrote ${path}\n`).join(''));
    process.stdout.write(`\nNext:\n${next.map((line) => `- ${line}\n`).join('')}`);
    return 0;
  },
});
