/** Whether anything but blanks stands on the line before an offset, from another one on. */
export function hasTextBefore(source: string, at: number, from = 0): boolean {
  const before = blanksBefore(source, at, from);
  return before > from && source[before - 1] !== '\n';
}

/** Whether anything but blanks stands on the line after an offset, up to another one. */
export function hasTextAfter(source: string, at: number, to = source.length): boolean {
  blanks.lastIndex = at;
  blanks.test(source);
  return blanks.lastIndex < to && source[blanks.lastIndex] !== '\n';
}

/** Blanks of a line, also those that are none to Markdown. */
const blanks = /[^\S\n]*/uy;

/** The offset of the first of the blanks before an offset. */
export function blanksBefore(source: string, at: number, from = 0): number {
  let start = at;
  while (start > from && source[start - 1] !== '\n' && source[start - 1]?.trim() === '') start -= 1;
  return start;
}
