import { emitNames } from './code-names.ts';
import type { EmitText } from './language.ts';
import { partOf, type Text } from './text.ts';

/** The texts of JSON: its strings, and what else stands in it, such as comments. */
export function readJson(source: Text, emit: EmitText): void {
  const { text } = source;
  const found: { start: number; end: number }[] = [];
  let key = '';
  for (const { 0: whole, index } of text.matchAll(/"(?:\\[^]|[^"\\])*"?/gu)) {
    const end = index + whole.length;
    const isKey = /^\s*:/u.test(text.slice(end, end + 20));
    const part = partOf(source, index + 1, Math.max(index + 1, end - 1), isKey ? 'name' : 'value');
    if (isKey) key = part.text;
    emit(isKey ? part : { ...part, key }, isKey ? undefined : 'string');
    found.push({ start: index, end });
  }
  emitNames(source, found, text.length, emit);
}
