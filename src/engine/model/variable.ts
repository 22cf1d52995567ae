/** The name of a variable: `product.name`. */
export const variableName = /^[a-z]\w*(?:\.\w+)*$/u;

const variableInText = /\\?\{([a-z]\w*(?:\.\w+)*)\}/gu;

/** Variables every variant has, with what they stand for. */
export const builtInVariables = [
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

/** The names of the variables in a text, in order; `\{name}` is none. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(variableInText)].flatMap(([found, name]) =>
    found.startsWith('\\') || name === undefined ? [] : [name],
  );
}

/** A text with its variables replaced and `\{` unescaped; a variable without a value stays as written. */
export function replaceVariables(text: string, values: Pick<ReadonlyMap<string, string>, 'get'>): string {
  if (!text.includes('{')) return text;
  return text.replace(variableInText, (found, name: string) =>
    found.startsWith('\\') ? found.slice(1) : (values.get(name) ?? found),
  );
}

/** A literal text written so that nothing in it reads as a variable. */
export function escapeVariables(text: string): string {
  return text.replace(variableInText, (found) => (found.startsWith('\\') ? found : `\\${found}`));
}

/** The text that {@link escapeVariables} was given. */
export function unescapeVariables(text: string): string {
  return text.replace(variableInText, (found) => (found.startsWith('\\') ? found.slice(1) : found));
}

/** A text cut at its variables. */
export function splitVariables(text: string): ({ text: string } | { variable: string })[] {
  const parts: ({ text: string } | { variable: string })[] = [];
  let from = 0;
  for (const match of text.matchAll(variableInText)) {
    const name = match[1];
    if (name === undefined || match[0].startsWith('\\')) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ variable: name });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
