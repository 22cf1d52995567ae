/**
 * Cuts rows into as few parts as hold them, all of about one size.
 *
 * @param shareOf What a row takes of a part, from 0 to 1; a row that takes more is a part of its own.
 */
export function divide<Row>(rows: readonly Row[], shareOf: (row: Row) => number): Row[][] {
  const shares = rows.map(shareOf);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const each = total / Math.ceil(total);
  const parts: Row[][] = [];
  let [taken, before] = [0, 0];
  rows.forEach((row, at) => {
    const share = shares[at] ?? 0;
    const isFull = taken + share > 1 || before + share / 2 > each * parts.length;
    if (parts.length === 0 || isFull) {
      parts.push([]);
      taken = 0;
    }
    taken += share;
    before += share;
    parts.at(-1)?.push(row);
  });
  return parts;
}

/** Whether rows fit in one page. */
export function fit<Row>(rows: readonly Row[], shareOf: (row: Row) => number): boolean {
  return rows.reduce((sum, row) => sum + shareOf(row), 0) <= 1;
}

/** The longest name that a range is called by. */
export const longestName = 32;

/** A name of at most so many UTF-16 units. */
export function shorten(name: string, most: number): string {
  return name.length > most
    ? `${name
        .slice(0, most - 1)
        .toWellFormed()
        .trim()}…`
    : name;
}

/**
 * What each part of a list of names is called: from where to where it reaches, in as few letters as
 * tell it from the parts beside it. "Ab – Am" and "An – Az".
 */
export function rangesOf(parts: readonly (readonly string[])[], locale: string): string[] {
  const collator = new Intl.Collator(locale, { sensitivity: 'base' });
  const graphemes = new Intl.Segmenter(locale);
  const begin = (name: string, other: string | undefined): string => {
    const [letters, others] = [name, other ?? ''].map((text) =>
      Array.from(graphemes.segment(text), ({ segment }) => segment),
    ) as [string[], string[]];
    const least = 2;
    let count = least;
    if (other !== undefined)
      while (
        count < letters.length &&
        collator.compare(letters.slice(0, count).join(''), others.slice(0, count).join('')) === 0
      )
        count += 1;
    // Within a word the last letters would be those that tell it from another: all of a short name is said.
    const said = letters.length <= count + 1 ? name : letters.slice(0, count).join('').trim();
    return shorten(said, longestName);
  };
  return parts.map((names, at) => {
    const from = begin(names[0] ?? '', parts[at - 1]?.at(-1) ?? names.at(-1));
    const to = begin(names.at(-1) ?? '', parts[at + 1]?.[0] ?? names[0]);
    return from === to ? from : `${from} – ${to}`;
  });
}
