import type { PageView } from '../../engine/index.ts';

/** A list changes with what it lists, as far as that says when it did. */
export function lastUpdate(documents: readonly Pick<PageView, 'updated'>[]): Pick<PageView, 'updated'> {
  let last = '';
  for (const { updated = '' } of documents) if (updated > last) last = updated;
  return last === '' ? {} : { updated: last };
}
