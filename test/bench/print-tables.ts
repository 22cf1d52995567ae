import { cell, markdownTable } from './markdown-table.ts';
import type { LeakGateCost } from './measure-leak-gate.ts';
import type { McpCost } from './measure-mcp.ts';
import type { SearchCost } from './measure-search.ts';
import type { SelectorCost } from './measure-selector.ts';
import type { ServeCost } from './measure-serve.ts';
import type { VariantsCost } from './measure-variants.ts';
import type { Measured } from './targets.ts';

export function selectorTable(costs: readonly SelectorCost[]): string {
  const names = Object.keys(costs[0]?.milliseconds ?? {});
  const rows = costs.map(({ slowdown, milliseconds }) => [
    `${slowdown}×`,
    ...names.map((name) => String(milliseconds[name] ?? '–')),
  ]);
  return `## Selector of 500 actions\n\nMilliseconds to the next paint.\n\n${markdownTable([['slowdown', ...names], ...rows], [])}`;
}

export function leakGateTable(costs: readonly LeakGateCost[]): string {
  const rows = costs.map(({ partners, megabytes, megabytesPerSecond, pageMegabytesPerSecond, peakMegabytes }) => [
    String(partners),
    String(megabytes),
    megabytesPerSecond.toFixed(1),
    pageMegabytesPerSecond.toFixed(0),
    peakMegabytes?.toFixed(0) ?? '–',
  ]);
  return `## Leak gate\n\n${markdownTable([['partners', 'MB', 'MB/s', 'pages, MB/s', 'peak MB'], ...rows], [])}`;
}

export function mcpTable(costs: readonly McpCost[]): string {
  const rows = costs.map(({ guides, transport, tool, ...times }) => [
    String(guides),
    transport,
    tool,
    ...[times.first, times.median, times.p95].map((time) => time.toFixed(1)),
  ]);
  return `## MCP tools\n\nMilliseconds a call.\n\n${markdownTable([['guides', 'transport', 'tool', 'first', 'median', 'p95'], ...rows], [1, 2])}`;
}

export function serveTable(costs: readonly ServeCost[]): string {
  if (costs.length === 0) return '## Load\n\nNot measured, as wrk or nginx is not installed.\n';
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
  return `## Load of 64 connections on a site of 1,000 guides, which is packed for nginx alone\n\n${markdownTable([head, ...rows], [0, 1])}`;
}

export function searchTable(rows: readonly SearchCost[]): string {
  const lines = rows.map(({ guides, first, others }) => [
    String(guides),
    (first / 1000).toFixed(1),
    String(others.length),
    others.length > 0 ? (Math.max(...others) / 1000).toFixed(1) : '–',
  ]);
  return `## Search of a site\n\nkB, gzipped.\n\n${markdownTable([['guides', 'first file', 'files of text', 'largest'], ...lines], [])}`;
}

export function variantsTable({ variants, guides, runs, isReproducible }: VariantsCost): string {
  const verdict = isReproducible ? 'the same bytes' : 'OTHER BYTES';
  const rows = Object.entries(runs).map(([name, { cpuSeconds, wallSeconds, peakMegabytes, largestMegabytes }]) => [
    name,
    cell(cpuSeconds, 1),
    cell(wallSeconds, 1),
    cell(peakMegabytes),
    cell(largestMegabytes),
  ]);
  const title = `## ${variants} variants of ${guides} guides\n\nA second cold build wrote ${verdict}.\n\n`;
  return title + markdownTable([['run', 'CPU s', 'wall s', 'peak MB', 'largest MB'], ...rows], [0]);
}

/** What answers the target: fifty sites of 200 guides. */
export function compareVariants({ variants, guides, runs }: VariantsCost): Measured {
  if (variants !== 50 || guides !== 200) return {};
  return { variants: `${cell(runs.cold.cpuSeconds, 1)} / ${cell(runs['one guide edited'].cpuSeconds, 1)}` };
}
