import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../src/system/project-root.ts';
import { type CpuCounting, cpuCounting } from './cpu-account.ts';
import type { PartResult } from './part.ts';
import { type Measured, targetsTable } from './targets.ts';

/** What a run of the bench measured, and on what. */
export interface Report {
  /** The command that made it. */
  readonly command: string;
  readonly day: string;
  readonly machine: Machine;
  readonly parts: Readonly<Record<string, PartResult>>;
}

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly gigabytes: number;
  readonly kernel: string;
  readonly node: string;
  /** Of Stepwell; absent outside of a clone. */
  readonly commit?: string;
  /** Processes that wanted a core in the minute before the run: of a quiet machine, hardly any. */
  readonly load: number;
  readonly counting: CpuCounting;
}

/** The machine as it is before anything is measured. */
export function describeMachine(): Machine {
  const commit = readCommit();
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    gigabytes: Math.round(totalmem() / 2 ** 30),
    kernel: `${type()} ${release()}`,
    node: process.version,
    ...(commit === undefined ? {} : { commit }),
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    counting: cpuCounting(),
  };
}

/** The report as a page of Markdown. */
export function printReport({ command, day, machine, parts }: Report): string {
  const results = Object.values(parts);
  const measured = results.reduce<Measured>((all, result) => ({ ...all, ...result.measured }), {});
  const { processor, cores, gigabytes, kernel, node, commit, load, counting } = machine;
  const counted = { cgroup: 'a control group of the kernel', times: 'the shell that waits for it (`times`)' }[counting];
  return `# Measurements

Made on ${day} by \`${command}\`, which measures anew on any machine.

- **Machine:** ${processor}, ${cores} cores, ${gigabytes} GB, ${kernel}
- **Load before the run:** ${load.toFixed(2)}
- **Versions:** ${commit === undefined ? '' : `Stepwell ${commit}, `}Node ${node.slice(1)}
- **CPU of a command counted by:** ${counted}

${[targetsTable(measured), ...results.map(({ markdown }) => markdown)].join('\n')}`;
}

/** The report as JSON. */
export function serializeReport({ command, day, machine, parts }: Report): string {
  const data = Object.fromEntries(Object.entries(parts).map(([name, result]) => [name, result.data]));
  return `${JSON.stringify({ command, day, machine, ...data }, undefined, 2)}\n`;
}

/** Writes the page, and its JSON beside it, in the form that the repository keeps files in. */
export function writeReport(path: string, report: Report): void {
  const json = path.replace(/\.md$/u, '.json');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, printReport(report));
  writeFileSync(json, serializeReport(report));
  const formatter = join(projectRoot, 'node_modules/oxfmt/bin/oxfmt');
  execFileSync(process.execPath, [formatter, path, json], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function readCommit(): string | undefined {
  try {
    const said = execFileSync('git', ['describe', '--always', '--dirty'], { cwd: projectRoot, encoding: 'utf8' });
    return said.trim();
  } catch {
    return undefined;
  }
}
