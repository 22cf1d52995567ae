import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import pLimit from 'p-limit';
import { createBodyPrints } from '../../engine/internal.ts';
import { type AdapterFacts, type Diagnostic, digestOf, type Variant } from '../../engine/index.ts';
import { type BuildPool, openBuildPool } from './build-pool.ts';
import type { VariantOutcome } from './variant-outcome.ts';
import { cacheFolder, clearCache } from '../../workspace/cache-folder.ts';
import { commandError } from '../../system/command-error.ts';
import { brokenVariants } from './broken-variants.ts';
import { addressOfSite } from '../../publication/site.ts';
import { findUnchanged, writeReport } from './build-report.ts';
import { writeHostFiles } from '../host-files.ts';
import type { HostAdapter } from '../../workspace/project/host-adapter.ts';
import { awaitInterruption } from './interruption.ts';
import { publicFolderOf } from '../../workspace/public-files.ts';
import { findVariant } from '../../workspace/find-variant.ts';
import { recoverFolders } from './swap-folder.ts';
import { siteFiles } from '../outputs/index.ts';
import { openRenderer } from '../renderer/renderer.ts';
import { type CheckRun, checkRunOf } from './check-run.ts';
import { loadWorkspace } from '../../workspace/workspace.ts';

/** What is built, and where. */
export interface BuildOptions {
  readonly content: string;
  readonly out: string;
  /** Ids of the variants; all without any. */
  readonly variants?: readonly string[];
  /** The i-th of n parts of the variants, from 1. */
  readonly shard?: { readonly index: number; readonly count: number };
  readonly jobs?: number;
  readonly keepGoing?: boolean;
  /** Build anew what did not change too. */
  readonly force?: boolean;
  /** Put the packed forms of text beside it, for servers that send them as they are. */
  readonly pack?: boolean;
  /** Addresses used instead of the variants' own, by id. */
  readonly origins?: Readonly<Record<string, string>>;
  /** The adapters that variants may name. */
  readonly adapters?: readonly AdapterFacts[];
  /** What sites may be served by: each writes what it needs beside the site. */
  readonly hosts?: readonly HostAdapter[];
  readonly onDiagnostics?: (diagnostics: readonly Diagnostic[]) => void;
  readonly onProgress?: (text: string) => void;
  /** Something to know that is no error. */
  readonly onNotice?: (text: string) => void;
  readonly onVariant?: (variant: Variant, outcome: VariantOutcome) => void;
}

/** The outcome of each variant, by id; nothing where errors in the content stopped it. */
export interface BuildOutcome {
  readonly checkRun: CheckRun;
  readonly variants: ReadonlyMap<string, VariantOutcome>;
}

/**
 * Compiles, checks and builds. An error in the content stops it before anything is written, unless
 * it goes on and the error is of single variants;
 * Ctrl+C stops it at once, with every site as it was or whole.
 */
export async function buildSite(options: BuildOptions): Promise<BuildOutcome> {
  const { signal, ignore } = awaitInterruption();
  try {
    return await buildVariants(options, signal);
  } finally {
    ignore();
  }
}

async function buildVariants(options: BuildOptions, signal: AbortSignal): Promise<BuildOutcome> {
  checkOut(options);
  for (const folder of recoverFolders(options.out)) options.onNotice?.(sayUnclear(folder));
  const cacheDir = cacheFolder();
  if (options.force) clearCache(cacheDir);
  const workspace = await loadWorkspace({
    content: options.content,
    cacheDir,
    siteFiles: siteFiles(),
    ...(options.adapters ? { adapters: options.adapters } : {}),
    onProgress: (done, total) => options.onProgress?.(`Compiling ${done} of ${total}`),
    signal,
  });
  const checkRun = await checkRunOf(workspace);
  options.onDiagnostics?.(checkRun.diagnostics);
  const variants = new Map<string, VariantOutcome>();
  const broken = brokenVariants(options.content, checkRun.variants, checkRun.diagnostics);
  if (!broken || (broken.size > 0 && !options.keepGoing)) return { checkRun, variants };

  const chosen = chooseVariants(checkRun.variants, options);
  const { out, pack = false, force = false, jobs = availableParallelism() } = options;
  const documents = chosen.reduce((sum, { id }) => sum + (checkRun.statistics[id]?.documents ?? 0), 0);
  const prints = createBodyPrints();
  let pool: Promise<BuildPool> | undefined;
  const openPool = async (): Promise<BuildPool> => {
    const renderer = await openRenderer(cacheDir, () => options.onProgress?.('Making the pages'));
    return openBuildPool(
      { workspace, renderer, out, cacheDir, force, pack, signal, ...(chosen.length > 1 ? { prints } : {}) },
      Math.min(jobs, chosen.length),
      documents,
    );
  };
  const limit = pLimit(jobs);
  let hasFailed = false;
  const build = async (variant: Variant): Promise<void> => {
    signal.throwIfAborted();
    if (hasFailed && !options.keepGoing) return;
    const { id } = variant;
    const origin = options.origins?.[id];
    options.onProgress?.(`Building ${id}`);
    const inputs = digestOf([checkRun.inputs[id], origin, pack]);
    const outcome =
      (broken.has(id) ? withErrors : undefined) ??
      (force ? undefined : findUnchanged({ cacheDir, out, variant: id }, inputs)) ??
      (await (await (pool ??= openPool())).build({ variant: id, ...(origin === undefined ? {} : { origin }) }));
    hasFailed ||= !outcome.ok;
    variants.set(id, outcome);
    if (outcome.ok) {
      // Before the report, by which the next build knows that nothing is left to do.
      if (!outcome.isUnchanged) {
        const { answer } = await openRenderer(cacheDir);
        await writeHostFiles(out, { id, origin: addressOfSite(variant, origin), answer }, options.hosts ?? []);
      }
      writeReport(out, inputs, variant, outcome, checkRun);
    }
    options.onVariant?.(variant, outcome);
  };
  try {
    await Promise.all(chosen.map((variant) => limit(() => build(variant))));
  } finally {
    await (await pool)?.close();
  }
  return { checkRun, variants: new Map([...variants].sort(([one], [other]) => (one < other ? -1 : 1))) };
}

const withErrors: VariantOutcome = {
  ok: false,
  seconds: 0,
  problems: ['its file, or that of a variant it extends, has errors: its site is left as it was'],
};

/** What another machine began, and may have left, can only be judged by a person. */
function sayUnclear(folder: string): string {
  return `${folder} is of a build on another machine, an hour old or more. If none runs there, delete it: rm -r '${folder}'. After 24 hours a build does.`;
}

/** Where sites go must be a folder for nothing but sites. */
function checkOut({ out, content }: BuildOptions): void {
  const facts = statSync(out, { throwIfNoEntry: false });
  if (out === '' || (facts && !facts.isDirectory())) {
    throw commandError(`${out === '' ? 'An empty name' : out} is no folder. Name one with --out.`, 2);
  }
  for (const source of [content, publicFolderOf(content)]) {
    if (/^\.\.(?:[\\/]|$)/u.test(relative(source, out))) continue;
    throw commandError(`${out} is in ${source}, which sites are made of. Name another folder with --out.`, 2);
  }
}

function chooseVariants(all: readonly Variant[], { variants = [], shard }: BuildOptions): Variant[] {
  const named = variants.length > 0 ? [...new Set(variants)].map((id) => findVariant(all, id)) : [...all];
  if (!shard) return named;
  if (shard.index < 1 || shard.index > shard.count)
    throw commandError(`There is no shard ${shard.index} of ${shard.count}.`, 2);
  return named.filter((_variant, index) => index % shard.count === shard.index - 1);
}
