/**
 * The parts of Markdown's links in which nothing is a tag: addresses, in angle brackets or
 * not, and titles.
 */

const blanks = String.raw`[ \t]*(?:\n[ \t]*)?`;
const bracketed = String.raw`<(?:\\.|[^<>\n\\])*>`;
const balanced = String.raw`\((?:\\.|[^\s\\()])*\)`;
const bare = String.raw`(?!<)(?:\\.|[^\s\\()]|${balanced})+`;
const inside = (end: string): string => String.raw`(?:\\.|(?!\n[ \t]*\n)[^\\${end}])*`;
const title = `(?:"${inside('"')}"|'${inside("'")}'|\\(${inside('()')}\\))`;

const resource = new RegExp(
  String.raw`\]\(${blanks}(?:(?:${bracketed}|${bare})(?:(?=[ \t\n])${blanks}${title})?${blanks})?\)`,
  'suy',
);
const definition = new RegExp(
  String.raw`[ \t]*\[(?!\^)(?:\\.|(?!\n[ \t]*\n)[^[\]\\])+\]:${blanks}(?:${bracketed}|(?!<)\S+)` +
    String.raw`(?:(?=[ \t\n])${blanks}${title})?[ \t]*\r?(?=\n|$)`,
  'suy',
);

/** The offset after `](address "title")`, if that stands at `start`. */
export function resourceEnd(source: string, start: number): number | undefined {
  return endOf(resource, source, start);
}

/** The offset after `[label]: address "title"`, if that stands at `start`, the begin of a line. */
export function definitionEnd(source: string, start: number): number | undefined {
  return endOf(definition, source, start);
}

function endOf(pattern: RegExp, source: string, start: number): number | undefined {
  pattern.lastIndex = start;
  const found = pattern.exec(source)?.[0];
  return found === undefined ? undefined : start + found.length;
}
