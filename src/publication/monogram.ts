/** How many hues a monogram can have; `styles/components/monogram.css` has a rule for each. */
export const monogramHues = 12;

/** What stands for a provider without a logo. */
export interface Monogram {
  readonly initials: string;
  /** From 0 to {@link monogramHues}, the same for an id at all times. */
  readonly hue: number;
}

/** The monogram of a provider. */
export function monogramOf({ id, name }: { readonly id: string; readonly name: string }): Monogram {
  return { initials: initialsOf(name), hue: hashOf(id) % monogramHues };
}

/** One or two letters: of the first and last word, or of the two capitals of one word. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const capital = last === '' ? /^.+?(\p{Lu})/u.exec(first)?.[1] : undefined;
  const letters = last === '' ? [first[0] ?? '', capital ?? first[1] ?? ''] : [first[0] ?? '', last[0] ?? ''];
  return letters.join('').toLocaleUpperCase('en');
}

/** FNV-1a over UTF-16 units: cheap, and the same everywhere. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}
