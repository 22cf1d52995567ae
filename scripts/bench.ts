import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandError, runCommand } from '../src/node/command.ts';
import { generateContent } from '../test/bench/generate-content.ts';
import { type Cost, measureCommand } from '../test/bench/measure-command.ts';

interface Row {
  readonly guides: number;
  readonly cold: Cost;
  readonly unchanged: Cost;
  readonly check: Cost;
}

await runCommand({
  name: 'bench',
  usage: '[--guides N,N,…] [--json]',
  flags: { guides: { type: 'string', default: '250,1000' }, json: { type: 'boolean', default: false } },
  run: async ({ values }) => {
    const counts = values.guides.split(',').map(Number);
    if (!counts.every((count) => Number.isInteger(count) && count > 0))
      throw commandError('--guides takes numbers from 1, separated by commas.', 2);
    const rows: Row[] = [];
    for (const count of counts) {
      process.stderr.write(`Measuring ${count} guides …\n`);
      rows.push(await measure(count));
    }
    process.stdout.write(values.json ? `${JSON.stringify(rows, undefined, 2)}\n` : table(rows));
    return 0;
  },
});

/** Builds a generated site without any cache, then again with nothing changed. */
async function measure(count: number): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'guides-bench-'));
  try {
    const content = join(folder, 'content');
    generateContent(content, count);
    const script = (name: string): string => fileURLToPath(new URL(`${name}.ts`, import.meta.url));
    const env = { STEPWELL_CACHE: join(folder, 'cache') };
    const build = [script('build'), '--content', content, '--out', join(folder, 'dist')];
    const cold = await measureCommand(build, env);
    const unchanged = await measureCommand(build, env);
    const check = await measureCommand([script('check'), '--content', content], {
      STEPWELL_CACHE: join(folder, 'other-cache'),
    });
    return { guides: count, cold, unchanged, check };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function table(rows: readonly Row[]): string {
  const cell = (value: number | undefined, digits: number): string =>
    value === undefined ? '–' : value.toFixed(digits);
  const lines = rows.flatMap(({ guides, ...runs }) =>
    Object.entries(runs).map(([name, cost]) =>
      [
        String(guides).padStart(6),
        name.padEnd(9),
        cell(cost.cpuSeconds, 1).padStart(6),
        cell(cost.wallSeconds, 1).padStart(6),
        cell(cost.peakMegabytes, 0).padStart(6),
      ].join('  '),
    ),
  );
  return `${['guides', 'run      ', ' CPU s', 'wall s', ' peakMB'].join('  ')}\n${lines.join('\n')}\n`;
}
