import { existsSync } from 'node:fs';
import { type Diagnostic, hasError } from '../engine/index.ts';
import { commandError, didYouMean } from '../system/command-error.ts';
import { defineCommand } from './command.ts';
import { diagnose } from './diagnose.ts';
import { fixFiles } from '../workspace/fix-files.ts';
import { reporters } from '../reporters/index.ts';
import { summary } from '../reporters/pretty.ts';
import { readSource } from '../reporters/terminal.ts';

export const checkCommand = defineCommand({
  name: 'check',
  usage: '[PATH …] [--content DIR] [--format pretty|json|github|sarif] [--fix] [--tolerant]',
  flags: {
    content: { type: 'string', default: 'content' },
    format: { type: 'string', default: 'pretty' },
    fix: { type: 'boolean', default: false },
    tolerant: { type: 'boolean', default: false },
  },
  takesArguments: true,
  run: async ({ values, positionals }) => {
    const reporter = reporters.find(({ name }) => name === values.format);
    if (!reporter) {
      const names = reporters.map(({ name }) => name);
      throw commandError(`There is no format ${values.format}. ${didYouMean(values.format, names)}`, 2);
    }
    for (const path of positionals) {
      if (!existsSync(path)) throw commandError(`There is no file or folder ${path}.`, 2);
    }
    const inspect = (): Promise<Diagnostic[]> => diagnose(positionals, values.content, values.tolerant);
    let diagnostics = await inspect();
    if (values.fix) {
      for (let round = 0; round < 100 && (await fixFiles(diagnostics)) > 0; round += 1) diagnostics = await inspect();
    }
    const isPretty = reporter.name === 'pretty';
    const printed = reporter.print(diagnostics, {
      sourceOf: readSource,
      useColor: isPretty && process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
    });
    process.stdout.write(printed);
    if (reporter.name === 'github') process.stderr.write(`${summary(diagnostics)}\n`);
    return hasError(diagnostics) ? 1 : 0;
  },
});
