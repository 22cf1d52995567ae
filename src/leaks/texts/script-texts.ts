import { type Comment, parse, type Token, tokTypes } from 'acorn';
import { emitNames, type Part } from './code-names.ts';
import type { EmitText } from './language.ts';
import { createTextBuilder, partOf, type Text } from './text.ts';

/** The texts of a script: its strings, those that `+` joins as one, its comments, and the names in between. */
export function readScript(source: Text, emit: EmitText): void {
  const { text } = source;
  const comments: Comment[] = [];
  const strings: Part[] = [];
  // Between two strings, the signs that join them: `"a" + "b"`, `"a".concat("b")`.
  let between: string | undefined;
  const builder = createTextBuilder(source);
  const endString = (): void => emit(builder.take('string'), 'string');
  const addString = (start: number, end: number): void => {
    if (between === undefined || !/^(?:\+|\.concat\()$/u.test(between)) endString();
    builder.copy(start, end);
    strings.push({ start, end });
    between = '';
  };
  let read = 0;
  const onToken = ({ type, start, end }: Token): void => {
    read = end;
    if (type === tokTypes.string) addString(start + 1, end - 1);
    else if (type === tokTypes.template) addString(start, end);
    else if (type !== tokTypes.backQuote && between !== undefined)
      between = between.length > 8 ? undefined : between + text.slice(start, end);
  };
  try {
    parse(text, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true, onToken, onComment: comments });
  } catch {
    // What is no script from here on is searched as it is.
    emit(partOf(source, read, text.length, 'value'), 'plain');
  }
  endString();
  for (const { start, end } of joinLines(comments, text)) emit(partOf(source, start, end, 'prose'), 'plain');
  emitNames(
    source,
    [...strings, ...comments].sort((a, b) => a.start - b.start),
    read,
    emit,
  );
}

/** Comments of one line each that follow one another, as one. */
function joinLines(comments: readonly Part[], text: string): Part[] {
  const joined: Part[] = [];
  for (const { start, end } of comments) {
    const last = joined.at(-1);
    if (last && text.startsWith('//', start) && text.slice(last.end, start).trim() === '')
      joined.splice(-1, 1, { start: last.start, end });
    else joined.push({ start, end });
  }
  return joined;
}
