import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { CheckContext } from './check-context.ts';

/** Categories that look like misspelt ones: a list of their own with one tool in it is seldom meant. */
export function checkCategories({ providers = [], messages = [] }: CheckContext): Diagnostic[] {
  const counts = new Map<string, number>();
  for (const { provider } of providers) counts.set(provider.category, (counts.get(provider.category) ?? 0) + 1);
  const named = messages
    .flatMap((name) => /^category\.([a-z-]+)$/u.exec(name)?.[1] ?? [])
    .filter((name) => name !== 'all');
  return providers.flatMap(({ provider, path, places }) => {
    const { category } = provider;
    if (named.includes(category) || (counts.get(category) ?? 0) > 1) return [];
    const others = [...counts].filter(([name, count]) => name !== category && count > 1).map(([name]) => name);
    const guess = suggest(category, [...named, ...others]);
    return guess ? [createDiagnostic('category-unusual', { category, guess }, path, places?.['category'])] : [];
  });
}
