import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandError, runCommand } from '../src/node/command.ts';
import { generateContent } from '../test/bench/generate-content.ts';
import { type Cost, measureCommand } from '../test/bench/measure-command.ts';
import { type LeakGateCost, scanMegabytesPerSecond } from '../test/bench/measure-leak-gate.ts';
import { measureSelector, type SelectorCost } from '../test/bench/measure-selector.ts';

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
    process.stderr.write('Measuring the selector with 500 actions …\n');
    const selector = await inFolder((folder) => measureSelector(folder, scriptPath('build')));
    process.stderr.write('Measuring the leak gate …\n');
    const leakGate: LeakGateCost[] = [];
    for (const partners of [10, 1000])
      leakGate.push(await inFolder((folder) => scanMegabytesPerSecond(folder, { partners })));
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ guides: rows, selector, leakGate }, undefined, 2)}\n`
        : table(rows) + selectorTable(selector) + leakGateTable(leakGate),
    );
    return 0;
  },
});

/** Builds a generated site without any cache, then again with nothing changed. */
function measure(count: number): Promise<Row> {
  return inFolder(async (folder) => {
    const content = join(folder, 'content');
    generateContent(content, count);
    const env = { STEPWELL_CACHE: join(folder, 'cache') };
    const build = [scriptPath('build'), '--content', content, '--out', join(folder, 'dist')];
    const cold = await measureCommand(build, env);
    const unchanged = await measureCommand(build, env);
    const check = await measureCommand([scriptPath('check'), '--content', content], {
      STEPWELL_CACHE: join(folder, 'other-cache'),
    });
    return { guides: count, cold, unchanged, check };
  });
}

function scriptPath(name: string): string {
  return fileURLToPath(new URL(`${name}.ts`, import.meta.url));
}

/** Runs in a temporary folder that is gone afterwards. */
async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'guides-bench-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function selectorTable(costs: readonly SelectorCost[]): string {
  const names = Object.keys(costs[0]?.milliseconds ?? {});
  const lines = costs.map(({ slowdown, milliseconds }) =>
    [`${slowdown}×`.padStart(8), ...names.map((name) => String(milliseconds[name] ?? '–').padStart(name.length))].join(
      '  ',
    ),
  );
  return `\nSelector of 500 actions, ms to the next paint\n${['slowdown', ...names].join('  ')}\n${lines.join('\n')}\n`;
}

function leakGateTable(costs: readonly LeakGateCost[]): string {
  const lines = costs.map(({ partners, megabytes, megabytesPerSecond, peakMegabytes }) =>
    [
      String(partners).padStart(8),
      String(megabytes).padStart(4),
      megabytesPerSecond.toFixed(1).padStart(6),
      (peakMegabytes?.toFixed(0) ?? '–').padStart(6),
    ].join('  '),
  );
  return `\nLeak gate\n${['partners', '  MB', '  MB/s', 'peakMB'].join('  ')}\n${lines.join('\n')}\n`;
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
