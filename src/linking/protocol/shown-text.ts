const longest = 500;

/** Text to show out of what an endpoint said, without control and direction characters, in at most 500 characters. */
export function shownText(said: unknown): string {
  if (typeof said !== 'string') return '';
  const text = said
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim();
  return text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text;
}
