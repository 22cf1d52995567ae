import { commandError } from '../system/command-error.ts';
import { defineCommand } from './command/command.ts';
import { commandFor } from './scaffold/advice.ts';
import { createAsk } from './scaffold/ask.ts';
import { scaffold } from './scaffold/scaffold.ts';

export const newCommand = defineCommand({
  name: 'new',
  summary: 'Begins a guide, a provider or a variant',
  usage: 'guide|provider|variant ID [--name NAME] [--category NAME] [--site URL] [--content DIR] [--json]',
  example: 'guide lattice/api-key',
  flags: {
    content: { type: 'string', default: 'content', does: 'the folder of guides, pages and variants' },
    name: { type: 'string', does: 'how the provider or the brand is called' },
    category: { type: 'string', does: 'the provider’s category, such as hris' },
    site: { type: 'string', does: 'the address of the variant’s site' },
    json: { type: 'boolean', default: false, does: 'ask nothing, and print the files and what comes next as JSON' },
  },
  takesArguments: true,
  run: async ({ values, positionals }) => {
    const [kind, id, ...others] = positionals;
    if (others.length > 0) throw commandError(`There is one id at a time: ${others.join(' ')} is too much.`, 2);
    const { content, json, ...given } = values;
    const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
    const ask = isTerminal && !json ? createAsk(process.stdin, process.stdout) : undefined;
    const { written, next } = await scaffold({ content, kind, id, given, ask });
    const check = `Check it: ${commandFor(content, 'check')}`;
    if (json) {
      process.stdout.write(`${JSON.stringify({ written, next: [...next, check] }, undefined, 2)}\n`);
      return 0;
    }
    process.stdout.write(`${written.map((path) => `Wrote ${path}\n`).join('')}\nNext:\n`);
    process.stdout.write([...next, check].map((line) => `- ${line}\n`).join(''));
    return 0;
  },
});
