import { join } from 'node:path';
import { inFolder } from './bench-folder.ts';
import { type BuildRuns, measureBuilds, peerSite, stepwellSite, type UnbuiltSite } from './build-runs.ts';
import { commandPath } from './command-path.ts';
import { type GeneratedGuide, generateGuides } from './generated-guide.ts';
import { type Cost, measureCommand } from './measure-command.ts';
import type { BenchOptions } from './part.ts';
import type { Peer } from './peers/define.ts';

/** What building sites cost Stepwell and its peers. */
export interface BuildCosts {
  readonly tools: readonly Tool[];
  readonly sites: readonly SiteCost[];
  /** Of Stepwell alone: the diagnostics of the content, without a cache. */
  readonly checks: readonly (Cost & { readonly guides: number })[];
}

export interface Tool {
  readonly id: string;
  readonly name: string;
  readonly does: string;
  readonly versions: Readonly<Record<string, string>>;
}

export interface SiteCost {
  readonly tool: string;
  readonly guides: number;
  /** Absent where the tool failed. */
  readonly runs?: BuildRuns;
}

interface Maker extends Tool {
  /** Where sites lie. */
  readonly folder: string;
  readonly create: (folder: string, guides: readonly GeneratedGuide[]) => UnbuiltSite;
}

/** Builds the same guides with Stepwell and with each of its peers. */
export async function measureBuild(options: BenchOptions): Promise<BuildCosts> {
  const makers = [stepwellMaker(options.folder), ...options.peers.map((peer) => peerMaker(peer, options))];
  const sites: SiteCost[] = [];
  const checks: (Cost & { guides: number })[] = [];
  for (const count of options.guides) {
    for (const maker of makers) sites.push(await measureSite(maker, count, options.say));
    options.say(`Checking ${count} guides with Stepwell`);
    checks.push({ guides: count, ...(await measureCheck(options.folder, count)) });
  }
  return { tools: makers.map(({ id, name, does, versions }) => ({ id, name, does, versions })), sites, checks };
}

function stepwellMaker(folder: string): Maker {
  const does = 'MDX checked; pages, Markdown, JSON, search, indexes for agents and hosts; leaks and links searched';
  return { id: 'stepwell', name: 'Stepwell', does, versions: {}, folder, create: stepwellSite };
}

function peerMaker(peer: Peer, { folder, say }: BenchOptions): Maker {
  say(`Installing ${peer.name}`);
  const home = join(folder, 'peers', peer.id);
  const installed = peer.install(home);
  say(
    Object.entries(installed.versions)
      .map((version) => version.join(' '))
      .join(', '),
  );
  return {
    id: peer.id,
    name: peer.name,
    does: peer.does,
    versions: installed.versions,
    folder: home,
    create: (site, guides) => peerSite(site, peer, installed, guides),
  };
}

/** A tool that fails, as some do for want of memory, takes nothing from the others. */
async function measureSite(maker: Maker, count: number, say: BenchOptions['say']): Promise<SiteCost> {
  say(`Building ${count} guides with ${maker.name}`);
  const measure = (folder: string): Promise<BuildRuns> => measureBuilds(maker.create(folder, generateGuides(count)));
  try {
    return { tool: maker.id, guides: count, runs: await inFolder(maker.folder, measure) };
  } catch (error) {
    say(`${maker.name} failed: ${error instanceof Error ? error.message : String(error)}`);
    return { tool: maker.id, guides: count };
  }
}

function measureCheck(parent: string, count: number): Promise<Cost> {
  return inFolder(parent, async (folder) => {
    stepwellSite(folder, generateGuides(count));
    const args = [commandPath('check'), '--content', join(folder, 'content')];
    return measureCommand(args, { STEPWELL_CACHE: join(folder, 'cache') });
  });
}
