import type { EmitText } from './language.ts';
import { createTextBuilder, type Text } from './text.ts';

/** A part of a code that is a string or a comment. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** What is left of a code once its strings and comments are taken out: names that stand apart stay apart. */
export function emitNames(source: Text, parts: readonly Part[], end: number, emit: EmitText): void {
  const rest = createTextBuilder(source);
  let from = 0;
  for (const part of parts) {
    if (part.start < from) continue;
    rest.copy(from, Math.min(part.start, end));
    rest.put(';', part.start, part.end);
    from = part.end;
  }
  if (from < end) rest.copy(from, end);
  emit(rest.take('name'));
}
