import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { VariantFile } from '../resolve-variants.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { builtInVariables, variablesIn } from '../../model/variable.ts';

/** Reports variables whose values name variables that there are not, or lead back to themselves. */
export function checkVariables({ variant, path, places }: VariantFile): Diagnostic[] {
  const values = new Map(Object.entries(variant.variables));
  const done = new Set<string>();
  const known = new Set([...builtInVariables, ...values.keys()]);
  // A name in braces that is no variable may be a part of the brand's name: that is text.
  const written = [...values].filter(([name]) => Object.hasOwn(places ?? {}, `variables/${name}`));
  const unknown = written.flatMap(([name, value]) =>
    [...new Set(variablesIn(value))]
      .filter((inner) => !known.has(inner))
      .map((inner) => ({ name: inner, place: places?.[`variables/${name}`] })),
  );
  for (const key of ['hostedUrl', 'accountsUrl', 'noScript'] as const) {
    const names = new Set(variablesIn(variant.linking?.[key] ?? ''));
    for (const name of names) if (!known.has(name)) unknown.push({ name, place: places?.[`linking/${key}`] });
  }
  for (const [word, text] of Object.entries(variant.vendorWords ?? {}))
    for (const name of variablesIn(text))
      if (!known.has(name)) unknown.push({ name, place: places?.[`vendorWords/${word}`] });
  const diagnostics = unknown.map(({ name, place }) =>
    createDiagnostic('token-unknown', { name, guess: suggest(name, known) }, path, place),
  );
  const follow = (name: string, chain: readonly string[]): void => {
    const start = chain.indexOf(name);
    if (start >= 0) {
      const loop = [...chain.slice(start), name].map((each) => `\`{${each}}\``).join(' → ');
      diagnostics.push(createDiagnostic('token-loop', { loop }, path, places?.[placeOf(name, places)]));
      return;
    }
    if (done.has(name)) return;
    for (const inner of variablesIn(values.get(name) ?? '')) follow(inner, [...chain, name]);
    done.add(name);
  };
  for (const name of values.keys()) follow(name, []);
  return diagnostics;
}

/** Where a variable's value is written; some follow from the brand and the site. */
function placeOf(name: string, places: VariantFile['places'] = {}): string {
  const own = `variables/${name}`;
  if (Object.hasOwn(places, own)) return own;
  if (name === 'site.url') return 'site';
  return /hub/u.test(name) && Object.hasOwn(places, 'brand/hub') ? 'brand/hub' : 'brand/name';
}
