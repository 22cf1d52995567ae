import type { SearchEntry, SearchFound } from '../../../engine/browser.ts';
import { nearestPages } from '../nearest.ts';
import { openSiteSearch } from './open-site-search.ts';
import { say, sayCount } from './search-words.ts';

/** What becomes of what is typed. */
export interface SearchOutcomes {
  /** Nothing is asked. */
  readonly onIdle: () => void;
  readonly onFound: (found: SearchFound, said: string) => void;
  /** Nothing is found; some pages are called nearly so. */
  readonly onEmpty: (near: readonly Pick<SearchEntry, 'path' | 'title'>[], said: string) => void;
  readonly onFailed: (said: string) => void;
}

/** A search that follows an input. */
export interface Searching {
  readonly again: () => void;
}

const mostNear = 3;

/** Searches while a reader types; the index is loaded at once. */
export function searchWhileTyped(input: HTMLInputElement, outcomes: SearchOutcomes): Searching {
  let asked = 0;
  const apply = async (): Promise<void> => {
    const query = plainQuery(input.value);
    const own = (asked += 1);
    if (query === '') {
      outcomes.onIdle();
      return;
    }
    try {
      const { search, entries } = await openSiteSearch();
      const found = await search(query);
      // Another letter may have been typed meanwhile.
      if (own !== asked) return;
      const count = found.guides.length + found.pages.length;
      if (count > 0) outcomes.onFound(found, sayCount('search.found', count));
      else outcomes.onEmpty(nearTo(query, entries), say('search.none', { query }));
    } catch {
      if (own === asked) outcomes.onFailed(say('search.failed'));
    }
  };
  input.addEventListener('input', () => void apply());
  void openSiteSearch().catch(() => undefined);
  void apply();
  return { again: () => void apply() };
}

/** What is asked, without blanks around it. */
export function plainQuery(typed: string): string {
  return typed.trim().replace(/\s+/gu, ' ');
}

function nearTo(query: string, entries: readonly SearchEntry[]): Pick<SearchEntry, 'path' | 'title'>[] {
  const pages = entries.map(({ path, title }) => [path, title] as const);
  return nearestPages(query, pages, mostNear).map(([path, title]) => ({ path, title }));
}
