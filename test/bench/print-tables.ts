import type { Cost } from './measure-command.ts';
import type { LeakGateCost } from './measure-leak-gate.ts';
import type { SelectorCost } from './measure-selector.ts';
import type { VariantsCost } from './measure-variants.ts';

/** What the commands cost for a number of guides. */
export interface GuidesCost {
  readonly guides: number;
  readonly cold: Cost;
  readonly unchanged: Cost;
  readonly check: Cost;
}

export function selectorTable(costs: readonly SelectorCost[]): string {
  const names = Object.keys(costs[0]?.milliseconds ?? {});
  const lines = costs.map(({ slowdown, milliseconds }) =>
    [`${slowdown}×`.padStart(8), ...names.map((name) => String(milliseconds[name] ?? '–').padStart(name.length))].join(
      '  ',
    ),
  );
  return `\nSelector of 500 actions, ms to the next paint\n${['slowdown', ...names].join('  ')}\n${lines.join('\n')}\n`;
}

export function leakGateTable(costs: readonly LeakGateCost[]): string {
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

export function guidesTable(rows: readonly GuidesCost[]): string {
  const lines = rows.flatMap(({ guides, ...runs }) => runLines(String(guides), runs));
  return costTable('guides', lines);
}

export function variantsTable({ variants, guides, runs, isReproducible }: VariantsCost): string {
  const verdict = isReproducible ? 'the same bytes' : 'OTHER BYTES';
  const title = `\n${variants} variants of ${guides} guides; a second cold build wrote ${verdict}\n`;
  return title + costTable('variants', runLines(String(variants), runs));
}

function runLines(count: string, runs: Readonly<Record<string, Cost>>): string[][] {
  const cell = (value: number | undefined, digits: number): string =>
    value === undefined ? '–' : value.toFixed(digits);
  return Object.entries(runs).map(([name, { cpuSeconds, wallSeconds, peakMegabytes }]) => [
    count,
    name,
    cell(cpuSeconds, 1),
    cell(wallSeconds, 1),
    cell(peakMegabytes, 0),
  ]);
}

function costTable(counted: string, rows: readonly string[][]): string {
  const all = [[counted, 'run', 'CPU s', 'wall s', 'peak MB'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string =>
    column === 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return `${all.map((row) => row.map(pad).join('  ')).join('\n')}\n`;
}
