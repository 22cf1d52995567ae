/** Names of variables: those of two sites in one nginx must not be the same. */
export function variableNames(id: string): (name: string) => string {
  const own = id.replace(/[^A-Za-z\d]/gu, '_');
  return (name) => `$${own}_${name}`;
}

/** The name of a variable without its sign. */
export function bare(variable: string): string {
  return variable.slice(1);
}

/** A string of its configuration; variables in it stay what they are. */
export function quote(text: string): string {
  return `"${text.replace(/["\\]/gu, String.raw`\$&`)}"`;
}
