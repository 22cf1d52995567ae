import { distance } from 'fastest-levenshtein';

/** The name nearest to a misspelt one, or an empty text when none is near. */
export function suggest(name: string, names: Iterable<string>): string {
  let best = '';
  // Two edits are a swap of letters; of a name of two letters they would leave nothing.
  let bestDistance = (name.length < 3 ? 1 : Math.max(2, Math.floor(name.length / 3))) + 1;
  for (const candidate of names) {
    const edits =
      candidate.toLowerCase() === name.toLowerCase() ? 0 : distance(name.slice(0, 200), candidate.slice(0, 200));
    if (edits < bestDistance) [best, bestDistance] = [candidate, edits];
  }
  return best;
}

/** Names as they are listed in a message: `a`, `b` and `c`, at most twelve of them. */
export function listNames(names: Iterable<string>): string {
  const all = [...names].map((name) => `\`${name}\``);
  const shown = all.length > 12 ? [...all.slice(0, 11), `${all.length - 11} more`] : all;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
