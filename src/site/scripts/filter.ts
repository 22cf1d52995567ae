import { findMatches, plain } from './search-match.ts';

/** Narrows the lists of a page to what is typed. The form leads to the list of all guides. */
export function enableFilter(root: Document): void {
  const form = root.querySelector<HTMLFormElement>('[data-guide-filter]');
  const input = form?.querySelector('input');
  if (!form || !input) return;
  const items = [...root.querySelectorAll<HTMLElement>('[data-guide-filter-item]')];
  const texts = items.map((element) => plain(element.textContent ?? ''));
  const groups = [...root.querySelectorAll<HTMLElement>('[data-guide-filter-group]')];
  const status = form.querySelector<HTMLElement>('[data-guide-filter-status]');
  const apply = (): void => {
    const isSearching = plain(input.value) !== '';
    const found = new Set(findMatches(input.value, texts));
    for (const [index, element] of items.entries()) element.hidden = isSearching && !found.has(index);
    for (const group of groups) group.hidden = !group.querySelector('[data-guide-filter-item]:not([hidden])');
    if (status) status.textContent = isSearching ? statusOf(status, found.size) : '';
  };
  input.value = new URLSearchParams(location.search).get('q') ?? input.value;
  input.addEventListener('input', apply);
  if (input.value !== '') apply();
}

/** How many were found, in the words that the place for it carries. */
export function statusOf({ dataset }: HTMLElement, count: number): string {
  if (count === 0) return dataset['none'] ?? '';
  const number = count.toLocaleString(document.documentElement.lang);
  return count === 1 ? (dataset['one'] ?? '') : (dataset['other'] ?? '').replace('{count}', number);
}
