import {
  openSearch,
  type PackedIndex,
  type SearchEntry,
  type SearchFile,
  type SiteSearch,
} from '../../../engine/browser.ts';
import { siteAddress } from '../site-address.ts';

/** The site's search, with what there is to find. */
export interface OpenedSearch {
  readonly search: SiteSearch;
  readonly entries: readonly SearchEntry[];
}

let opened: Promise<OpenedSearch> | undefined;

/** Loads the site's index, once; where that fails, the next call tries again. */
export function openSiteSearch(): Promise<OpenedSearch> {
  opened ??= open();
  opened.catch(() => (opened = undefined));
  return opened;
}

async function open(): Promise<OpenedSearch> {
  const file = await load<SearchFile>('assets/search.json');
  return {
    search: openSearch(file, (path) => load<PackedIndex>(path)),
    entries: [...file.guides.entries, ...file.pages.entries],
  };
}

async function load<T>(path: string): Promise<T> {
  const response = await fetch(siteAddress(`/${path}`));
  if (!response.ok) throw new Error(`Cannot load ${path}: ${response.status}`);
  return (await response.json()) as T;
}
