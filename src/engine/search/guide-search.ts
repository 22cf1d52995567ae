import type { PublishedGuide } from '../print/published-guide.ts';
import { headingsOfGuide } from './headings.ts';
import { methodWords } from './method-words.ts';
import { createIndex, rank } from './rank.ts';
import { type SearchRecord, shortFields } from './ranking.ts';
import { withoutAddresses } from './terms.ts';

/** Finds guides: their ids, best first, none of them twice. */
export type GuideSearch = (query: string, limit: number) => string[];

/** Makes an index of records, and searches it. */
export function createGuideSearch(records: readonly SearchRecord[]): GuideSearch {
  const index = createIndex(records, [...shortFields, 'text']);
  return (query, limit) =>
    rank<string>([index], query)
      .slice(0, limit)
      .map(({ id }) => id);
}

/** What is known of a guide without its text, as a catalogue has it. */
export type GuideFacts = Pick<PublishedGuide, 'id' | 'kind' | 'title' | 'provider' | 'method'> &
  Partial<Pick<PublishedGuide, 'description' | 'actions'>>;

/** The record of a guide of which no more is known than a catalogue says. */
export function recordOfFacts(guide: GuideFacts): SearchRecord {
  const { id, kind, title, method, provider, actions = [], description = '' } = guide;
  const name = provider?.name ?? '';
  const providerId = provider?.id ?? id.split('/')[0] ?? '';
  return {
    id,
    provider: `${name} ${providerId} ${squash(name)} ${squash(providerId)}`,
    method: method ? `${method.label} ${method.id}` : '',
    methodWords: methodWords(kind, method),
    title,
    headings: '',
    actions: actions.map((action) => `${action.label} ${action.id}`).join(' '),
    text: description,
    isSetup: kind === 'connector-profile',
  };
}

/** The record of a published guide. */
export function recordOf(guide: PublishedGuide): SearchRecord {
  const parts = guide.sections.flatMap((section) => section.content);
  const steps = parts.flatMap((part) => (part.type === 'steps' ? part.steps : []));
  const bodies = [
    ...parts.flatMap((part) => (part.type === 'prose' ? part.body : [])),
    ...steps.flatMap(({ body }) => body),
  ];
  return {
    ...recordOfFacts(guide),
    headings: headingsOfGuide(guide)
      .map(({ title }) => title)
      .join(' '),
    text: [
      guide.description,
      ...guide.requires,
      ...[...guide.intro, ...bodies].map(({ markdown }) => withoutAddresses(markdown)),
      ...Object.keys(guide.scopes),
    ].join('\n'),
  };
}

function squash(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '');
}
