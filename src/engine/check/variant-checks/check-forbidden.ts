import type { CheckContext } from '../check-context.ts';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Guide } from '../../model/guide.ts';
import { unreadableFiles } from '../unreadable-files.ts';
import { isSlowPattern } from '../../model/pattern/is-slow-pattern.ts';
import { whyInvalidPattern } from '../../model/pattern/why-invalid.ts';
import type { Provider } from '../../model/provider.ts';
import type { VariantFile } from '../resolve-variants.ts';
import type { Variant } from '../../model/variant.ts';

/** Reports forbidden words that no guide can do without, and words that are allowed without being forbidden. */
export function checkForbidden(file: VariantFile, guides: readonly Guide[], context: CheckContext): Diagnostic[] {
  const { variant, path, places } = file;
  const providers = publishedProviders(variant, guides, context);
  const allowed = new Set(variant.allow.map(({ term }) => term.toLowerCase()));
  const words = variant.forbidden.map((word, index) => ({
    word,
    place: places?.[`forbidden/${index}`],
    ...testOf(word),
  }));
  const named = words.flatMap(({ word, place, hits }) =>
    providers
      .filter(({ name }) => hits(name) && !allowed.has(word.toLowerCase()))
      .slice(0, 1)
      .map(({ id, name }) => createDiagnostic('forbidden-provider', { word, id, name }, path, place)),
  );
  const broken = words.flatMap(({ word, place, reason }) =>
    reason === undefined ? [] : [createDiagnostic('pattern-invalid', { pattern: word, reason }, path, place)],
  );
  const slow = words.flatMap(({ word, place, isSlow }) =>
    isSlow ? [createDiagnostic('pattern-slow', { pattern: word }, path, place)] : [],
  );
  const others = (context.variants ?? []).filter(({ variant: { id } }) => id !== variant.id);
  const collected = others.flatMap((other) => wordsOf(other.variant)).map((word) => word.toLowerCase());
  const unused = variant.allow.flatMap(({ term }, index) => {
    const isForbidden =
      unreadableFiles.some((seal) => seal === term) ||
      words.some(({ word, hits }) => hits(term) || word.toLowerCase().includes(term.toLowerCase())) ||
      collected.some((word) => word.includes(term.toLowerCase()) || term.toLowerCase().includes(word));
    return isForbidden ? [] : [createDiagnostic('allow-unused', { term }, path, places?.[`allow/${index}/term`])];
  });
  return [...named, ...broken, ...slow, ...unused];
}

function publishedProviders(variant: Variant, guides: readonly Guide[], context: CheckContext): readonly Provider[] {
  const { providers = [], isPublished = () => true } = context;
  const ids = new Set(guides.filter((guide) => isPublished(guide, variant)).map((guide) => guide.provider?.id));
  return providers.map(({ provider }) => provider).filter(({ id }) => ids.has(id));
}

/** What a forbidden word finds: `/…/` with flags is a pattern, all else is found in any letter case. */
function testOf(word: string): { hits: (text: string) => boolean; reason?: string; isSlow?: boolean } {
  const [, pattern, flags = ''] = /^\/(.+)\/([a-z]*)$/su.exec(word) ?? [];
  if (pattern === undefined) return { hits: (text) => text.toLowerCase().includes(word.toLowerCase()) };
  const own = `${flags.replace(/[guvy]/gu, '')}u`;
  const reason = whyInvalidPattern(pattern, own);
  if (reason !== undefined) return { hits: () => false, reason };
  if (isSlowPattern(pattern, own)) return { hits: () => false, isSlow: true };
  const expression = new RegExp(pattern, own);
  return { hits: (text) => expression.test(text) };
}

/** What other sites must not say of a variant: its names, its hosts, and what its variables stand for. */
function wordsOf({ brand, site, variables }: Variant): string[] {
  return [brand.name, brand.hub ?? '', site.replace(/^https?:\/\//u, ''), ...Object.values(variables)].filter(Boolean);
}
