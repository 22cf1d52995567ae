import type { BuildRun } from './build-runs.ts';
import { cell, markdownTable } from './markdown-table.ts';
import type { BuildCosts, SiteCost, Tool } from './measure-build.ts';
import type { Measured } from './targets.ts';

const runNames: readonly BuildRun[] = ['cold', 'unchanged', 'one guide edited'];

/** Peers that the others' processor time is divided by. */
const yardsticks: ReadonlySet<string> = new Set(['astro', 'starlight']);

/** The tools, and a table of each number of guides. */
export function printBuild({ tools, sites, checks }: BuildCosts): string {
  const counts = [...new Set(sites.map(({ guides }) => guides))];
  const tables = counts.map((count) => {
    const rows = runNames.flatMap((run) =>
      runRows(
        run,
        sites.filter(({ guides }) => guides === count),
        tools,
      ),
    );
    const check = checks.find(({ guides }) => guides === count);
    const said = check ? `\nChecking the guides alone took Stepwell ${cell(check.cpuSeconds, 1)} s of CPU.\n` : '';
    return `### ${count} guides\n\n${markdownTable([headOf(tools), ...rows], [0, 1])}${said}`;
  });
  return `## Building a site\n\n${toolsTable(tools)}\n${explanation}\n${tables.join('\n')}`;
}

/** What answers the targets: Stepwell's builds of 1,000 guides. */
export function compareBuild({ sites }: BuildCosts): Measured {
  const runs = sites.find(({ tool, guides }) => tool === 'stepwell' && guides === 1000)?.runs;
  if (!runs) return {};
  return {
    cold: cell(runs.cold.cpuSeconds, 1),
    memory: cell(runs.cold.peakMegabytes),
    again: `${cell(runs.unchanged.cpuSeconds, 1)} / ${cell(runs['one guide edited'].cpuSeconds, 1)}`,
  };
}

const explanation = `CPU is user and system time of all processes. Peak is the most that they held together (the sum of their
resident sets, looked at every 50 ms), largest the most that any one of them held. The columns with ÷ divide the CPU by
that of the peer in the same run of the bench. No navigation lists all guides, but for one page that does. Every tool
has the same guides, and what it writes beside the pages as it comes.
`;

function toolsTable(tools: readonly Tool[]): string {
  const rows = tools.map(({ name, versions, does }) => [
    name,
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ') || 'this commit',
    does,
  ]);
  return markdownTable([['tool', 'version', 'what it makes of the guides'], ...rows], [0, 1, 2]);
}

function headOf(tools: readonly Tool[]): string[] {
  const ratios = yardsticksOf(tools).map(({ name }) => `÷ ${name}`);
  return ['run', 'tool', 'CPU s', ...ratios, 'wall s', 'peak MB', 'largest MB', 'files', 'MB written'];
}

function runRows(run: BuildRun, sites: readonly SiteCost[], tools: readonly Tool[]): string[][] {
  const cpuOf = (id: string): number | undefined => sites.find(({ tool }) => tool === id)?.runs?.[run].cpuSeconds;
  return sites.map(({ tool, runs }) => {
    const cost = runs?.[run];
    const ratios = yardsticksOf(tools).map(({ id }) => {
      const other = cpuOf(id);
      return cell(cost && other ? cost.cpuSeconds / other : undefined, 2);
    });
    return [
      run,
      tools.find(({ id }) => id === tool)?.name ?? tool,
      cost ? cell(cost.cpuSeconds, 1) : 'failed',
      ...ratios,
      cell(cost?.wallSeconds, 1),
      cell(cost?.peakMegabytes),
      cell(cost?.largestMegabytes),
      cell(cost?.files),
      cell(cost && cost.bytes / 1e6, 1),
    ];
  });
}

function yardsticksOf(tools: readonly Tool[]): readonly Tool[] {
  return tools.filter(({ id }) => yardsticks.has(id));
}
