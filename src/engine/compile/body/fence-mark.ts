import type { Code } from 'mdast';
import type { BodyNode } from '../../model/body.ts';
import type { SourceSpan } from '../../diagnostics/diagnostic.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { variablesIn } from '../../model/variable.ts';
import { type CompileContext, sourcePosition } from '../compile-context.ts';

const mark = /(?<=^|\s)variables(?=\s|$)/u;
const formerMark = /(?<=^|\s)tokens(?=\s|$)/u;

/** Code that says in its fence, as in ```` ```sh variables ````, that its `{name}` are variables. */
export function readFenceMark(code: Code, node: Pick<BodyNode, 'position'>, context: CompileContext): Code {
  const written = code.meta ?? '';
  const isFormer = formerMark.test(written);
  const meta = isFormer ? written.replace(formerMark, 'variables') : written;
  if (!mark.test(meta)) return code;
  if (isFormer && context.dialect.isStrict) {
    const place = placeOfMark(node, context);
    context.report.add(
      'name-outdated',
      { old: 'tokens', name: 'variables' },
      place ?? sourcePosition(node, context),
      place && [{ start: place.start.offset, end: place.end.offset, text: 'variables' }],
    );
  }
  checkNames(code, node, context);
  return { ...code, meta, data: { ...code.data, variables: true } };
}

/** Reports names that are nearly those of variables. Others may be the code's own: `{id}` of an address. */
function checkNames({ value }: Code, node: Pick<BodyNode, 'position'>, context: CompileContext): void {
  if (!context.dialect.isStrict) return;
  for (const name of new Set(variablesIn(value))) {
    const guess = suggest(name, context.variables);
    if (guess !== '' && !context.variables.has(name))
      context.report.add('token-unknown', { name, guess }, sourcePosition(node, context));
  }
}

/** Where the former mark stands in the first line of a fence. */
function placeOfMark({ position }: Pick<BodyNode, 'position'>, context: CompileContext): SourceSpan | undefined {
  if (position?.start.offset === undefined) return undefined;
  const { line: row, column, offset: start } = position.start;
  const line = /^[^\n\r]*/u.exec(context.parsedText.slice(start))?.[0] ?? '';
  const at = /^(?:`{3,}|~{3,})[ \t]*\S+[ \t](?:.*[ \t])?(?=tokens(?:[ \t]|$))/u.exec(line)?.[0].length;
  if (at === undefined) return undefined;
  const pointAt = (offset: number): SourceSpan['start'] =>
    context.places.toOriginal({ line: row, column: column + offset - start, offset });
  return { start: pointAt(start + at), end: pointAt(start + at + 'tokens'.length) };
}
