import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { variableNamesOf } from '../model/variant.ts';
import { builtInVariables, variablesIn } from '../model/variable.ts';
import type { CheckContext } from './check-context.ts';

/** Variables in what a provider says to readers that no variant knows: they would see the braces. */
export function checkProviderWords({ providers = [], variants = [] }: CheckContext): Diagnostic[] {
  const known = new Set([...builtInVariables, ...variableNamesOf(variants.map(({ variant }) => variant))]);
  return providers.flatMap(({ provider, path, places }) => {
    const fields = Object.entries(provider.connections).flatMap(([method, connection]) =>
      connection.fields.map((field) => ({
        place: places?.[`connections/${method}/${field.key}`],
        texts: [field.label, field.help, field.placeholder, field.example, field.prefix, field.suffix, field.message],
      })),
    );
    const parts = [
      { place: undefined, texts: [provider.description] },
      ...provider.actions.map(({ id, label }) => ({ place: places?.[`actions/${id}`], texts: [label] })),
      ...Object.values(provider.scopes).map(({ name, description }) => ({
        place: places?.[`scopes/${name}`],
        texts: [description],
      })),
      ...fields,
    ];
    return parts.flatMap(({ place, texts }) =>
      [...new Set(texts.flatMap((text) => variablesIn(text ?? '')))]
        .filter((name) => !known.has(name))
        .map((name) => createDiagnostic('token-unknown', { name, guess: suggest(name, known) }, path, place)),
    );
  });
}
