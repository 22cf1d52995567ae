/** Words by which platforms say how grave a callout is, by the block that is as grave. */
const kinds: Readonly<Record<string, string>> = {
  Note: 'note default secondary abstract summary tldr question help faq example quote cite seealso neutral',
  Info: 'info information important todo blue',
  Tip: 'tip hint success check done best-practice idea green',
  Warning: 'warning caution attention warn yellow orange',
  Danger: 'danger error failure fail missing bug critical destructive alert red',
};
const byWord: ReadonlyMap<string, string> = new Map(
  Object.entries(kinds).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);

/** The block of a callout that a platform calls so, in any letter case. */
export function calloutKind(word: string): string | undefined {
  return byWord.get(word.toLowerCase());
}
