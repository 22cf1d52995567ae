import { locale, words } from 'virtual:search-words';

/** A message of the search. */
export function say(name: string, values: Readonly<Record<string, string>> = {}): string {
  return (words[name] ?? '').replace(/\{(\w+)\}/gu, (found, key: string) => values[key] ?? found);
}

/** A message in the form that the language has for so many. */
export function sayCount(name: string, count: number): string {
  const form = new Intl.PluralRules(locale).select(count);
  const message = words[`${name}.${form}`] ? `${name}.${form}` : `${name}.other`;
  return say(message, { count: count.toLocaleString(locale) });
}
