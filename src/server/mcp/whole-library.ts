import type { PublishedGuide } from '../../engine/index.ts';
import { createGuideSearch, recordOf, type SearchRecord, siteOfPublished } from '../../engine/internal.ts';
import { parsePublishedGuide } from '../../answer/published-guide.ts';
import { type GuideLibrary, type LibraryEntry, sortEntries } from './library.ts';

/** What a library is read from. */
export interface GuideFiles {
  /** Ids of what may be guides. */
  readonly ids: readonly string[];
  /** The published JSON of a guide by its id. */
  readonly readText: (id: string) => Promise<string | undefined>;
  readonly hasIndex: boolean;
}

/** The library of a site all of whose guides are read once. */
export async function readLibrary({ ids, readText, hasIndex }: GuideFiles): Promise<GuideLibrary> {
  const read = async (id: string): Promise<PublishedGuide | undefined> => {
    const text = await readText(id);
    const guide = text === undefined ? undefined : parsePublishedGuide(text);
    return guide?.id === id ? guide : undefined;
  };
  const entries: LibraryEntry[] = [];
  const records: SearchRecord[] = [];
  let site = '';
  for (const id of ids) {
    const guide = await read(id);
    if (!guide) continue;
    const { kind, title, description, url, provider, method, actions } = guide;
    entries.push({ id, kind, title, description, url, provider, method, actions });
    records.push(recordOf(guide));
    site ||= siteOfPublished(guide);
  }
  const sorted = sortEntries(entries);
  return {
    site,
    hasIndex,
    entries: sorted,
    search: createGuideSearch(records),
    read: async (id) => (sorted.has(id) ? read(id) : undefined),
  };
}
