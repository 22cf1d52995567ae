import { isComment, readLiteral } from '../parse/literal.ts';

/** What an expression in braces says: the variable of that name, or a text, which a comment has none of. */
export type Said = { readonly variable: string } | { readonly text: string };

/** Reads an expression, or nothing if it is neither a variable nor a plain value. */
export function readExpression(written: string, variables: ReadonlySet<string>): Said | undefined {
  const expression = written.trim();
  if (isComment(expression)) return { text: '' };
  if (variables.has(expression)) return { variable: expression };
  const literal = readLiteral(expression);
  return literal && typeof literal.value !== 'object' ? { text: String(literal.value) } : undefined;
}
