import type { ReadingAutomaton } from './loops-in-row.ts';

/** Characters of the texts that ways are counted over. */
const textLength = 64;
/** Steps after which no other start is tried. */
const mostSteps = 3_000_000;

/**
 * The most ways that were found in which a text of 64 characters is read, from the start or from any state: each next
 * character is the one that can be read in most ways. For `(?:a|a)?` thirty times over it is 2³⁰.
 */
export function mostWays({ masks, next }: ReadingAutomaton, enough: number): number {
  const kinds = [...new Set(masks)].reduce((all, mask) => all | mask, 0n).toString(2).length;
  const ofKind = Array.from({ length: kinds }, (_, kind) => masks.map((mask) => ((mask >> BigInt(kind)) & 1n) === 1n));
  let most = 0;
  let steps = 0;
  for (const [start, after] of next.entries()) {
    if (after.length < 2 || steps > mostSteps) continue;
    let ways = new Map([[start, 1]]);
    let sum = 0;
    for (let length = 0; length < textLength && ways.size > 0 && sum <= enough; length += 1) {
      const best = ofKind.map((takes) => {
        const read = new Map<number, number>();
        let total = 0;
        for (const [state, count] of ways) {
          for (const to of next[state] ?? []) {
            steps += 1;
            if (!takes[to]) continue;
            read.set(to, (read.get(to) ?? 0) + count);
            total += count;
          }
        }
        return { read, total };
      });
      const { read, total } = best.reduce((one, other) => (other.total > one.total ? other : one));
      ways = read;
      sum += total;
    }
    most = Math.max(most, sum);
    if (most > enough) break;
  }
  return most;
}
