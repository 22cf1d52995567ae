import type { Image, ImageReference } from 'mdast';
import type { CompileContext } from './compile-context.ts';
import { checkTokens } from './attributes.ts';
import { escapeTokens } from '../model/token.ts';

/** The words of `![words](…)`; the parser gives them without the braces of tokens. */
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
    checkTokens(`{${name}}`, { position }, context);
    said +=
      escapeTokens(alt.slice(from, at)) + (context.tokens.has(name) ? `{${name}}` : escapeTokens(`{${expression}}`));
    from = at + expression.length;
  }
  return said + escapeTokens(alt.slice(from));
}

/** Where a text stands without braces around it: with them it is not an expression but literal. */
function indexOfBare(text: string, part: string, from: number): number {
  let at = text.indexOf(part, from);
  while (at !== -1 && text[at - 1] === '{' && text[at + part.length] === '}') at = text.indexOf(part, at + 1);
  return at;
}
