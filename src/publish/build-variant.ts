import type { VariantOutcome } from './variant-outcome.ts';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Variant } from '../engine/index.ts';
import { forgetReport } from './build-report.ts';
import { scanForLeaks } from '../leaks/leak-gate.ts';
import { sayLeak } from '../leaks/say-leak.ts';
import { makeFolder } from '../system/make-folder.ts';
import { moveFolder } from '../system/move-folder.ts';
import { copyPublicFiles } from '../workspace/public-files.ts';
import { packSite } from './pack-site.ts';
import { takePagesCache } from './pages-cache.ts';
import { processFolder } from '../system/process-folder.ts';
import { projectRoot } from '../system/project-root.ts';
import { spawnAstro } from './spawn-astro.ts';
import { buildingFolder, identityOf, swapIn } from './swap-folder.ts';
import type { ProviderName } from './check-run.ts';
import { verifySite } from './verify-site.ts';

/** How one variant is built. */
export interface VariantBuild {
  readonly variant: Variant;
  /** All variants: the names of the others must not be in the site. */
  readonly variants: readonly Variant[];
  /** The providers that the site has guides for. */
  readonly providers: readonly ProviderName[];
  readonly content: string;
  readonly out: string;
  readonly cacheDir: string;
  /** Links are written for this address instead of the variant's own. */
  readonly origin?: string;
  /** Ends the build; the previous site stays. */
  readonly signal?: AbortSignal;
}

/** Builds a variant's site aside, verifies it and swaps it in; where anything fails the previous site stays. */
export async function buildVariant(build: VariantBuild): Promise<VariantOutcome> {
  const started = performance.now();
  const seconds = (): number => Math.round((performance.now() - started) / 10) / 100;
  const target = join(build.out, build.variant.id);
  const hasIndex = (): boolean => existsSync(join(target, 'index.html'));
  // Asked again after the folder is there: another build may just have put it there.
  if (!hasIndex() && existsSync(target) && !hasIndex()) {
    const problem = `${target} is not a built site: move it away, or name another folder with --out`;
    return { ok: false, seconds: seconds(), problems: [problem] };
  }
  const fresh = buildingFolder(build.out, build.variant.id);
  rmSync(fresh, { recursive: true, force: true });
  makeFolder(fresh);
  try {
    const failure = await renderPages(build, fresh);
    build.signal?.throwIfAborted();
    if (failure !== undefined) return { ok: false, seconds: seconds(), problems: [failure] };
    const obstacles = await copyPublicFiles(build.content, fresh, build.variant.id);
    if (obstacles.length > 0) return { ok: false, seconds: seconds(), problems: obstacles };
    const verification = await verifySite(fresh, build.origin ?? build.variant.site);
    if (verification.problems.length > 0) return { ok: false, seconds: seconds(), problems: verification.problems };
    build.signal?.throwIfAborted();
    const leaks = await scanForLeaks(fresh, build);
    if (leaks.length > 0) return { ok: false, seconds: seconds(), problems: leaks.map(sayLeak), leaks };
    // Last: what is packed was scanned as it is.
    const packed = await packSite(fresh);
    build.signal?.throwIfAborted();
    const identity = identityOf(fresh);
    forgetReport(build.out, build.variant.id);
    swapIn(fresh, build.out, build.variant.id);
    const files = verification.files + packed.files;
    const bytes = verification.bytes + packed.bytes;
    return { ok: true, seconds: seconds(), isUnchanged: false, identity, ...verification, files, bytes };
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    return { ok: false, seconds: seconds(), problems: [diskFull(build.out)] };
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Renders all pages that the last build did not; returns what is said where it failed. */
async function renderPages(build: VariantBuild, folder: string): Promise<string | undefined> {
  const cache = takePagesCache(build.cacheDir, build.variant.id);
  try {
    const failure = await runAstro(build, folder, cache.folder);
    if (failure === undefined) cache.keep();
    return failure;
  } finally {
    cache.discard();
  }
}

/** Runs Astro on the project's site and moves what it wrote to a folder; returns what it said where it failed. */
async function runAstro(
  { variant, content, cacheDir, origin, signal }: VariantBuild,
  folder: string,
  pagesCache: string,
): Promise<string | undefined> {
  // Astro keeps what it renders with below the working folder, from where packages must be found: each run has its own.
  const workingFolder = processFolder(join(projectRoot, 'node_modules/.cache/stepwell/run'), variant.id);
  makeFolder(workingFolder);
  // Astro renames files of its working folder into the site: both have to be on one file system.
  const site = join(workingFolder, 'site');
  const failure = await new Promise<string | undefined>((done) => {
    const child = spawnAstro(
      ['build', '--silent'],
      { content, variant: variant.id, cacheDir, ...(origin === undefined ? {} : { origin }) },
      {
        // A small young generation: Astro makes few objects that last, and a large one is a tenth of the memory.
        nodeArgs: ['--max-semi-space-size=8'],
        cwd: workingFolder,
        env: {
          NODE_ENV: 'production',
          STEPWELL_OUT: site,
          STEPWELL_PAGES_CACHE: resolve(pagesCache),
          STEPWELL_CHECKED: '1',
        },
        // Nothing is ever written to its input; that it ends tells the child that this process is gone.
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    );
    const stop = (): void => void child.kill('SIGKILL');
    signal?.addEventListener('abort', stop);
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', (error) => done(error.message));
    child.on('close', (code, killedBy) => {
      signal?.removeEventListener('abort', stop);
      done(code === 0 ? undefined : said.trim() || `the site builder ended with ${killedBy ?? code}`);
    });
  });
  try {
    if (failure === undefined) await moveFolder(site, folder);
    return failure !== undefined && isDiskFull(failure) ? diskFull(workingFolder) : failure;
  } finally {
    rmSync(workingFolder, { recursive: true, force: true });
  }
}

function isDiskFull(failure: unknown): boolean {
  return /\bENOSPC\b|No space left on device/u.test(String(failure));
}

function diskFull(folder: string): string {
  return `no space is left on the disk of ${folder}: make room there and build again`;
}
