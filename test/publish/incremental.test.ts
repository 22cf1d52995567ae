import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { adapters } from '../../src/linking/adapters/index.ts';
import { type BuildOptions, type BuildOutcome, buildSite } from '../../src/publish/build/build-site.ts';
import * as hosts from '../../src/publish/hosts/index.ts';
import { openRenderer } from '../../src/publish/renderer/renderer.ts';
import { listFiles, readTree } from '../../src/system/files/file-tree.ts';
import { makeFolder } from '../../src/system/files/make-folder.ts';
import { cacheFolder, cacheParts } from '../../src/workspace/cache-folder.ts';
import { filesOf } from './incremental/files-of.ts';
import { editSome } from './incremental/edits/index.ts';
import { seldom } from './incremental/edits/seldom.ts';
import { firstContent } from './incremental/first-content.ts';
import { createRandom, type Random } from './incremental/random.ts';
import { fuzzRuns } from '../fuzz-runs.ts';

/** Builds after edits, some four each. */
const { numRuns: rounds, seed } = fuzzRuns(50);

test(
  'a build after edits writes every byte that a build from nothing writes',
  async () => {
    await openRenderer(cacheFolder());
    const random = createRandom(seed);
    const content = firstContent(random);
    // In memory if there is a place: thousands of small files are written and deleted.
    const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'guides-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const out = join(folder, 'out');
    let written = new Map<string, string>();
    let built = 0;
    for (let round = 0; round <= rounds; round += 1) {
      const [first] = round === 0 ? [] : Object.entries(seldom).slice(round - 1);
      first?.[1](content, random);
      const names = round === 0 ? [] : first ? [first[0]] : editSome(content, random);
      written = writeChanges(folder, written, filesOf(content));
      if (round > 0 && random.percent(30)) await touchOne(join(out, 'default'), random);
      const pack = random.percent(15);
      // One site each time lies there for longer, with what was edited meanwhile.
      const ids = Object.keys(content.variants);
      const late = random.of(ids);
      const variants = ids.filter((id) => round <= Object.keys(seldom).length || id !== late);
      const options = { content: join(folder, 'content'), pack, variants };
      const again = await build({ ...options, out }, join(folder, 'cache'));
      const cold = join(folder, `cold-${round}`);
      // What is compiled is the costly part, and of sources alone: it is made anew now and then.
      if (round % 8 > 0) shareCompiled(join(folder, 'cache'), join(cold, 'cache'));
      const anew = await build({ ...options, out: join(cold, 'out') }, join(cold, 'cache'));
      const said = `round ${round} of seed ${seed}: ${names.join(', ')}${pack ? ', packed' : ''}`;
      for (const [id, { ok }] of again.variants) {
        if (!ok) continue;
        built += 1;
        for (const site of [id, `.hosts/${id}`])
          expect(await differences(join(out, site), join(cold, 'out', site)), `${site}, ${said}`).toEqual([]);
      }
      expect(summaryOf(again, out), said).toEqual(summaryOf(anew, join(cold, 'out')));
      rmSync(cold, { recursive: true, force: true });
    }
    // Of builds that fail nothing could be said.
    expect(built).toBeGreaterThan(rounds * 1.7);
  },
  60_000 + rounds * 10_000,
);

async function build(options: BuildOptions, cache: string): Promise<BuildOutcome> {
  const before = process.env['STEPWELL_CACHE'];
  process.env['STEPWELL_CACHE'] = cache;
  try {
    return await buildSite({ ...options, keepGoing: true, adapters, hosts: Object.values(hosts) });
  } finally {
    if (before === undefined) delete process.env['STEPWELL_CACHE'];
    else process.env['STEPWELL_CACHE'] = before;
  }
}

/** Gives a cache what another has compiled, and nothing else of it. */
function shareCompiled(from: string, to: string): void {
  makeFolder(to);
  symlinkSync(join(from, cacheParts.compiled), join(to, cacheParts.compiled));
}

/** Writes other bytes of the same size over a file of a built site. */
async function touchOne(site: string, random: Random): Promise<void> {
  const file = join(site, random.of(await listFiles(site)));
  writeFileSync(
    file,
    readFileSync(file).map((byte) => byte ^ 1),
  );
}

/** What a build says, but for how long it took and what it did not have to do. */
function summaryOf({ checkRun, variants }: BuildOutcome, out: string): unknown {
  const outcomes = [...variants].map(([id, outcome]) => {
    if (outcome.ok) return { id, files: outcome.files, pages: outcome.pages, bytes: outcome.bytes };
    return { id, problems: outcome.problems.map((problem) => problem.replaceAll(out, 'out')) };
  });
  return { diagnostics: checkRun.diagnostics, outcomes };
}

/** Paths that one folder has and the other has not, or that hold other bytes. */
async function differences(one: string, other: string): Promise<string[]> {
  const trees = await Promise.all([one, other].map((folder) => readTree(folder, { hidden: true })));
  const [files, others] = trees.map((tree) => tree.files);
  const all = [...new Set([...(files ?? []), ...(others ?? [])])].sort();
  const read = (folder: string, path: string, known: readonly string[] = []): Buffer | undefined =>
    known.includes(path) ? readFileSync(join(folder, path)) : undefined;
  return all.filter((path) => {
    const [here, there] = [read(one, path, files), read(other, path, others)];
    return !here || !there || !here.equals(there);
  });
}

/** Writes what changed, and nothing else. */
function writeChanges(
  folder: string,
  before: ReadonlyMap<string, string>,
  now: Map<string, string>,
): Map<string, string> {
  for (const path of before.keys()) if (!now.has(path)) rmSync(join(folder, path));
  for (const [path, text] of now) {
    if (before.get(path) === text) continue;
    makeFolder(dirname(join(folder, path)));
    writeFileSync(join(folder, path), text);
  }
  return now;
}
