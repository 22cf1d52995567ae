/** Names that begin with one letter. */
export interface LetterGroup<Row> {
  /** As a heading says it: `A`. */
  readonly label: string;
  /** As an address says it: `a`. */
  readonly slug: string;
  readonly rows: readonly Row[];
}

/** What the two groups that are no letters are called. */
interface OtherGroups {
  readonly digits: string;
  readonly others: string;
}

const latin = Array.from({ length: 26 }, (_none, at) => String.fromCodePoint(65 + at));

/** Scripts of few letters, of which each is a group in a language that is written in it, by their ISO 15924 codes. */
const alphabets: Readonly<Record<string, RegExp>> = {
  Arab: /\p{Script=Arabic}/u,
  Armn: /\p{Script=Armenian}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Deva: /\p{Script=Devanagari}/u,
  Geor: /\p{Script=Georgian}/u,
  Grek: /\p{Script=Greek}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Thai: /\p{Script=Thai}/u,
};

/**
 * Rows by the first letter of their names, as the language sorts them: digits, letters, and all
 * else in a group. `Ä` is with `A` in German, and a letter after `Z` in Swedish.
 */
export function groupByLetter<Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  locale: string,
  { digits, others }: OtherGroups,
): LetterGroup<Row>[] {
  const names = new Intl.Collator(locale);
  const letterOf = firstLetter(locale);
  const groups = Map.groupBy(rows, (row) => letterOf(nameOf(row)));
  const rankOf = (letter: string): number => (letter === '0' ? 0 : letter === '' ? 2 : 1);
  return [...groups]
    .sort(([one], [other]) => rankOf(one) - rankOf(other) || names.compare(one, other))
    .map(([letter, own]) => ({
      label: letter === '0' ? digits : letter === '' ? others : letter,
      slug: letter === '0' ? '0-9' : letter === '' ? 'other' : letter.toLocaleLowerCase(locale).normalize('NFC'),
      rows: own.sort((one, other) => names.compare(nameOf(one), nameOf(other))),
    }));
}

/** The letter of a name's group: `0` for all digits, nothing for what is in no alphabet. */
function firstLetter(locale: string): (name: string) => string {
  const bases = new Intl.Collator(locale, { sensitivity: 'base' });
  const own = alphabets[new Intl.Locale(locale).maximize().script ?? ''];
  const known = new Map<string, string>();
  const letterOf = (first: string): string => {
    if (/\p{N}/u.test(first)) return '0';
    const upper = String.fromCodePoint(first.toLocaleUpperCase(locale).codePointAt(0) ?? 0);
    const same = latin.find((letter) => bases.compare(letter, upper) === 0);
    if (same !== undefined) return same;
    if (!/\p{Script=Latin}/u.test(upper) && !own?.test(upper)) return '';
    const base = upper.normalize('NFD').charAt(0);
    return bases.compare(base, upper) === 0 ? base : upper;
  };
  return (name) => {
    const first = /[\p{L}\p{N}]/u.exec(name.normalize('NFC'))?.[0];
    if (first === undefined) return '';
    const letter = known.get(first) ?? letterOf(first);
    known.set(first, letter);
    return letter;
  };
}
