/** What to say of a page that could not be drawn: which it is, the component that threw, and what it said. */
export function sayPageError(path: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // Astro calls the function of `Card.astro` so.
  const component = error instanceof Error ? /\$\$([A-Z]\w*)/u.exec(error.stack ?? '')?.[1] : undefined;
  return `${path} cannot be made: ${message}${component === undefined ? '' : ` (in ${component}.astro)`}`;
}
