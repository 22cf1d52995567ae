import { inFolder } from './bench-folder.ts';
import { buildOnce, stepwellSite } from './build-runs.ts';
import { generateGuides } from './generated-guide.ts';
import { cell, markdownTable } from './markdown-table.ts';
import type { Cost } from './measure-command.ts';
import type { BenchOptions } from './part.ts';
import type { Measured } from './targets.ts';

/** How the cost of a cold build grows with the number of guides. */
export interface Growth {
  readonly small: Cost & { readonly guides: number };
  readonly large: Cost & { readonly guides: number };
}

/** Builds two sites without any cache. */
export async function measureGrowth({ growth, folder, say }: BenchOptions): Promise<Growth> {
  const measure = async (guides: number): Promise<Growth['small']> => {
    say(`Building ${guides} guides, to see how the cost grows`);
    return inFolder(folder, async (site) => ({
      guides,
      ...(await buildOnce(stepwellSite(site, generateGuides(guides)))),
    }));
  };
  return { small: await measure(growth[0]), large: await measure(growth[1]) };
}

export function printGrowth({ small, large }: Growth): string {
  const rows = [small, large].map((cost) => [
    String(cost.guides),
    cell(cost.cpuSeconds, 1),
    cell(cost.cpuSeconds / small.cpuSeconds, 2),
    cell(cost.wallSeconds, 1),
    cell(cost.peakMegabytes),
  ]);
  return `## How a cold build grows\n\n${markdownTable([['guides', 'CPU s', '÷ first', 'wall s', 'peak MB'], ...rows], [])}`;
}

export function compareGrowth({ small, large }: Growth): Measured {
  const isTarget = small.guides === 1000 && large.guides === 4000;
  return isTarget ? { growth: cell(large.cpuSeconds / small.cpuSeconds, 2) } : {};
}
