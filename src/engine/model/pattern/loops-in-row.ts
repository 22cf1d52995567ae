/**
 * In how many ways an automaton reads a text, after Weber and Seidl, “On the degree of ambiguity of
 * finite automata” (1991): a search that fails tries them all.
 */

/** An automaton with, for each state, the bits of the characters that it takes. */
export interface ReadingAutomaton {
  readonly masks: readonly bigint[];
  readonly next: readonly (readonly number[])[];
}

/** How much may be looked at before a pattern counts as too tangled. */
const mostSteps = 3_000_000;

/** Thrown when there is more to look at than a pattern of a field has. */
export const tooTangled = new Error('Cannot judge a pattern that is this tangled');

/**
 * Of how many loops in a row each can go on with what the ones before it take: `\s*\s*$` has 2, and takes
 * time that grows with the square of the text. Infinity if one loop reads the same text in two ways, such
 * as `(?:a|a)*`: each character doubles the time.
 */
export function loopsInRow({ masks, next }: ReadingAutomaton): number {
  const reached = next.map((_, state) => reach(state, next));
  const loops = next.flatMap((_, state) => (reached[state]?.has(state) ? [state] : []));
  const isTogether = (a: number, b: number): boolean => a === b || Boolean(reached[a]?.has(b) && reached[b]?.has(a));
  let steps = 0;
  const count = (): void => {
    if ((steps += 1) > mostSteps) throw tooTangled;
  };
  if (readsTwice({ masks, next }, loops, isTogether, count)) return Infinity;

  /** Whether a text leads from each of two loops back to itself, and from the first to the second. */
  const goesOn = (first: number, second: number): boolean => {
    const size = next.length;
    const isBetween = (state: number): boolean =>
      (state === first || Boolean(reached[first]?.has(state))) &&
      (state === second || Boolean(reached[state]?.has(second)));
    const seen = new Set<number>();
    const pending: [number, number, number][] = [[first, first, second]];
    for (let at = pending.pop(); at; at = pending.pop()) {
      const [x, y, z] = at;
      for (const a of next[x] ?? []) {
        if (!isTogether(a, first)) continue;
        for (const c of next[z] ?? []) {
          const both = (masks[a] ?? 0n) & (masks[c] ?? 0n);
          if (both === 0n || !isTogether(c, second)) continue;
          for (const b of next[y] ?? []) {
            count();
            if ((both & (masks[b] ?? 0n)) === 0n || !isBetween(b)) continue;
            if (a === first && b === second && c === second) return true;
            const key = (a * size + b) * size + c;
            if (seen.has(key)) continue;
            seen.add(key);
            pending.push([a, b, c]);
          }
        }
      }
    }
    return false;
  };

  const pairs = loops.flatMap((first) =>
    loops
      .filter((second) => !isTogether(first, second) && reached[first]?.has(second) && goesOn(first, second))
      .map((second) => [first, second] as const),
  );
  const longest = new Map<readonly [number, number], number>();
  const rowFrom = (pair: readonly [number, number]): number => {
    const known = longest.get(pair);
    if (known !== undefined) return known;
    const [, end] = pair;
    const after = pairs.filter(([begin]) => isTogether(begin, end) || reached[end]?.has(begin)).map(rowFrom);
    const length = 1 + Math.max(0, ...after);
    longest.set(pair, length);
    return length;
  };
  return loops.length === 0 ? 0 : 1 + Math.max(0, ...pairs.map(rowFrom));
}

/** Whether one text leads from a state back to it in two ways. */
function readsTwice(
  { masks, next }: ReadingAutomaton,
  loops: readonly number[],
  isTogether: (a: number, b: number) => boolean,
  count: () => void,
): boolean {
  const size = next.length;
  const seen = new Set<number>();
  const before = new Map<number, number[]>();
  const pending: (readonly [number, number])[] = loops.map((state) => [state, state]);
  for (const [a, b] of pending) seen.add(a * size + b);
  const starts: number[] = [];
  const split = new Set<number>();
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [from, beside] = pair;
    const key = from * size + beside;
    for (const [indexA, a] of (next[from] ?? []).entries()) {
      if (!isTogether(a, from)) continue;
      for (const [indexB, b] of (next[beside] ?? []).entries()) {
        count();
        if (!isTogether(b, beside) || ((masks[a] ?? 0n) & (masks[b] ?? 0n)) === 0n) continue;
        if (a === b && from === beside && indexA !== indexB) return true;
        const to = a * size + b;
        before.set(to, [...(before.get(to) ?? []), key]);
        if (a !== b) split.add(to);
        else starts.push(to);
        if (seen.has(to)) continue;
        seen.add(to);
        pending.push([a, b]);
      }
    }
  }
  // Back from where the two ways meet again.
  const back = [...new Set(starts)];
  const met = new Set(back);
  for (let key = back.pop(); key !== undefined; key = back.pop()) {
    if (split.has(key)) return true;
    for (const earlier of before.get(key) ?? []) {
      if (met.has(earlier)) continue;
      met.add(earlier);
      back.push(earlier);
    }
  }
  return false;
}

function reach(start: number, next: readonly (readonly number[])[]): Set<number> {
  const found = new Set<number>();
  const pending = [...(next[start] ?? [])];
  for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
    if (found.has(state)) continue;
    found.add(state);
    pending.push(...(next[state] ?? []));
  }
  return found;
}
