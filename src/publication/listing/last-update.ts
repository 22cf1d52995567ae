import type { GuideView, PageView } from '../../engine/index.ts';
import type { ProviderEntry } from '../directory.ts';

/** A list changes with what it lists, as far as that says when it did. */
export function lastUpdate(documents: readonly Pick<PageView, 'updated'>[]): Pick<PageView, 'updated'> {
  let last = '';
  for (const { updated = '' } of documents) if (updated > last) last = updated;
  return last === '' ? {} : { updated: last };
}

/** All guides of providers. */
export function guidesOf(entries: readonly ProviderEntry[]): GuideView[] {
  return entries.flatMap(({ guides, setups }) => [...guides, ...setups]);
}
