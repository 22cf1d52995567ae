/**
 * A built folder takes the place of the one before it by two renames, so that at any
 * moment a whole site is there: under its name, or, between the renames, aside.
 */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const asideSuffix = '.previous';
const freshPattern = /^\.(.+)\.building-(\d+)$/u;

/** Where a folder is built before it is swapped in: beside it, so that a rename is enough. */
export function buildingFolder(out: string, name: string): string {
  return join(out, `.${name}.building-${process.pid}`);
}

/** Puts a built folder in the place of `out/name`. */
export function swapIn(fresh: string, out: string, name: string): void {
  const target = join(out, name);
  const aside = asideOf(out, name);
  rmSync(aside, { recursive: true, force: true });
  if (existsSync(target)) renameSync(target, aside);
  renameSync(fresh, target);
  rmSync(aside, { recursive: true, force: true });
}

/** Ends what a killed build left: the previous site comes back where none is, half-built folders go. */
export function recoverFolders(out: string): void {
  if (!existsSync(out)) return;
  for (const name of readdirSync(out)) {
    const building = freshPattern.exec(name);
    if (building && !isRunning(Number(building[2]))) rmSync(join(out, name), { recursive: true, force: true });
    if (!name.startsWith('.') || !name.endsWith(asideSuffix)) continue;
    const target = join(out, name.slice(1, -asideSuffix.length));
    if (existsSync(target)) rmSync(join(out, name), { recursive: true, force: true });
    else renameSync(join(out, name), target);
  }
}

/** Brings back a folder that a build was killed in the middle of replacing. */
export function recoverFolder(target: string): void {
  const aside = asideOf(dirname(target), basename(target));
  if (!existsSync(target) && existsSync(aside)) renameSync(aside, target);
}

function asideOf(out: string, name: string): string {
  return join(out, `.${name}${asideSuffix}`);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
