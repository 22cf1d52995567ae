import { plain } from './plain.ts';

/** Narrows the lists of a page to what is typed. The form leads to the list of all guides. */
export function enableFilter(root: Document): void {
  const form = root.querySelector<HTMLFormElement>('[data-guide-filter]');
  const input = form?.querySelector('input');
  if (!form || !input) return;
  const items = [...root.querySelectorAll<HTMLElement>('[data-guide-filter-item]')].map((element) => ({
    element,
    text: plain(element.textContent ?? ''),
  }));
  const groups = [...root.querySelectorAll<HTMLElement>('[data-guide-filter-group]')];
  const status = form.querySelector<HTMLElement>('[data-guide-filter-status]');
  const apply = (): void => {
    const words = plain(input.value).split(' ').filter(Boolean);
    let found = 0;
    for (const { element, text } of items) {
      const isFound = words.every((word) => text.includes(word));
      element.hidden = !isFound;
      found += Number(isFound);
    }
    for (const group of groups) group.hidden = !group.querySelector('[data-guide-filter-item]:not([hidden])');
    if (status) status.textContent = words.length === 0 ? '' : statusOf(status, found);
  };
  input.value = new URLSearchParams(location.search).get('q') ?? input.value;
  input.addEventListener('input', apply);
  if (input.value !== '') apply();
}

function statusOf({ dataset }: HTMLElement, count: number): string {
  if (count === 0) return dataset['none'] ?? '';
  return count === 1 ? (dataset['one'] ?? '') : (dataset['other'] ?? '').replace('{count}', String(count));
}
