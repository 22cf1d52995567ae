import type { CheckContext } from '../check-context.ts';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { VariantFile } from '../resolve-variants.ts';
import { listNames, suggest } from '../../diagnostics/suggest.ts';

/** Reports words of the interface that the site does not have, and names in braces that it does not fill in. */
export function checkMessages(
  { variant, path, places }: VariantFile,
  { messages, messageFills }: CheckContext,
): Diagnostic[] {
  if (!messages) return [];
  const known = messages.filter((name) => !name.endsWith('*'));
  const families = messages.flatMap((name) => (name.endsWith('*') ? [name.slice(0, -1)] : []));
  const unknown = Object.keys(variant.messages)
    .filter((key) => !known.includes(key) && !families.some((family) => key.startsWith(family) && key !== family))
    .filter((key) => !places || Object.hasOwn(places, `messages/${key}`))
    .map((key) => {
      const near = known.filter((name) => name.startsWith(key.replace(/[^.]*$/u, '')) && key.includes('.'));
      const values = { key, known: listNames(near), guess: suggest(key, known) };
      return createDiagnostic('key-unknown', values, path, places?.[`messages/${key}:`]);
    });
  const blanks = Object.entries(variant.messages).flatMap(([key, text]) => {
    const place = places?.[`messages/${key}`];
    const fills = messageFills?.(key);
    if (!fills || (places && !place)) return [];
    const guessOf = (name: string): string => fills.find((fill) => name.startsWith(`${fill}.`)) ?? suggest(name, fills);
    return [...text.matchAll(/\{([\w.]+)\}/gu)]
      .flatMap(([, name = '']) => (fills.includes(name) ? [] : [name]))
      .map((name) => createDiagnostic('token-unknown', { name, guess: guessOf(name) }, path, place));
  });
  return [...unknown, ...blanks];
}
