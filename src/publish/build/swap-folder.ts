/**
 * A built folder takes the place of the one before it by two renames, so that at any
 * moment a whole site is there: under its name, or, between the renames, aside. Builds of
 * one folder, on one machine or many, need no lock: what they make has their own names,
 * each rename is of a whole site, and the last one stays.
 */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errorCodeOf } from '../../system/error-code.ts';
import { ageOf, hasEnded, isElsewhere, processName, processNamePattern } from '../../system/process/process-name.ts';

/** What a build makes before it takes its place: a site, its report, and what hosts are told of it. */
const freshPattern = new RegExp(`^\\.(.+)\\.(?:building|report|host)-(${processNamePattern})$`, 'u');
const asidePattern = new RegExp(`^\\.(.+)\\.previous-(${processNamePattern})$`, 'u');
const hour = 60 * 60 * 1000;

/** Where a folder is built before it is swapped in: beside it, so that a rename is enough. */
export function buildingFolder(out: string, name: string): string {
  return join(out, `.${name}.building-${processName()}`);
}

/** What tells a built folder from one that takes its place later. */
export function identityOf(folder: string): string | undefined {
  return statSync(folder, { bigint: true, throwIfNoEntry: false })?.ino.toString();
}

/** Puts a built folder in the place of `out/name`. */
export function swapIn(fresh: string, out: string, name: string): void {
  const target = join(out, name);
  const aside = join(out, `.${name}.previous-${processName()}`);
  // Another build may put its folder there between the two renames: then that one is aside next.
  for (let tries = 0; !tryRename(fresh, target); tries += 1) {
    if (tries === 100) throw new Error(`Cannot put the built site in the place of ${target}`);
    rmSync(aside, { recursive: true, force: true });
    tryRename(target, aside);
  }
  discard(aside, fresh);
}

/**
 * Ends what killed builds left: the previous site comes back where none is, half-built
 * folders go. What another machine began stays for a day; returned is what of that nobody
 * has touched for an hour.
 */
export function recoverFolders(out: string): string[] {
  if (!existsSync(out)) return [];
  const names = readdirSync(out);
  for (const name of names) {
    const [, site] = asidePattern.exec(name) ?? [];
    if (site !== undefined && !existsSync(join(out, site))) tryRename(join(out, name), join(out, site));
  }
  const unclear: string[] = [];
  for (const name of names) {
    const path = join(out, name);
    const [, site, owner] = freshPattern.exec(name) ?? asidePattern.exec(name) ?? [];
    if (site === undefined || owner === undefined || !existsSync(path)) continue;
    if (hasEnded(owner, path)) discard(path, buildingFolder(out, site));
    else if (isElsewhere(owner) && ageOf(path) > hour) unclear.push(path);
  }
  return unclear;
}

/** Brings back a folder that a build was killed in the middle of replacing. */
export function recoverFolder(target: string): void {
  const out = dirname(target);
  if (existsSync(target) || !existsSync(out)) return;
  const aside = readdirSync(out).find((name) => asidePattern.exec(name)?.[1] === basename(target));
  if (aside !== undefined) tryRename(join(out, aside), target);
}

/** Deletes a folder under another name, so that nobody takes what is left of it for a whole site. */
function discard(folder: string, as: string): void {
  rmSync(as, { recursive: true, force: true });
  if (tryRename(folder, as)) rmSync(as, { recursive: true, force: true });
}

/** Renames a folder; false where it is gone or the place is taken. */
function tryRename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    // Windows says EPERM where a folder is in the way.
    if (['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM'].includes(errorCodeOf(error) ?? '')) return false;
    throw error;
  }
}
