import type { Image, ImageReference } from 'mdast';
import type { Reading } from './reading.ts';
import { checkTokens } from './syntax/attributes.ts';
import { escapeTokens } from './token.ts';

/** The words of `![words](…)`; the parser gives them without the braces of tokens. */
export function altOf({ alt, position }: Image | ImageReference, reading: Reading): string | undefined {
  const start = position?.start.offset;
  if (!alt || start === undefined) return alt ?? undefined;
  const written = reading.parsedText.slice(start, position?.end.offset);
  let said = '';
  let from = 0;
  for (const [, expression = ''] of written.matchAll(/(?<!\\)\{([^{}]*)\}/gu)) {
    const at = indexOfBare(alt, expression, from);
    if (at === -1) break;
    const name = expression.trim();
    checkTokens(`{${name}}`, { position }, reading);
    said +=
      escapeTokens(alt.slice(from, at)) + (reading.tokens.has(name) ? `{${name}}` : escapeTokens(`{${expression}}`));
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
