/**
 * An index that a reader can fetch in one piece, however many guides there are: past
 * {@link mostInIndex} characters its lists move to files of their own, one level deep. What is
 * optional moves first.
 */
import { slug } from 'github-slugger';
import { fillLabel, type Labels } from '../../model/labels.ts';
import type { FormatFile } from '../../print/format-file.ts';
import { type LlmsLink, type LlmsSection, type LlmsText, printLink, printLlms, shorten } from './llms-text.ts';

/** The links of one subject, which stay in one file where it can hold them. */
export interface LlmsGroup {
  /** The name that it is sorted by, and found by. */
  readonly name: string;
  readonly links: readonly LlmsLink[];
}

/** A section with its links in groups. */
export interface LlmsList {
  /** What its files are named by. */
  readonly id: string;
  readonly title: string;
  readonly groups: readonly LlmsGroup[];
}

export interface LlmsIndex extends Pick<LlmsText, 'title' | 'summary'> {
  readonly labels: Labels;
  readonly lists: readonly LlmsList[];
  readonly optional: LlmsList;
  /** Where the site is, without a slash at its end. */
  readonly site: string;
}

const mostInIndex = 20_000;
const mostInPart = 20_000;
const leastInPart = 3_000;

/** The files of an index: `llms.txt` and, where it is too long, `llms/<list>-<n>.txt`. */
export function llmsFiles(index: LlmsIndex): FormatFile[] {
  const { title, summary, labels, lists, optional, site } = index;
  const print = (sections: readonly LlmsSection[], said: string = labels.reading): string =>
    printLlms({ title, summary, details: said, sections });
  const sections = [...lists, optional].map(whole);
  const text = print(sections);
  if (text.length <= mostInIndex) return [{ path, content: text }];

  const idOf = uniqueIds();
  const optionalParts = splitList({ ...optional, id: idOf(optional.id) }, mostInPart);
  const short = print([...lists.map(whole), sectionOf(optional, optionalParts, index)]);
  const filesOf = (list: LlmsList, parts: readonly Part[]): FormatFile[] =>
    parts.map((part, at) => ({
      path: part.path,
      content: printLlms({
        title:
          parts.length > 1
            ? fillLabel(labels.part, { title: list.title, part: at + 1, parts: parts.length })
            : list.title,
        summary: rangeOf(part.groups, labels),
        details: `${labels.index}${site}/${path}`,
        sections: [{ title: list.title, links: part.groups.flatMap(({ links }) => links) }],
      }),
    }));
  if (short.length <= mostInIndex) return [{ path, content: short }, ...filesOf(optional, optionalParts)];

  const most = partSize(lists);
  const split = lists.map((list) => ({ list, parts: splitList({ ...list, id: idOf(list.id) }, most) }));
  const content = print(
    [...split.map(({ list, parts }) => sectionOf(list, parts, index)), sectionOf(optional, optionalParts, index)],
    `${labels.lists} ${labels.reading}`,
  );
  return [
    { path, content },
    ...split.flatMap(({ list, parts }) => filesOf(list, parts)),
    ...filesOf(optional, optionalParts),
  ];
}

const path = 'llms.txt';

interface Part {
  readonly path: string;
  readonly groups: readonly LlmsGroup[];
}

function whole({ title, groups }: LlmsList): LlmsSection {
  return { title, links: groups.flatMap(({ links }) => links) };
}

function sectionOf({ title }: LlmsList, parts: readonly Part[], { labels, site }: LlmsIndex): LlmsSection {
  return { title, links: parts.map((part) => ({ title: rangeOf(part.groups, labels), url: `${site}/${part.path}` })) };
}

/** From which name to which a part reaches. */
function rangeOf(groups: readonly LlmsGroup[], labels: Labels): string {
  const [first, last] = [groups[0]?.name ?? '', groups.at(-1)?.name ?? ''].map((name) => shorten(name, 40));
  return first === last ? `${first}` : fillLabel(labels.range, { first: first ?? '', last: last ?? '' });
}

/**
 * A reader fetches the index and one part. Together they are smallest where both are of one
 * size: so many lines in a part as there are parts.
 */
function partSize(lists: readonly LlmsList[]): number {
  const total = lists.reduce((sum, { groups }) => sum + groups.reduce((size, group) => size + sizeOf(group), 0), 0);
  return Math.min(mostInPart, Math.max(leastInPart, Math.sqrt(total * lineOfPart)));
}

/** Characters that the index spends on a part. */
const lineOfPart = 100;

function splitList({ id, groups }: LlmsList, most: number): Part[] {
  const pieces = groups.flatMap((group) => splitGroup(group, most));
  const total = pieces.reduce((sum, piece) => sum + sizeOf(piece), 0);
  // All of about one size, rather than a short one at the end.
  const share = total / Math.ceil(total / most);
  const parts: LlmsGroup[][] = [];
  let room = 0;
  for (const piece of pieces) {
    const size = sizeOf(piece);
    if (parts.length === 0 || room < size / 2) {
      parts.push([]);
      room += share;
    }
    room -= size;
    parts.at(-1)?.push(piece);
  }
  return parts.map((part, at) => ({ path: `llms/${id}-${at + 1}.txt`, groups: part }));
}

/** A group of more links than a part holds, in several. */
function splitGroup(group: LlmsGroup, most: number): LlmsGroup[] {
  if (sizeOf(group) <= most) return [group];
  const pieces: LlmsLink[][] = [];
  let size = Infinity;
  for (const link of group.links) {
    const length = printLink(link).length + 1;
    if (size + length > most) {
      pieces.push([]);
      size = 0;
    }
    size += length;
    pieces.at(-1)?.push(link);
  }
  return pieces.map((links) => ({ ...group, links }));
}

const sizes = new WeakMap<LlmsGroup, number>();

function sizeOf(group: LlmsGroup): number {
  const known = sizes.get(group) ?? group.links.reduce((sum, link) => sum + printLink(link).length + 1, 0);
  sizes.set(group, known);
  return known;
}

function uniqueIds(): (id: string) => string {
  const taken = new Set<string>();
  return (id) => {
    const name = slug(id).replace(/[^\p{L}\p{N}_-]/gu, '') || 'list';
    let unique = name;
    for (let count = 2; taken.has(unique); count += 1) unique = `${name}-${count}`;
    taken.add(unique);
    return unique;
  };
}
