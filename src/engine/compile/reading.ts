import type { DiagnosticCode } from '../diagnostics/catalogue.ts';

/** What a fix changes in the document: nothing, or who reads a part of it, or some words that become variables. */
export type Change = 'nothing' | 'readers' | 'words';

const changes: { readonly [C in DiagnosticCode]?: Change } = {
  'whitelabel-unwrapped': 'readers',
  'brand-literal': 'words',
};

/** What the fix of a mistake says that it changes. */
export function changeOf(code: DiagnosticCode): Change {
  return changes[code] ?? 'nothing';
}

/** Keys that say where something stands in the file, and not what a reader sees. */
const places: ReadonlySet<string> = new Set(['position', 'source']);
/** Keys whose values are no words. */
const names: ReadonlySet<string> = new Set(['type', 'kind', 'name', 'scopes', 'scopesMatch', 'whitelabel', 'fields']);

/** All that a document says but what may be changed, as a text to compare. */
export function readingOf(document: unknown, change: Change): string {
  return JSON.stringify(reduce(document, change));
}

function reduce(value: unknown, change: Change): unknown {
  if (Array.isArray(value)) {
    const kept = change === 'words' ? value.filter((item) => !isWords(item)) : value;
    return kept.map((item) => reduce(item, change));
  }
  if (typeof value === 'string') return change === 'words' ? '' : value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    if (places.has(key) || (change === 'readers' && key === 'whitelabel')) return [];
    if (change === 'words' && names.has(key)) return [[key, inner]];
    const reduced = reduce(inner, change);
    const isNothing = (key === 'condition' && isAlways(reduced)) || (key === 'data' && isEmpty(reduced));
    return isNothing && change === 'readers' ? [] : [[key, reduced]];
  });
  return Object.fromEntries(entries);
}

function isWords(item: unknown): boolean {
  return (
    typeof item === 'object' && item !== null && 'type' in item && (item.type === 'text' || item.type === 'variable')
  );
}

function isAlways(condition: unknown): boolean {
  return JSON.stringify(condition) === JSON.stringify({ scopes: [], scopesMatch: 'any' });
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
