/** The name of a token: `product.name`. */
export const tokenName = /^[a-z]\w*(?:\.\w+)*$/u;

const tokenInText = /\\?\{([a-z]\w*(?:\.\w+)*)\}/gu;

/** Tokens every variant has, with what they stand for. */
export const builtInTokens = [
  'product.name',
  'hub.name',
  'brand.name',
  'brand.hub',
  'site.url',
  'support.email',
  'callbackUrl',
  'provider.id',
  'provider.name',
  'method.id',
  'method.label',
] as const;

/** The names of the tokens in a text, in order; `\{name}` is none. */
export function tokensIn(text: string): string[] {
  return [...text.matchAll(tokenInText)].flatMap(([found, name]) =>
    found.startsWith('\\') || name === undefined ? [] : [name],
  );
}

/** A text with its tokens replaced and `\{` unescaped; a token without a value stays as written. */
export function replaceTokens(text: string, values: Pick<ReadonlyMap<string, string>, 'get'>): string {
  if (!text.includes('{')) return text;
  return text.replace(tokenInText, (found, name: string) =>
    found.startsWith('\\') ? found.slice(1) : (values.get(name) ?? found),
  );
}

/** A literal text written so that nothing in it reads as a token. */
export function escapeTokens(text: string): string {
  return text.replace(tokenInText, (found) => (found.startsWith('\\') ? found : `\\${found}`));
}

/** The text that {@link escapeTokens} was given. */
export function unescapeTokens(text: string): string {
  return text.replace(tokenInText, (found) => (found.startsWith('\\') ? found.slice(1) : found));
}

/** A text cut at its tokens. */
export function splitTokens(text: string): ({ text: string } | { token: string })[] {
  const parts: ({ text: string } | { token: string })[] = [];
  let from = 0;
  for (const match of text.matchAll(tokenInText)) {
    const name = match[1];
    if (name === undefined || match[0].startsWith('\\')) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ token: name });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
