import { commandError, didYouMean } from '../system/command-error.ts';
import { type Completed, completionScripts } from './command/completion-scripts.ts';
import { defineCommand, type Flag } from './command/command.ts';
import { loadVerbs } from './verbs.ts';

const shells = Object.keys(completionScripts);

export const completionCommand = defineCommand({
  name: 'completion',
  summary: 'Prints what lets a shell complete verbs and flags',
  usage: 'bash|zsh|fish',
  example: 'bash > ~/.local/share/bash-completion/completions/stepwell',
  flags: {},
  isWithoutProject: true,
  takesArguments: true,
  run: async ({ positionals }) => {
    const [shell = '', ...others] = positionals;
    if (shell === '' || others.length > 0) throw commandError(`Name one shell: ${shells.join(', ')}.`, 2);
    if (!Object.hasOwn(completionScripts, shell))
      throw commandError(`There is no completion for ${shell}. ${didYouMean(shell, shells)}`, 2);
    const verbs: Completed[] = (await loadVerbs()).map(({ name, summary, flags }) => ({
      name,
      summary,
      flags: Object.entries<Flag>(flags).map(([flag, { type, does }]) => ({
        name: flag,
        does,
        takesValue: type === 'string',
      })),
    }));
    process.stdout.write(completionScripts[shell as keyof typeof completionScripts](verbs));
    return 0;
  },
});
