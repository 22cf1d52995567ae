/** What the search says, in the words of the page's site. */
interface SearchWords {
  readonly locale: string;
  /** By the names of the messages. */
  readonly words: Readonly<Record<string, string>>;
  /** The names of kinds of pages, by the begin of their paths. */
  readonly kinds: Readonly<Record<string, string>>;
}

let said: SearchWords = { locale: 'en', words: {}, kinds: {} };

/** Loads what the search says, once; to be awaited before anything is said. */
export async function loadWords(root: Document): Promise<void> {
  if (Object.keys(said.words).length > 0) return;
  const response = await fetch(root.documentElement.dataset['guideWords'] ?? '');
  if (!response.ok) throw new Error(`Cannot load the words of the search: ${response.status}`);
  said = (await response.json()) as SearchWords;
}

/** A message of the search. */
export function say(name: string, values: Readonly<Record<string, string>> = {}): string {
  return (said.words[name] ?? '').replace(/\{(\w+)\}/gu, (found, key: string) => values[key] ?? found);
}

/** The name of the kind of pages that a path is of, if the kind has one. */
export function kindAt(path: string): string | undefined {
  return Object.entries(said.kinds).find(([begin]) => path.startsWith(begin))?.[1];
}

/** A message in the form that the language has for so many. */
export function sayCount(name: string, count: number): string {
  const form = new Intl.PluralRules(said.locale).select(count);
  const message = said.words[`${name}.${form}`] ? `${name}.${form}` : `${name}.other`;
  return say(message, { count: count.toLocaleString(said.locale) });
}
