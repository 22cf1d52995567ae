import { commandError } from '../system/command-error.ts';
import { defineCommand } from './command/command.ts';
import { commandFor } from './scaffold/advice.ts';
import { createAsk } from './scaffold/ask.ts';
import { scaffold } from './scaffold/scaffold.ts';

export const newCommand = defineCommand({
  name: 'new',
  summary: 'Begins a guide, a provider or a variant',
  usage: 'guide|provider|variant ID [--name NAME] [--category NAME] [--site URL] [--content DIR]',
  example: 'guide lattice/api-key',
  flags: {
    content: { type: 'string', default: 'content', does: 'the folder of guides, pages and variants' },
    name: { type: 'string', does: 'how the provider or the brand is called' },
    category: { type: 'string', does: 'the provider’s category, such as hris' },
    site: { type: 'string', does: 'the address of the variant’s site' },
  },
  takesArguments: true,
  run: async ({ values, positionals }) => {
    const [kind, id, ...others] = positionals;
    if (others.length > 0) throw commandError(`There is one id at a time: ${others.join(' ')} is too much.`, 2);
    const { content, ...given } = values;
    const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
    const ask = isTerminal ? createAsk(process.stdin, process.stdout) : undefined;
    const { written, next } = await scaffold({ content, kind, id, given, ask });
    const check = `Check it: ${commandFor(content, 'check')}`;
    process.stdout.write(`${written.map((path) => `Wrote ${path}\n`).join('')}\nNext:\n`);
    process.stdout.write([...next, check].map((line) => `- ${line}\n`).join(''));
    return 0;
  },
});
