import { emitNames } from './code-names.ts';
import type { EmitText } from './language.ts';
import { createTextBuilder, partOf, type Text } from './text.ts';

const parts =
  /(?<comment>\/\*[^]*?(?:\*\/|$))|"(?<double>(?:\\[^]|[^"\\])*)"?|'(?<single>(?:\\[^]|[^'\\])*)'?|\burl\(\s*(?<address>[^"'()\s][^)]*)\)/giu;

/** The texts of a style sheet: its strings, those that follow one another as one, addresses, comments, and the names in between. */
export function readStyle(sheet: Text, emit: EmitText): void {
  const source: Text = { ...sheet, dialect: 'style' };
  const { text } = source;
  const found: { start: number; end: number }[] = [];
  const builder = createTextBuilder(source);
  const endString = (): void => emit(builder.take('value'), 'string');
  let last = 0;
  for (const { 0: whole, index, groups } of text.matchAll(parts)) {
    const { comment, address, double, single } = groups ?? {};
    const end = index + whole.length;
    found.push({ start: index, end });
    if (comment !== undefined) emit(partOf(source, index, end, 'prose'), 'plain');
    else if (address !== undefined) {
      const start = end - 1 - address.length;
      emit(partOf(source, start, end - 1, 'address'), 'string');
    } else {
      if (text.slice(last, index).trim() !== '') endString();
      builder.copy(index + 1, index + 1 + (double ?? single ?? '').length);
    }
    last = end;
  }
  endString();
  emitNames(source, found, text.length, emit);
}
