/** Choices that are the same for the same seed. */
export interface Random {
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  readonly of: <T>(list: readonly T[]) => T;
  /** True in so many of a hundred. */
  readonly percent: (share: number) => boolean;
  /** Words that no site is named by. */
  readonly words: (count: number) => string;
}

const vocabulary =
  'amber basin cedar delta ember fjord grove harbor island juniper kettle lantern meadow nectar orchard pebble quarry ribbon saddle timber umbrella valley willow yarrow zephyr anchor bramble copper dune elm'.split(
    ' ',
  );

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  const of = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('Cannot choose of an empty list');
    return list[below(list.length)] as T;
  };
  return {
    below,
    of,
    percent: (share) => next() * 100 < share,
    words: (count) => Array.from({ length: count }, () => of(vocabulary)).join(' '),
  };
}
