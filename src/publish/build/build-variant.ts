import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BodyPrints } from '../../engine/internal.ts';
import { pathOfParts, readManifest, writeManifest, type WrittenSite } from '../manifest.ts';
import { openPartStore, type PartStore } from '../part-store.ts';
import { publishSite } from '../publish-site.ts';
import { isMarked } from '../outputs/marker.ts';
import type { Renderer } from '../renderer/renderer.ts';
import { publicationOf } from '../../publication/publication.ts';
import { forgetReport } from './build-report.ts';
import type { Leak } from '../../leaks/leak.ts';
import { createLeakGate } from '../../leaks/leak-gate.ts';
import { makeFolder } from '../../system/files/make-folder.ts';
import { sayLeak } from '../../leaks/say-leak.ts';
import { findVariant } from '../../workspace/find-variant.ts';
import { siteOf } from '../../publication/site.ts';
import { buildingFolder, identityOf, swapIn } from './swap-folder.ts';
import type { SiteFigures, VariantOutcome } from './variant-outcome.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** How one variant is built. */
export interface VariantBuild {
  readonly workspace: Workspace;
  /** Id of the variant. */
  readonly variant: string;
  readonly renderer: Renderer;
  readonly out: string;
  readonly cacheDir: string;
  /** Links are written for this address instead of the variant's own. */
  readonly origin?: string;
  /** Take nothing from the site that is there. */
  readonly force?: boolean;
  /** Put the packed forms of text beside it. */
  readonly pack?: boolean;
  /** What is printed of bodies that several sites have alike. */
  readonly prints?: BodyPrints;
  /** Ends the build; the previous site stays. */
  readonly signal?: AbortSignal;
}

/** Builds a variant's site aside and swaps it in; if anything fails the previous site stays. */
export async function buildVariant(build: VariantBuild): Promise<VariantOutcome> {
  const started = performance.now();
  const seconds = (): number => Math.round((performance.now() - started) / 10) / 100;
  const { out, variant } = build;
  const target = join(out, variant);
  // A site of an earlier version has no mark, but is known to the cache.
  const isOurs = (): boolean => isMarked(target, variant) || readManifest(build) !== undefined;
  // Asked again after the folder is there: another build may just have put it there.
  if (!isOurs() && existsSync(target) && !isOurs()) {
    const problem = `${target} is not a built site of ${variant}: move it away, or name another folder with --out`;
    return { ok: false, seconds: seconds(), problems: [problem] };
  }
  const fresh = buildingFolder(out, variant);
  rmSync(fresh, { recursive: true, force: true });
  makeFolder(fresh);
  try {
    const parts = openPartStore(pathOfParts(build));
    const { entries, searched, leaks, problems } = await publishInto(fresh, parts, build);
    if (problems.length > 0) return { ok: false, seconds: seconds(), problems, leaks };
    build.signal?.throwIfAborted();
    const identity = identityOf(fresh);
    forgetReport(out, variant);
    swapIn(fresh, out, variant);
    writeManifest(build, { identity, searched, entries });
    parts.keep();
    return { ok: true, seconds: seconds(), isUnchanged: false, identity, ...figuresOf(entries) };
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    return { ok: false, seconds: seconds(), problems: [diskFull(out)] };
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function publishInto(
  folder: string,
  parts: PartStore,
  build: VariantBuild,
): Promise<Pick<WrittenSite, 'entries' | 'searched'> & { problems: string[]; leaks: readonly Leak[] }> {
  const { workspace, variant: id, renderer, out, origin, force = false, pack = false, prints, signal } = build;
  const { content, variants } = workspace;
  const site = siteOf(workspace, id, origin);
  // By the names that its file has: what is filled in for the origin is nobody's secret.
  const gate = createLeakGate({ variant: findVariant(variants, id), variants, providers: site.providers, content });
  const manifest = force ? undefined : readManifest(build);
  const { entries, leaks, problems } = await publishSite({
    publication: publicationOf(site, prints),
    renderer,
    content,
    parts,
    folder,
    pack,
    gate,
    previous: manifest && { folder: join(out, id), manifest },
    signal,
  });
  return { entries, searched: gate.digest, leaks, problems: [...problems, ...leaks.map(sayLeak)] };
}

function figuresOf(entries: WrittenSite['entries']): SiteFigures {
  // What is hidden is for machines that know where it is.
  const files = [...entries.values()].filter(({ path }) => !/(?:^|\/)\./u.test(path));
  return {
    files: files.length,
    pages: files.filter(({ path }) => path.endsWith('.html')).length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
  };
}

function isDiskFull(failure: unknown): boolean {
  return /\bENOSPC\b|No space left on device/u.test(String(failure));
}

function diskFull(folder: string): string {
  return `no space is left on the disk of ${folder}: make room there and build again`;
}
