import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandError } from '../../system/command-error.ts';

/** The entry of a folder that has the place of a path: of that name in any letter case, with any extension of its kind. */
export function findTaken(content: string, path: string): string | undefined {
  const folder = join(content, dirname(path));
  const name = path.slice(path.lastIndexOf('/') + 1);
  const bare = nameWithoutExtension(name);
  const entry = entriesOf(folder).find((other) => nameWithoutExtension(other) === bare);
  return entry === undefined ? undefined : join(folder, entry);
}

/** Stops where something would be written over, or published where something else is. */
export function refuseTaken(content: string, paths: readonly string[]): void {
  for (const path of paths) {
    const taken = findTaken(content, path);
    if (taken !== undefined) throw takenError(taken);
  }
}

/** What to say of a file that is there already. */
export function takenError(path: string): Error {
  return commandError(`${path} is there already. Nothing was written.`, 2);
}

function nameWithoutExtension(name: string): string {
  return name.toLowerCase().replace(/\.(?:mdx?|ya?ml)$/u, '');
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    // A folder that cannot be read has nothing to offer; writing into it says why.
    return [];
  }
}
