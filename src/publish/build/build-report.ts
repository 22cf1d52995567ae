import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Variant } from '../../engine/index.ts';
import { type BuiltSite, isAsWritten, readManifest } from '../manifest.ts';
import type { VariantOutcome } from './variant-outcome.ts';
import { processName } from '../../system/process/process-name.ts';
import type { CheckRun } from './check-run.ts';
import { identityOf } from './swap-folder.ts';

type Built = VariantOutcome & { readonly ok: true };

/** What a later build needs of a report. */
const reportSchema = z.object({ inputs: z.string(), pages: z.int(), files: z.int(), bytes: z.int() });

/**
 * Writes `<out>/<variant>.report.json`: what was built, how long it took, what was noticed,
 * and of what it was made. Where another build's site has taken the place it is not written.
 */
export function writeReport(out: string, inputs: string, variant: Variant, outcome: Built, checkRun: CheckRun): void {
  const { pages, files, bytes, seconds, isUnchanged, identity } = outcome;
  const { id, site } = variant;
  const { documents = 0, cacheHits = 0 } = checkRun.statistics[id] ?? {};
  // A site with a leak is not built, so a report never has one.
  const facts = {
    variant: id,
    site,
    pages,
    files,
    bytes,
    seconds,
    isUnchanged,
    documents,
    cacheHits,
    leaks: [],
    inputs,
  };
  const report = { ...facts, diagnostics: checkRun.diagnostics };
  const path = reportPath(out, id);
  const isThere = (): boolean => identityOf(join(out, id)) === identity;
  if (!isThere()) return;
  const fresh = join(out, `.${id}.report-${processName()}`);
  writeFileSync(fresh, `${JSON.stringify(report, undefined, 2)}\n`);
  renameSync(fresh, path);
  // No report is better than one of another site.
  if (!isThere()) rmSync(path, { force: true });
}

/** Deletes a variant's report, which a new site makes untrue. */
export function forgetReport(out: string, id: string): void {
  rmSync(reportPath(out, id), { force: true });
}

/** The site of an earlier build of the same inputs, if it is there as it was built. */
export function findUnchanged(site: BuiltSite, inputs: string): Built | undefined {
  const { out, variant: id } = site;
  const started = performance.now();
  // Before the report: one that takes its place from here on is not what the report is of.
  const manifest = readManifest(site);
  const report = readReport(reportPath(out, id));
  if (!manifest || report?.inputs !== inputs || !isAsWritten(join(out, id), manifest)) return undefined;
  const { pages, files, bytes } = report;
  const seconds = Math.round((performance.now() - started) / 10) / 100;
  return { ok: true, isUnchanged: true, identity: manifest.identity, seconds, pages, files, bytes };
}

function readReport(path: string): z.infer<typeof reportSchema> | undefined {
  try {
    return reportSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function reportPath(out: string, id: string): string {
  return join(out, `${id}.report.json`);
}
