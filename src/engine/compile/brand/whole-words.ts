/** A word as it stands in a pattern, outside of `[…]`: there alone may a `-` be escaped. */
export function escapePattern(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

/** Finds any of some alternatives, given as patterns, where it is a word of its own. */
export function wholeWords(alternatives: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
}
