import type { SearchEntry } from '../../../engine/search/search-file.ts';
import { create } from './hit.ts';
import { say } from './search-words.ts';

/** Where to go on when nothing is found. */
export function emptyState(near: readonly Pick<SearchEntry, 'path' | 'title'>[]): HTMLElement[] {
  const links = near.map(({ path, title }) => create('li', {}, create('a', { href: path }, title)));
  return [
    ...(links.length > 0 ? [create('p', {}, say('search.near')), create('ul', {}, ...links)] : []),
    create('p', {}, create('a', { href: '/guides/' }, say('search.browse'))),
  ];
}

/** Where to go on when the index could not be loaded. */
export function failedState(again: () => void): HTMLElement[] {
  const retry = create('button', { type: 'button', class: 'button' }, say('search.retry'));
  retry.addEventListener('click', again);
  return [create('p', { class: 'search-failed' }, retry, create('a', { href: '/guides/' }, say('search.browse')))];
}
