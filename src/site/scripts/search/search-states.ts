import type { SearchEntry } from '../../../engine/browser.ts';
import { siteAddress } from '../site-address.ts';
import { create } from './hit.ts';
import { say } from './search-words.ts';

/** What may have been meant, when nothing is found. */
export function nearest(near: readonly Pick<SearchEntry, 'path' | 'title'>[]): HTMLElement[] {
  if (near.length === 0) return [];
  const links = near.map(({ path, title }) => create('li', {}, create('a', { href: path }, title)));
  return [create('p', {}, say('search.near')), create('ul', {}, ...links)];
}

/** Tries again when the index could not be loaded. */
export function retry(again: () => void): HTMLElement {
  const button = create('button', { type: 'button', class: 'button' }, say('search.retry'));
  button.addEventListener('click', again);
  return button;
}

/** Leads to what can be found without a search, from where it is not on the page. */
export function browse(): HTMLElement {
  return create('a', { href: siteAddress('/guides/') }, say('search.browse'));
}
