import { printTable } from '../../src/cli/print-table.ts';
import type { Cost } from './measure-command.ts';
import type { LeakGateCost } from './measure-leak-gate.ts';
import type { McpCost } from './measure-mcp.ts';
import type { SearchBytes } from './measure-search.ts';
import type { SelectorCost } from './measure-selector.ts';
import type { ServeCost } from './measure-serve.ts';
import type { VariantsCost } from './measure-variants.ts';

/** What the commands cost for a number of guides. */
export interface GuidesCost {
  readonly guides: number;
  readonly cold: Cost;
  readonly unchanged: Cost;
  readonly check: Cost;
  readonly search: SearchBytes;
}

export function selectorTable(costs: readonly SelectorCost[]): string {
  const names = Object.keys(costs[0]?.milliseconds ?? {});
  const rows = costs.map(({ slowdown, milliseconds }) => [
    `${slowdown}×`,
    ...names.map((name) => String(milliseconds[name] ?? '–')),
  ]);
  return `\nSelector of 500 actions, ms to the next paint\n${printTable([['slowdown', ...names], ...rows], [])}`;
}

export function leakGateTable(costs: readonly LeakGateCost[]): string {
  const rows = costs.map(({ partners, megabytes, megabytesPerSecond, peakMegabytes }) => [
    String(partners),
    String(megabytes),
    megabytesPerSecond.toFixed(1),
    peakMegabytes?.toFixed(0) ?? '–',
  ]);
  return `\nLeak gate\n${printTable([['partners', 'MB', 'MB/s', 'peak MB'], ...rows], [])}`;
}

export function mcpTable(costs: readonly McpCost[]): string {
  const rows = costs.map(({ guides, transport, tool, ...times }) => [
    String(guides),
    transport,
    tool,
    ...[times.first, times.median, times.p95].map((time) => time.toFixed(1)),
  ]);
  return `\nMCP tools, ms a call\n${printTable([['guides', 'transport', 'tool', 'first', 'median', 'p95'], ...rows], [1, 2])}`;
}

export function serveTable(costs: readonly ServeCost[]): string {
  if (costs.length === 0) return '\nLoad: not measured, as wrk or nginx is not installed\n';
  const rows = costs.map(({ asked, server, requestsPerSecond, median, p99, failures, megabytes }) => {
    const nginx = costs.find((other) => other.server === 'nginx' && other.asked === asked);
    return [
      asked,
      server,
      requestsPerSecond.toFixed(0),
      nginx ? (requestsPerSecond / nginx.requestsPerSecond).toFixed(2) : '–',
      median.toFixed(1),
      p99.toFixed(1),
      String(failures),
      megabytes?.map((size) => size.toFixed(0)).join(' → ') ?? '–',
    ];
  });
  const head = ['asked for', 'server', 'requests/s', 'to nginx', 'median ms', 'p99 ms', 'failed', 'MB'];
  return `\nLoad of 64 connections on a site of 1,000 guides, which is packed for nginx alone\n${printTable([head, ...rows], [0, 1])}`;
}

export function guidesTable(rows: readonly GuidesCost[]): string {
  const lines = rows.flatMap(({ guides, search: _search, ...runs }) => runLines(String(guides), runs));
  return costTable('guides', lines);
}

export function searchTable(rows: readonly GuidesCost[]): string {
  const lines = rows.map(({ guides, search: { first, others } }) => [
    String(guides),
    (first / 1000).toFixed(1),
    String(others.length),
    others.length > 0 ? (Math.max(...others) / 1000).toFixed(1) : '–',
  ]);
  return `\nSearch of a site, kB gzipped\n${printTable([['guides', 'first file', 'files of text', 'largest'], ...lines], [])}`;
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
  return printTable([[counted, 'run', 'CPU s', 'wall s', 'peak MB'], ...rows], [1]);
}
