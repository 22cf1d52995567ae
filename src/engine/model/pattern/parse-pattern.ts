/** A part of a regular expression, as far as it matters how it can be matched. */
export type PatternNode =
  /** One character out of a set; `source` is its own pattern. */
  | { readonly type: 'character'; readonly source: string }
  | { readonly type: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly type: 'repeat'; readonly part: PatternNode; readonly min: number; readonly max: number }
  /** What looks at a text without taking it. */
  | { readonly type: 'look'; readonly part: PatternNode };

const group = /\((?:\?(?:(?<look><?[=!])|<[^>]+>|[a-z-]*:))?/uy;
const characterClass = /\[(?:\\.|[^\]\\])*\]/suy;
const escape = /\\(?:[pPu]\{[^}]*\}|u[\da-fA-F]{4}(?:\\u[\da-fA-F]{4})?|x[\da-fA-F]{2}|c[a-zA-Z]|k<[^>]*>|\d+|.)/suy;
const quantifier = /(?:(?<sign>[*+?])|\{(?<min>\d+)(?<range>,(?<max>\d*))?\})\??/uy;

/** The structure of a pattern that JavaScript takes with the `u` flag. */
export function parsePattern(pattern: string): PatternNode {
  let at = 0;
  const take = (expression: RegExp): RegExpExecArray | undefined => {
    expression.lastIndex = at;
    const found = expression.exec(pattern) ?? undefined;
    at += found?.[0].length ?? 0;
    return found;
  };

  const parseChoice = (): PatternNode => {
    const parts = [parseSequence()];
    while (pattern[at] === '|') {
      at += 1;
      parts.push(parseSequence());
    }
    return { type: 'choice', parts };
  };
  const parseSequence = (): PatternNode => {
    const parts: PatternNode[] = [];
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') parts.push(repeated(parseAtom()));
    return { type: 'sequence', parts };
  };
  const parseAtom = (): PatternNode => {
    const opened = take(group);
    if (opened) {
      const part = parseChoice();
      at += 1;
      return opened.groups?.['look'] ? { type: 'look', part } : part;
    }
    const source = (take(characterClass) ?? take(escape))?.[0] ?? String.fromCodePoint(pattern.codePointAt(at) ?? 0);
    if (!source.startsWith('[') && !source.startsWith('\\')) at += source.length;
    if (/^(?:\^|\$|\\[bB])$/u.test(source)) return { type: 'sequence', parts: [] };
    // What a back reference takes is not known here: anything.
    return { type: 'character', source: /^\\(?:[1-9]|k)/u.test(source) ? '[^]' : source };
  };
  const repeated = (part: PatternNode): PatternNode => {
    const found = take(quantifier)?.groups;
    if (!found) return part;
    const { sign, min, range, max } = found;
    if (sign !== undefined)
      return { type: 'repeat', part, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity };
    const least = Number(min);
    return { type: 'repeat', part, min: least, max: range === undefined ? least : max ? Number(max) : Infinity };
  };
  return parseChoice();
}
