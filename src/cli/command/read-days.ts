import { commandError } from '../../system/command-error.ts';

/** Days as `--stale` has them: a whole number. */
export function readDays(written: string): number {
  if (!/^\d{1,5}$/u.test(written))
    throw commandError(`--stale takes a number of days, as in --stale 180, not ${written}.`, 2);
  return Number(written);
}
