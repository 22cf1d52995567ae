import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Engine, hasError, readChoice } from '../engine/index.ts';
import { commandError, didYouMean } from '../system/command-error.ts';
import { contentLocale } from '../workspace/content-locale.ts';
import { defineCommand } from './command/command.ts';
import { diagnose } from './content/diagnose.ts';
import { loadVariants, readVariant } from '../workspace/standalone-file.ts';
import { project } from '../workspace/project/project.ts';
import { reportDiagnostics } from '../reporters/terminal.ts';

/** The engine's formats by what they are asked for by: Markdown by its extension, any other by its name. */
function formatsOf({ formats }: Engine): ReadonlyMap<string, string> {
  return new Map(formats.map(({ name }) => [name === 'markdown' ? 'md' : name, name]));
}

/** Whether a format is of guides alone, and of no page. */
function isOfGuides(name: string, { formats }: Engine): boolean {
  return formats.some((each) => each.name === name && each.of === 'document' && each.documents === 'guides');
}

/** What is no format: the guide as it was compiled, and what was found in it. */
const others = ['model', 'diagnostics'];

export const renderCommand = defineCommand({
  name: 'render',
  summary: 'Prints one guide, page or foreign file',
  usage:
    'FILE [--content DIR] [--as md|html|json|model|diagnostics|FORMAT] [--actions a,b] [--scopes "x y"] [--variant ID] [--tolerant]',
  example: 'content/guides/lattice/api-key.mdx --as json',
  flags: {
    content: { type: 'string', default: 'content', does: 'the folder of guides, pages and variants' },
    as: { type: 'string', default: 'md', does: 'the form to print' },
    actions: { type: 'string', multiple: true, does: 'only what these actions need: a,b' },
    scopes: { type: 'string', multiple: true, does: 'only what these permissions need: "x y"' },
    variant: { type: 'string', does: 'as this variant’s site shows it' },
    tolerant: { type: 'boolean', default: false, does: 'read the file of another system as it is' },
  },
  takesArguments: true,
  run: async ({ values, positionals }) => {
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw commandError('Name one file to render.', 2);
    const form = values.as;
    const { engine } = project();
    const formats = formatsOf(engine);
    const format = formats.get(form);
    if (format === undefined && !others.includes(form))
      throw commandError(`There is no form ${form}. ${didYouMean(form, [...formats.keys(), ...others])}`, 2);
    const facts = statSync(file, { throwIfNoEntry: false });
    if (!facts) throw commandError(`There is no file ${file}.`, 2);
    const noGuide = `${file} is no guide. Name a guide's own file, such as api-key.mdx.`;
    if (facts.isDirectory()) throw commandError(noGuide, 2);
    const chosen = values.variant === undefined ? undefined : await readVariant(values.content, values.variant);
    const variant = chosen?.value;
    if (chosen && !variant) {
      reportDiagnostics(chosen.diagnostics);
      return 1;
    }
    // What it is in its folder: a link that leads nowhere is a mistake of the guide too.
    const { diagnostics, documents } = await diagnose([file], { content: values.content, tolerant: values.tolerant });
    if (form === 'diagnostics') {
      process.stdout.write(`${JSON.stringify(diagnostics, undefined, 2)}\n`);
      return hasError(diagnostics) ? 1 : 0;
    }
    reportDiagnostics(diagnostics);
    if (/\.ya?ml$/u.test(file)) throw commandError(noGuide, 2);
    const guide = documents.get(resolve(file));
    if (!guide) return 1;
    if (guide.kind === 'page' && format !== undefined && isOfGuides(format, engine))
      throw commandError(`${file} is a page, which has no form ${form}: that is one of guides.`, 2);
    if (format === undefined) process.stdout.write(`${JSON.stringify(guide, undefined, 2)}\n`);
    else {
      const locale = variant ? contentLocale(await loadVariants(values.content)) : undefined;
      const shown = engine.view(guide, {
        ...readChoice({ getAll: (name) => (name === 'actions' ? values.actions : values.scopes) ?? [] }),
        ...(variant ? { variant } : {}),
        ...(locale ? { locale } : {}),
      });
      for (const name of shown.kind === 'page' ? [] : shown.selection.unknown)
        process.stderr.write(`render: this guide has no action or scope ${name}; it is ignored.\n`);
      const text = engine.render(shown, format, variant ? { site: variant.site } : {});
      process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    }
    return hasError(diagnostics) ? 1 : 0;
  },
});
