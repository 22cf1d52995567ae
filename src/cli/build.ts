import { hasError } from '../engine/index.ts';
import { adapters } from '../linking/adapters/index.ts';
import { buildSite } from '../publish/build/build-site.ts';
import { buildTable } from './command/build-table.ts';
import { commandError } from '../system/command-error.ts';
import { defineCommand } from './command/command.ts';
import { createProgress } from './command/progress.ts';
import { reportDiagnostics } from '../reporters/terminal.ts';
import { project } from '../workspace/project/project.ts';
import { noteStandardVariant } from '../workspace/standard-variant.ts';
import * as hosts from '../publish/hosts/index.ts';

export const buildCommand = defineCommand({
  name: 'build',
  summary: 'Builds the site of every variant',
  usage:
    '[--content DIR] [--out DIR] [--variant ID …] [--shard i/n] [--jobs N] [--force] [--keep-going] [--pack] [--json]',
  example: '--variant default --out dist',
  flags: {
    content: { type: 'string', default: 'content', does: 'the folder of guides, pages and variants' },
    out: { type: 'string', default: 'dist', does: 'the folder in which each variant’s site gets a folder of its own' },
    variant: { type: 'string', multiple: true, default: [], does: 'a variant to build; without it, all' },
    shard: { type: 'string', does: 'this machine’s part of the variants, such as 1/4' },
    jobs: { type: 'string', does: 'how many threads build at once' },
    force: { type: 'boolean', default: false, does: 'build everything again, whatever was kept' },
    'keep-going': { type: 'boolean', default: false, does: 'build the other variants if one has an error' },
    pack: {
      type: 'boolean',
      default: false,
      does: 'also write .br and .gz files, for servers that send them as they are',
    },
    json: { type: 'boolean', default: false, does: 'print what came of each variant as JSON' },
  },
  takesArguments: true,
  run: async ({ values, positionals }) => {
    const progress = createProgress(process.stderr);
    const shard = readShard(values.shard);
    const jobs = readCount('jobs', values.jobs);
    const outcome = await buildSite({
      content: values.content,
      out: values.out,
      variants: [...values.variant, ...positionals],
      force: values.force,
      keepGoing: values['keep-going'],
      pack: values.pack,
      adapters,
      hosts: [...Object.values(hosts), ...project().hosts],
      ...(shard ? { shard } : {}),
      ...(jobs === undefined ? {} : { jobs }),
      onProgress: progress.show,
      onNotice: (text) => process.stderr.write(`build: ${text}\n`),
      onDiagnostics: (diagnostics) => {
        progress.clear();
        reportDiagnostics(diagnostics);
      },
    });
    progress.clear();
    const { checkRun, variants } = outcome;
    if (hasError(checkRun.diagnostics) && variants.size === 0) {
      if (values.json) process.stdout.write('{}\n');
      return 1;
    }
    if (variants.has('default')) noteStandardVariant('build', values.content);
    process.stdout.write(
      values.json ? `${JSON.stringify(Object.fromEntries(variants), undefined, 2)}\n` : buildTable(outcome),
    );
    for (const [id, outcome] of variants) {
      for (const problem of outcome.ok ? [] : outcome.problems) process.stderr.write(`build: ${id}: ${problem}\n`);
    }
    return [...variants.values()].every(({ ok }) => ok) ? 0 : 1;
  },
});

function readShard(value: string | undefined): { index: number; count: number } | undefined {
  if (value === undefined) return undefined;
  const [, index, count] = /^(\d+)\/(\d+)$/u.exec(value) ?? [];
  if (index === undefined || count === undefined || Number(count) < 1)
    throw commandError('--shard is written i/n, for example 1/4.', 2);
  return { index: Number(index), count: Number(count) };
}

function readCount(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d*$/u.test(value)) throw commandError(`--${name} is a number from 1.`, 2);
  return Number(value);
}
