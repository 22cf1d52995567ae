/** A part of a text, from its first character to the one after its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A name in code, with the character before it. */
export interface Identifier extends Span {
  readonly name: string;
  readonly before: string;
}

/** The whole name that a place is a part of, and the character before it. */
export function identifierAt(text: string, place: Span, part = /[\w-]/u): Identifier {
  let { start, end } = place;
  while (start > 0 && part.test(text.charAt(start - 1))) start--;
  while (end < text.length && part.test(text.charAt(end))) end++;
  return { start, end, name: text.slice(start, end), before: text.charAt(start - 1) };
}
