/** The name of a category: the one it is given, or the words of its id. */
export function categoryName(id: string, names?: ReadonlyMap<string, string>, locale = 'en'): string {
  const words = id.replace(/[-_\s]+/gu, ' ').trim();
  return names?.get(id) ?? words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}
