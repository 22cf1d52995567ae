import { existsSync } from 'node:fs';
import { hasError } from '../engine/index.ts';
import { commandError, didYouMean } from '../system/command-error.ts';
import { defineCommand } from './command/command.ts';
import { readDays } from './command/read-days.ts';
import { diagnose, type Found } from './content/diagnose.ts';
import { fixFiles } from '../workspace/fix-files.ts';
import { reporters } from '../reporters/index.ts';
import { summary } from '../reporters/pretty.ts';
import { readSource } from '../reporters/terminal.ts';

export const checkCommand = defineCommand({
  name: 'check',
  summary: 'Says what is wrong with the content, where, and what to do',
  usage: '[PATH …] [--content DIR] [--format pretty|json|github|sarif] [--json] [--fix] [--stale DAYS] [--tolerant]',
  example: 'content/guides/lattice --fix',
  flags: {
    content: { type: 'string', default: 'content', does: 'the folder of guides, pages and variants' },
    format: { type: 'string', default: 'pretty', does: 'pretty, json, github or sarif' },
    json: { type: 'boolean', default: false, does: 'the same as --format json' },
    fix: { type: 'boolean', default: false, does: 'mend what can be mended without a doubt' },
    stale: { type: 'string', does: 'days after which a guide has to be verified again' },
    tolerant: { type: 'boolean', default: false, does: 'read files of other systems as they are' },
  },
  takesArguments: true,
  run: async ({ values, positionals }) => {
    const format = values.json ? 'json' : values.format;
    const reporter = reporters.find(({ name }) => name === format);
    if (!reporter) {
      const names = reporters.map(({ name }) => name);
      throw commandError(`There is no format ${format}. ${didYouMean(format, names)}`, 2);
    }
    for (const path of positionals) {
      if (!existsSync(path)) throw commandError(`There is no file or folder ${path}.`, 2);
    }
    const scope = {
      content: values.content,
      tolerant: values.tolerant,
      staleDays: values.stale === undefined ? undefined : readDays(values.stale),
    };
    const { diagnostics, problems } = values.fix
      ? await fixAll(positionals, scope)
      : { ...(await diagnose(positionals, scope)), problems: [] };
    for (const problem of problems) process.stderr.write(`${problem}\n`);
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

/** The most times that files are looked through: what was fixed in one may show what is wrong in it or another. */
const roundLimit = 10;

/** Makes all fixes, and returns what is left and why some files were not written. */
async function fixAll(
  ...asked: Parameters<typeof diagnose>
): Promise<Pick<Found, 'diagnostics'> & { readonly problems: readonly string[] }> {
  const problems = new Set<string>();
  /** How many fixes each file had when it was last fixed: if they do not become fewer, it is left. */
  const counts = new Map<string, number>();
  let found = await diagnose(...asked);
  for (let round = 0; round < roundLimit; round += 1) {
    const byPath = Map.groupBy(
      found.diagnostics.filter(({ fix }) => fix),
      ({ path }) => path,
    );
    const lower = [...byPath].filter(([path, { length }]) => length < (counts.get(path) ?? Infinity));
    for (const [path, { length }] of lower) counts.set(path, length);
    const report = await fixFiles(
      lower.flatMap(([, fixable]) => fixable),
      found.files,
    );
    for (const problem of report.problems) problems.add(problem);
    if (report.written.length === 0) break;
    found = await diagnose(...asked);
  }
  return { diagnostics: found.diagnostics, problems: [...problems] };
}
