import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { type Diagnostic, hasError, sortDiagnostics } from '../engine/index.ts';
import { adapters } from '../linking/adapters/index.ts';
import { commandError, didYouMean } from '../system/command-error.ts';
import { defineCommand } from './command.ts';
import { fixFiles } from '../workspace/fix-files.ts';
import { siteFiles } from '../publish/outputs/index.ts';
import { compileFiles, expandPaths, loadVariants } from '../workspace/standalone-file.ts';
import { cacheFolder } from '../workspace/cache-folder.ts';
import { reporters } from '../reporters/index.ts';
import { summary } from '../reporters/pretty.ts';
import { readSource } from '../reporters/terminal.ts';
import { loadWorkspace } from '../workspace/workspace.ts';

export const checkCommand = defineCommand({
  name: 'check',
  usage: '[PATH …] [--content DIR] [--format pretty|json|github|sarif] [--fix] [--stale DAYS] [--tolerant]',
  flags: {
    content: { type: 'string', default: 'content' },
    format: { type: 'string', default: 'pretty' },
    fix: { type: 'boolean', default: false },
    stale: { type: 'string' },
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
    const staleDays = values.stale === undefined ? undefined : readDays(values.stale);
    const inspect = (): Promise<Diagnostic[]> =>
      diagnose(positionals, { content: values.content, tolerant: values.tolerant, staleDays });
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

/** Everything wrong with the content folder, or with the paths: those inside it are checked as a part of it. */
async function diagnose(
  paths: readonly string[],
  {
    content,
    tolerant,
    staleDays,
  }: { readonly content: string; readonly tolerant: boolean; readonly staleDays: number | undefined },
): Promise<Diagnostic[]> {
  const isInside = (path: string): boolean => !/^\.\.(?:\/|$)/u.test(relative(resolve(content), resolve(path)));
  const inside = paths.filter(isInside).map((path) => resolve(path));
  const { files: outside, diagnostics: found } = await expandPaths(paths.filter((path) => !isInside(path)));
  if (paths.length > 0 && inside.length === 0 && outside.length === 0 && found.length === 0)
    throw commandError(`There is nothing to check in ${paths.join(', ')}: no guide and no provider.yaml.`, 2);
  if (paths.length === 0 || inside.length > 0) {
    const workspace = await loadWorkspace({
      content,
      cacheDir: cacheFolder(),
      tolerant,
      adapters,
      siteFiles,
      staleDays,
    });
    const isAsked = (path: string): boolean =>
      inside.some((asked) => resolve(path) === asked || resolve(path).startsWith(`${asked}/`));
    found.push(...workspace.diagnostics.filter(({ path }) => paths.length === 0 || isAsked(path)));
  }
  if (outside.length > 0) {
    const outcomes = await compileFiles(outside, await loadVariants(content), tolerant);
    found.push(...outcomes.flatMap(({ diagnostics }) => diagnostics));
  }
  return sortDiagnostics(found);
}

/** Days as they are written: a whole number. */
function readDays(written: string): number {
  if (!/^\d{1,5}$/u.test(written))
    throw commandError(`--stale takes a number of days, as in --stale 180, not ${written}.`, 2);
  return Number(written);
}
