import { addressAt } from '../../engine/internal.ts';

/** A style sheet as it is below a base, `/help`: what it loads from the root of the host is there too. */
export function placeStyles(css: string, base: string): string {
  if (base === '') return css;
  return css.replace(
    /(\burl\(\s*["']?|@import\s+["'])(\/[^"')\s]*)/giu,
    (_all, before: string, path: string) => before + addressAt(base, path),
  );
}
