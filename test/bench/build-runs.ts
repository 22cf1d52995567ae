import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { commandPath } from './command-path.ts';
import { generateContent, writeGuide } from './generate-content.ts';
import { editGuide, type GeneratedGuide } from './generated-guide.ts';
import { type Cost, measureCommand } from './measure-command.ts';
import { expectGuides, measureOutput, type Output } from './measure-output.ts';
import type { InstalledPeer, Peer } from './peers/define.ts';

/** The builds that are measured, one after the other. */
export type BuildRun = 'cold' | 'unchanged' | 'one guide edited';

export type BuildRuns = Readonly<Record<BuildRun, Cost & Output>>;

/** A site that is ready to be built for the first time. */
export interface UnbuiltSite {
  readonly guides: readonly GeneratedGuide[];
  readonly command: readonly [program: string, ...args: string[]];
  readonly cwd?: string;
  readonly env: NodeJS.ProcessEnv;
  readonly out: string;
  readonly write: (guide: GeneratedGuide) => void;
}

/** Builds a site without any cache, again with nothing changed, and with one guide edited. */
export async function measureBuilds(site: UnbuiltSite): Promise<BuildRuns> {
  const cold = await buildOnce(site);
  const unchanged = await buildOnce(site);
  const [first, ...others] = site.guides;
  if (!first) throw new Error('Cannot build a site without guides');
  const edited = editGuide(first);
  site.write(edited);
  return { cold, unchanged, 'one guide edited': await buildOnce({ ...site, guides: [edited, ...others] }) };
}

/** Builds a site as it is now, and looks at what was written. */
export async function buildOnce({ guides, command, cwd, env, out }: UnbuiltSite): Promise<Cost & Output> {
  const [program, ...args] = command;
  const cost = await measureCommand(args, env, { program, ...(cwd === undefined ? {} : { cwd }) });
  expectGuides(out, guides);
  return { ...cost, ...measureOutput(out) };
}

/** A site of Stepwell's, in a folder with a cache of its own. */
export function stepwellSite(folder: string, guides: readonly GeneratedGuide[]): UnbuiltSite {
  const content = join(folder, 'content');
  generateContent(content, guides.length);
  return {
    guides,
    command: [process.execPath, commandPath('build'), '--content', content, '--out', join(folder, 'dist')],
    env: { STEPWELL_CACHE: join(folder, 'cache') },
    out: join(folder, 'dist/default'),
    write: (guide) => writeGuide(content, guide),
  };
}

/** The same site as a peer makes it, in a folder inside the one that it is installed in. */
export function peerSite(
  folder: string,
  { writeSite, writeGuide, out, env }: Peer,
  { build }: InstalledPeer,
  guides: readonly GeneratedGuide[],
): UnbuiltSite {
  mkdirSync(folder, { recursive: true });
  writeSite(folder, guides);
  for (const guide of guides) writeGuide(folder, guide);
  const [program = '', ...args] = build;
  return {
    guides,
    command: [program, ...args],
    cwd: folder,
    env: { CI: 'true', NO_COLOR: '1', npm_config_offline: 'true', ...env },
    out: join(folder, out),
    write: (guide) => writeGuide(folder, guide),
  };
}
