import type { AdapterFacts, CheckContext } from '../check-context.ts';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { VariantFile } from '../resolve-variants.ts';
import { listNames, suggest } from '../../diagnostics/suggest.ts';
import { linkingKeys } from '../../model/variant.ts';
import { sitePath, webAddress } from '../../model/address/web-address.ts';

/** Reports an adapter that there is not, and settings that it does not take or that it warns of. */
export function checkLinking(
  { variant, path, places }: VariantFile,
  { adapters = [], variants = [] }: CheckContext,
): Diagnostic[] {
  const { linking } = variant;
  const isWritten = Object.keys(places ?? {}).some((key) => key.startsWith('linking'));
  // A team that links accounts on one site is likely to want it on all.
  if (!linking && !isWritten && variant.whitelabel && variants.some((other) => other.variant.linking))
    return [createDiagnostic('linking-missing', { variant: variant.id }, path)];
  if (!linking || adapters.length === 0) return [];
  const names = adapters.map(({ name }) => name);
  const adapter = adapters.find(({ name }) => name === linking.adapter);
  if (!adapter) {
    const values = { name: linking.adapter, known: listNames(names), guess: suggest(linking.adapter, names) };
    return [createDiagnostic('adapter-unknown', values, path, places?.['linking/adapter'])];
  }
  const own: readonly string[] = linkingKeys;
  const known = [...own, ...Object.keys(adapter.settings)];
  return Object.entries(linking)
    .filter(([key]) => !own.includes(key))
    .flatMap(([key, value]): Diagnostic[] => {
      const place = places?.[`linking/${key}`];
      const setting = Object.hasOwn(adapter.settings, key) ? adapter.settings[key] : undefined;
      if (!setting) {
        const values = { key, known: listNames(known), guess: suggest(key, known) };
        return [createDiagnostic('key-unknown', values, path, places?.[`linking/${key}:`])];
      }
      const reason = mistakeIn(value, setting);
      if (reason !== undefined)
        return [createDiagnostic('value-invalid', { key: `linking.${key}`, reason }, path, place)];
      const { warning } = setting;
      return warning?.value === String(value)
        ? [createDiagnostic('setting-unsafe', { key, value: warning.value, text: warning.text }, path, place)]
        : [];
    });
}

function mistakeIn(value: unknown, { type, choices = [] }: AdapterFacts['settings'][string]): string | undefined {
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : 'it has to be `true` or `false`';
  if (typeof value !== 'string') return 'it has to be a text';
  if (type === 'path') return sitePath.safeParse(value).error?.issues[0]?.message;
  if (type === 'address')
    return webAddress.safeParse(value).success
      ? undefined
      : 'it has to be an address such as `https://example.com/callback`';
  if (type !== 'choice' || choices.includes(value)) return undefined;
  const guess = suggest(value, choices);
  return `it has to be ${choices.map((choice) => `\`${choice}\``).join(' or ')}${guess ? `; did you mean \`${guess}\`` : ''}`;
}
