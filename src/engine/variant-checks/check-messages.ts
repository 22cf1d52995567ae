import type { CheckContext } from '../collection.ts';
import { createDiagnostic, type Diagnostic } from '../diagnostic.ts';
import type { VariantFile } from '../resolve-variants.ts';
import { listNames, suggest } from '../suggest.ts';

/** Reports words of the interface that the site does not have. */
export function checkMessages({ variant, path, places }: VariantFile, { messages }: CheckContext): Diagnostic[] {
  if (!messages) return [];
  const known = messages.filter((name) => !name.endsWith('*'));
  const families = messages.flatMap((name) => (name.endsWith('*') ? [name.slice(0, -1)] : []));
  return Object.keys(variant.messages)
    .filter((key) => !known.includes(key) && !families.some((family) => key.startsWith(family) && key !== family))
    .filter((key) => !places || Object.hasOwn(places, `messages/${key}`))
    .map((key) => {
      const near = known.filter((name) => name.startsWith(key.replace(/[^.]*$/u, '')) && key.includes('.'));
      const values = { key, known: listNames(near), guess: suggest(key, known) };
      return createDiagnostic('key-unknown', values, path, places?.[`messages/${key}:`]);
    });
}
