import pLimit from 'p-limit';
import { z } from 'zod';
import { type PublishedGuide, publishedGuideSchema } from '../../engine/index.ts';
import { createGuideSearch, recordOf, recordOfFacts, siteOfPublished } from '../../engine/internal.ts';
import { commandError } from '../../system/command-error.ts';
import { parsePublishedGuide } from '../../answer/published-guide.ts';
import { type GuideLibrary, type LibraryEntry, type OpenLibrary, sortEntries } from './library.ts';
import type { ReadSite } from './read-site.ts';

/** Guides that are searched by their whole text; of more, by what the catalogue says. */
const maxWhole = 200;
const maxGuides = 20_000;
const maxParts = 100;
/** Requests to the site at a time. */
const concurrency = 6;
/** Milliseconds after which the catalogue is asked for again. */
const lifetime = 5 * 60_000;

const { title, url, method, digest } = publishedGuideSchema.shape;
/** Of a site's `guides.json`, what is used of it; an entry that is none is left out. */
const partSchema = z.looseObject({ next: z.string().optional(), guides: z.array(z.unknown()) });
const entrySchema = z.object({
  id: z
    .string()
    .regex(/^[\p{L}\p{N}_-][^\s?#%\\:]*$/u)
    .refine((id) => !/(?:^|\/)\.*(?:\/|$)/u.test(id)),
  title,
  url,
  provider: z.object({ id: z.string(), name: z.string(), category: z.string() }).optional(),
  method,
  digest,
});

type ListedGuide = z.infer<typeof entrySchema>;
type KnownGuides = ReadonlyMap<string, PublishedGuide>;

/**
 * Opens the library of a site that is read over HTTP: its catalogue at once, its guides as
 * they are needed. A guide is read again once the catalogue says that it changed.
 *
 * @param onProblem Told when the site cannot be read again; what was read before still holds.
 */
export function openSite(readSite: ReadSite, onProblem: (problem: string) => void): OpenLibrary {
  let known: { readonly library: Promise<GuideLibrary>; readonly until: number } | undefined;
  let guides: KnownGuides = new Map();
  const refresh = async (): Promise<GuideLibrary> => {
    const entries = await readGuidesJson(readSite);
    const hasIndex = (await readSite('llms.txt')) !== undefined;
    const kept = new Map(guides);
    const readers = createReaders(readSite, entries, kept);
    if (entries.length <= maxWhole) {
      const limit = pLimit(concurrency);
      await Promise.all(entries.map(({ id }) => limit(() => readers(id))));
    }
    guides = kept;
    return libraryOf(entries, kept, readers, hasIndex);
  };
  return () => {
    if (known && known.until > Date.now()) return known.library;
    const before = known?.library;
    const library = refresh().catch((error: unknown) => {
      known = undefined;
      if (!before) throw error;
      onProblem(error instanceof Error ? error.message : String(error));
      return before;
    });
    known = { library, until: Date.now() + lifetime };
    return library;
  };
}

async function readGuidesJson(readSite: ReadSite): Promise<ListedGuide[]> {
  const entries: ListedGuide[] = [];
  let path: string | undefined = 'guides.json';
  for (let part = 0; path !== undefined; part += 1) {
    const text: string | undefined = await readSite(path);
    const read = text === undefined ? undefined : partSchema.safeParse(parseJson(text)).data;
    if (!read) throw commandError(`There is no catalogue of guides at ${path} of the site.`);
    entries.push(...read.guides.flatMap((entry) => entrySchema.safeParse(entry).data ?? []));
    if (entries.length > maxGuides || part === maxParts)
      throw commandError(`The site has more than ${maxGuides} guides, or its catalogue has no end.`);
    // Where the site is published is not always where it is read.
    path = read.next === undefined ? undefined : new URL(read.next, 'http://site').pathname.split('/').at(-1);
  }
  return entries;
}

/** Reads a guide by its id, and keeps it while the catalogue has its digest. */
function createReaders(
  readSite: ReadSite,
  entries: readonly ListedGuide[],
  kept: Map<string, PublishedGuide>,
): GuideLibrary['read'] {
  const digests = new Map(entries.map((entry) => [entry.id, entry.digest]));
  for (const [id, guide] of kept) if (digests.get(id) !== guide.digest) kept.delete(id);
  return async (id) => {
    if (!digests.has(id)) return undefined;
    const before = kept.get(id);
    if (before) return before;
    const text = await readSite(`guides/${id}.json`);
    const guide = text === undefined ? undefined : parsePublishedGuide(text);
    if (guide?.id !== id) return undefined;
    kept.set(id, guide);
    return guide;
  };
}

function libraryOf(
  entries: readonly ListedGuide[],
  guides: KnownGuides,
  read: GuideLibrary['read'],
  hasIndex: boolean,
): GuideLibrary {
  const known = entries.map((entry): LibraryEntry => {
    const guide = guides.get(entry.id);
    const isSetup = entry.id.split('/').includes('setup');
    return guide ?? { ...entry, kind: isSetup ? 'connector-profile' : 'link-account' };
  });
  const [first] = entries;
  return {
    site: first === undefined ? '' : siteOfPublished(first),
    hasIndex,
    entries: sortEntries(known),
    search: createGuideSearch(
      known.map((entry) => {
        const guide = guides.get(entry.id);
        return guide ? recordOf(guide) : recordOfFacts(entry);
      }),
    ),
    read,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
