import { commandError, didYouMean } from '../src/system/command-error.ts';
import { runCommand } from '../src/cli/command/command.ts';
import { benchFolder } from '../test/bench/bench-folder.ts';
import { runParts } from '../test/bench/part.ts';
import { parts } from '../test/bench/parts.ts';
import { peers } from '../test/bench/peers/index.ts';
import { describeMachine, printReport, serializeReport, writeReport } from '../test/bench/report.ts';

await runCommand({
  name: 'bench',
  summary: 'Measures what a build costs, beside its peers',
  usage: '[--guides N,N,…] [--variants N] [--growth N,N] [--vs PEER,…] [--only PART,…] [--json] [--write FILE.md]',
  example: '--guides 250 --vs hugo,starlight',
  flags: {
    guides: { type: 'string', default: '250,1000', does: 'how many guides are built' },
    variants: { type: 'string', default: '10', does: 'how many sites' },
    growth: { type: 'string', default: '1000,4000', does: 'two numbers of guides whose costs are compared' },
    vs: { type: 'string', default: '', does: 'peers that build the same guides' },
    only: { type: 'string', default: '', does: 'parts of the bench' },
    json: { type: 'boolean', default: false, does: 'print JSON' },
    write: { type: 'string', does: 'keep the table in a file' },
  },
  run: async ({ values }) => {
    const [variants = 0, ...others] = readNumbers('variants', values.variants);
    const [small = 0, large, ...rest] = readNumbers('growth', values.growth);
    if (others.length > 0) throw commandError('--variants takes one number.', 2);
    if (large === undefined || rest.length > 0) throw commandError('--growth takes two numbers.', 2);
    if (values.write !== undefined && !values.write.endsWith('.md'))
      throw commandError('--write takes the name of a Markdown file, for example docs/bench.md.', 2);
    const options = {
      guides: readNumbers('guides', values.guides),
      variants,
      growth: [small, large] as const,
      peers: choose('vs', values.vs, peers, ({ id }) => id),
      folder: benchFolder(),
      say: (text: string) => process.stderr.write(`bench: ${text}\n`),
    };
    const chosen = choose('only', values.only, parts, ({ name }) => name);
    const machine = describeMachine();
    const results = await runParts(chosen.length > 0 ? chosen : parts, options);
    const command = ['npm run bench --', ...process.argv.slice(2)].join(' ');
    const report = { command, day: new Date().toISOString().slice(0, 10), machine, parts: results };
    process.stdout.write(values.json ? serializeReport(report) : printReport(report));
    if (values.write !== undefined) writeReport(values.write, report);
    return Object.values(results).some(({ hasFailed }) => hasFailed) ? 1 : 0;
  },
});

function readNumbers(name: string, value: string): number[] {
  const numbers = value.split(',').map(Number);
  if (!numbers.every((number) => Number.isInteger(number) && number > 0))
    throw commandError(`--${name} takes numbers from 1, separated by commas.`, 2);
  return numbers;
}

/** Those of a list whose names were given, in the order of the list. */
function choose<T>(flag: string, value: string, all: readonly T[], nameOf: (item: T) => string): T[] {
  const names = all.map(nameOf);
  const given = value.split(',').filter(Boolean);
  for (const name of given)
    if (!names.includes(name)) throw commandError(`--${flag} knows no ${name}. ${didYouMean(name, names)}`, 2);
  return all.filter((item) => given.includes(nameOf(item)));
}
