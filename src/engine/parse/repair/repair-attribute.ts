import type { AttributeValue, TagMark } from '../mark.ts';
import { type Repair, repairWith } from './repair-mark.ts';

/** Attributes whose values hold no blanks: what follows one is no part of it. */
const oneWord = /^(?:href|src|to|id|class|className|width|height|target|rel|align)$/u;
const nextIsWord = /^\s+[^\s=<>/]+(?=[\s>/])(?!\s*=)/u;
/** What is rather an attribute than the last words of the value before it. */
const attributeLike = /=|(?:^|\s)(?:data-[\w-]+|[a-z]+[A-Z]\w*)(?:\s|$)/u;

/** The repairs of attribute values whose quotes are missing. */
export function repairAttributes(source: string, mark: TagMark): Repair[] {
  const unquoted = mark.unquoted.map((value) => asUnquoted(source, value));
  return mark.unclosed ? [...unquoted, asUnclosed(source, mark, mark.unclosed)] : unquoted;
}

/** A value gets quotes. In `title=Copy the key` nobody can know how many words are the value. */
function asUnquoted(source: string, value: AttributeValue): Repair {
  const edits = [value.start, value.end].map((at) => ({ start: at, end: at, text: '"' }));
  const repair = repairWith(value, edits, { code: 'attribute-unquoted', values: { name: value.name } });
  const isSure = oneWord.test(value.name) || !nextIsWord.test(source.slice(value.end, value.end + 200));
  return isSure ? repair : { ...repair, isGuess: true };
}

/** Everything up to the end of the tag becomes the value. Only if that holds nothing like an attribute is it surely meant. */
function asUnclosed(source: string, mark: TagMark, { name, start }: AttributeValue): Repair {
  const quote = source[start] ?? '"';
  const end = mark.end - (mark.form === 'self' ? 2 : 1);
  const value = source.slice(start + 1, end).trimEnd();
  const hasQuote = /["']/u.test(value);
  const edit = hasQuote
    ? { start: start + 1, end, text: value.replace(/["']/gu, '') + quote }
    : { start: start + 1 + value.length, end: start + 1 + value.length, text: quote };
  const repair = repairWith({ start, end }, [edit], { code: 'attribute-unclosed', values: { name } });
  return hasQuote || attributeLike.test(value) ? { ...repair, isGuess: true } : repair;
}
