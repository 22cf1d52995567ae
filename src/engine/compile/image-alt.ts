import type { Image, ImageReference } from 'mdast';
import type { CompileContext } from './compile-context.ts';
import { checkVariableNames } from './attributes.ts';
import { escapeVariables } from '../model/variable.ts';

/** The words of `![words](…)`; the parser gives them without the braces of variables. */
export function altOf({ alt, position }: Image | ImageReference, context: CompileContext): string | undefined {
  const start = position?.start.offset;
  if (!alt || start === undefined) return alt ?? undefined;
  const written = context.parsedText.slice(start, position?.end.offset);
  let said = '';
  let from = 0;
  for (const [, expression = ''] of written.matchAll(/(?<!\\)\{([^{}]*)\}/gu)) {
    const at = indexOfBare(alt, expression, from);
    if (at === -1) break;
    const name = expression.trim();
    checkVariableNames(`{${name}}`, { position }, context);
    said +=
      escapeVariables(alt.slice(from, at)) +
      (context.variables.has(name) ? `{${name}}` : escapeVariables(`{${expression}}`));
    from = at + expression.length;
  }
  return said + escapeVariables(alt.slice(from));
}

/** Where a text stands without braces around it: with them it is not an expression but literal. */
function indexOfBare(text: string, part: string, from: number): number {
  let at = text.indexOf(part, from);
  while (at !== -1 && text[at - 1] === '{' && text[at + part.length] === '}') at = text.indexOf(part, at + 1);
  return at;
}
