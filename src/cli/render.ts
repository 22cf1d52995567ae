import { statSync } from 'node:fs';
import { createEngine, type Guide, hasError, readChoice, render, view } from '../engine/index.ts';
import { commandError, didYouMean } from '../system/command-error.ts';
import { defineCommand } from './command.ts';
import { compileFiles, loadVariants, readVariant } from '../workspace/standalone-file.ts';
import { reportDiagnostics } from '../reporters/terminal.ts';

/** The engine's formats by what they are asked for by: Markdown by its extension, any other by its name. */
const formats: ReadonlyMap<string, string> = new Map(
  createEngine().formats.map(({ name }) => [name === 'markdown' ? 'md' : name, name]),
);
/** What is no format: the guide as it was compiled, and what was found in it. */
const others = ['model', 'diagnostics'];

export const renderCommand = defineCommand({
  name: 'render',
  usage:
    'FILE [--content DIR] [--as md|html|json|model|diagnostics|FORMAT] [--actions a,b] [--scopes "x y"] [--variant ID] [--tolerant]',
  flags: {
    content: { type: 'string', default: 'content' },
    as: { type: 'string', default: 'md' },
    actions: { type: 'string', multiple: true },
    scopes: { type: 'string', multiple: true },
    variant: { type: 'string' },
    tolerant: { type: 'boolean', default: false },
  },
  takesArguments: true,
  run: async ({ values, positionals }) => {
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw commandError('Name one file to render.', 2);
    const form = values.as;
    const format = formats.get(form);
    if (format === undefined && !others.includes(form))
      throw commandError(`There is no form ${form}. ${didYouMean(form, [...formats.keys(), ...others])}`, 2);
    const facts = statSync(file, { throwIfNoEntry: false });
    if (!facts) throw commandError(`There is no file ${file}.`, 2);
    if (facts.isDirectory() || (form !== 'diagnostics' && /\.ya?ml$/u.test(file)))
      throw commandError(`${file} is no guide. Name a guide's own file, such as api-key.mdx.`, 2);
    const variants = await loadVariants(values.content);
    const chosen = values.variant === undefined ? undefined : await readVariant(values.content, values.variant);
    const variant = chosen?.value;
    if (chosen && !variant) {
      reportDiagnostics(chosen.diagnostics);
      return 1;
    }
    const [outcome] = await compileFiles([file], variants, values.tolerant);
    const diagnostics = outcome?.diagnostics ?? [];
    if (form === 'diagnostics') {
      process.stdout.write(`${JSON.stringify(diagnostics, undefined, 2)}\n`);
      return hasError(diagnostics) ? 1 : 0;
    }
    reportDiagnostics(diagnostics);
    const guide = outcome?.document as Guide | undefined;
    if (!guide) return 1;
    if (format === undefined) process.stdout.write(`${JSON.stringify(guide, undefined, 2)}\n`);
    else {
      const shown = view(guide, {
        ...readChoice({ getAll: (name) => (name === 'actions' ? values.actions : values.scopes) ?? [] }),
        ...(variant ? { variant } : {}),
      });
      for (const name of shown.selection.unknown)
        process.stderr.write(`render: this guide has no action or scope ${name}; it is ignored.\n`);
      const text = render(shown, format, variant ? { site: variant.site } : {});
      process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    }
    return hasError(diagnostics) ? 1 : 0;
  },
});
