import { createTextBuilder, labelBegin, labelEnd, phraseBegin, type Text } from './text.ts';

/**
 * Marks that can stand within a word or a name: emphasis, code and links of Markdown, sections of XML, what
 * begins each line of a comment or a quotation, and what joins strings: `"a" + "b"`.
 */
const marks =
  /["'`]\s{0,80}(?:\+|\.(?:concat\()?)\s{0,80}["'`]|[*~`]{1,3}|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}_])|\[(?=[\p{L}\p{N}*_`])|\]\([^)]{0,380}\)|\]\]>|\n[ \t]*(?:\/\/|[*#>])(?=[ \t])/gu;

/** A text without such marks; nothing if it has none. */
export function joinMarks(source: Text): Text | undefined {
  const builder = createTextBuilder(source);
  let from = 0;
  const open = new Set<string>();
  for (const { 0: mark, index } of source.text.matchAll(marks)) {
    builder.copy(from, mark.startsWith('\n') ? index + 1 : index);
    from = index + mark.length;
    if (mark === '[') builder.put(phraseBegin, index);
    // In a block of code `**` is no mark.
    if (!/^(?:\*\*|`|```)$/u.test(mark) || (open.has('```') && mark !== '```')) continue;
    // A text may begin within a block of code: one that has a language begins here.
    const begins = mark === '```' && /[\w-]/u.test(source.text[from] ?? '');
    if (begins || !open.delete(mark)) open.add(mark);
    builder.put(open.has(mark) ? labelBegin : labelEnd, index);
  }
  if (from === 0) return undefined;
  builder.copy(from, source.text.length);
  return builder.take(source.use);
}
