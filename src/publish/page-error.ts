import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What to say of a page that could not be drawn: which it is, of which file, the component that threw, and what it said. */
export function sayPageError(path: string, error: unknown, source?: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const component = error instanceof Error ? componentIn(error.stack ?? '') : undefined;
  const made = source === undefined ? '' : ` of ${source}`;
  return `${path} cannot be made${made}: ${message}${component === undefined ? '' : ` (in ${component})`}`;
}

/**
 * The innermost component of a stack, such as `Card.astro`. Astro makes functions without names of
 * components; above each module that it bundles stands where that is from.
 */
function componentIn(stack: string): string | undefined {
  for (const [, address = '', line = ''] of stack.matchAll(/(file:\/\/\S+\.mjs)[^\s:]*:(\d+):\d+/gu)) {
    const modules = readAbove(address, Number(line)).filter((text) => /^\/\/ src\/\S+$/u.test(text));
    const component = /[^/]+\.astro$/u.exec(modules.at(-1) ?? '');
    if (component) return component[0];
  }
  return undefined;
}

/** The lines of a file down to one. */
function readAbove(address: string, line: number): string[] {
  try {
    return readFileSync(fileURLToPath(address), 'utf8').split('\n').slice(0, line);
  } catch {
    return [];
  }
}
