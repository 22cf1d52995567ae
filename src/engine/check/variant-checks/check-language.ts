import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { listNames } from '../../diagnostics/suggest.ts';
import type { CheckContext } from '../check-context.ts';
import type { VariantFile } from '../resolve-variants.ts';

/** Reports a language in which the site's own words are not there: readers would see English. */
export function checkLanguage({ variant, path, places }: VariantFile, { languages }: CheckContext): Diagnostic[] {
  const place = places?.['locale'];
  if (!languages || languages.includes(new Intl.Locale(variant.locale).language) || !place) return [];
  return [
    createDiagnostic('locale-untranslated', { locale: variant.locale, known: listNames(languages) }, path, place),
  ];
}
