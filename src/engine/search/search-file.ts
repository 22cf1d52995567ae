import { digestOf } from '../model/digest.ts';
import type { FormatFile } from '../print/format-file.ts';
import { splitByBytes } from '../print/parts.ts';
import type { Heading } from './headings.ts';
import { entriesOf, type PackedIndex, packEntries, packIndex } from './packed-index.ts';
import { plainAnchor } from './plain-anchor.ts';
import { createIndex } from './rank.ts';
import { type SearchRecord, shortFields } from './ranking.ts';

/** What a site's search loads when it is first used. */
export interface SearchFile {
  readonly guides: SearchPart;
  readonly pages: SearchPart;
}

/** What is searched together. */
export interface SearchPart {
  readonly entries: readonly SearchEntry[];
  readonly index: PackedIndex;
  /** Where the text is found, when the index does not have it. */
  readonly text?: SearchText;
}

/** What a result shows. */
export interface SearchEntry {
  readonly path: string;
  readonly title: string;
  readonly provider?: string;
  readonly method?: string;
  /** 1 where it sets a connector up. */
  readonly setup?: 1;
  /** Titles of its parts, each with its anchor where {@link plainAnchor} does not give it. */
  readonly headings?: readonly (string | readonly [title: string, anchor: string])[];
}

/** The terms of the text, cut into files: of one search, few are needed. */
export interface SearchText {
  /** How many different terms each entry's text has. */
  readonly lengths: readonly number[];
  /** The files by the first of their terms. */
  readonly shards: readonly (readonly [from: string, path: string])[];
}

/** What is searched, with what is shown of it. */
export interface Searched {
  readonly record: SearchRecord;
  readonly path: string;
  readonly title: string;
  readonly provider?: string | undefined;
  readonly method?: string | undefined;
  readonly headings: readonly Heading[];
}

/** Up to so many entries, their text is in the first file. */
const mostWithText = 1000;
/** Of a file of text; packed it is about a third of that. */
const bytesOfShard = 120_000;

/** The files of a site's search, the one that is loaded first being the first. */
export function searchFiles(
  path: string,
  { guides, pages }: { readonly guides: readonly Searched[]; readonly pages: readonly Searched[] },
): FormatFile[] {
  const [guidePart, guideShards] = partOf(guides);
  const [pagePart, pageShards] = partOf(pages);
  const file: SearchFile = { guides: guidePart, pages: pagePart };
  return [{ path, content: JSON.stringify(file) }, ...guideShards, ...pageShards];
}

function partOf(searched: readonly Searched[]): [SearchPart, FormatFile[]] {
  const sorted = [...searched].sort((one, other) => (one.record.id < other.record.id ? -1 : 1));
  const entries = sorted.map(entryOf);
  const records = sorted.map(({ record }) => record);
  const isShort = records.length > mostWithText;
  const fields = isShort ? shortFields : [...shortFields, 'text' as const];
  const index = packIndex(createIndex(records, fields), fields);
  if (!isShort) return [{ entries, index }, []];
  const { text, files } = splitText(records);
  return [{ entries, index, text }, files];
}

function splitText(records: readonly SearchRecord[]): { text: SearchText; files: FormatFile[] } {
  const fields = ['text'] as const;
  const index = createIndex(records, fields);
  const { fieldLength } = index.toJSON();
  const packed = entriesOf(index).map((entry) => {
    const { terms, places } = packEntries([entry], fields);
    return { entry, text: `${terms}\n${places}` };
  });
  let at = 0;
  const shards = splitByBytes(
    packed.map((each) => each.text),
    bytesOfShard,
  ).map(({ length }) => packed.slice(at, (at += length)).map(({ entry }) => entry));
  const files = shards.map((entries): FormatFile => {
    const content = JSON.stringify(packEntries(entries, fields));
    return { path: `assets/search-text.${digestOf(content).slice(0, 8)}.json`, content };
  });
  return {
    text: {
      lengths: records.map((_record, number) => fieldLength[number]?.[0] ?? 0),
      shards: shards.map((entries, number) => [entries[0]?.[0] ?? '', files[number]?.path ?? '']),
    },
    files,
  };
}

function entryOf({ path, title, provider, method, headings, record }: Searched): SearchEntry {
  return {
    path,
    title,
    ...(provider ? { provider } : {}),
    ...(method ? { method } : {}),
    ...(record.isSetup ? { setup: 1 } : {}),
    ...(headings.length > 0
      ? {
          headings: headings.map(({ title: words, anchor }) =>
            plainAnchor(words) === anchor ? words : ([words, anchor] as const),
          ),
        }
      : {}),
  };
}
