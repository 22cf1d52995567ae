import { listFolder } from '../../engine/internal.ts';
import { type Action, type GuideView, pathOf, type Scope } from '../../engine/index.ts';
import type { Site } from '../site.ts';
import { methodLabel, type ProviderEntry } from '../directory.ts';
import { methodFacts } from '../method-facts.ts';
import type { MessageKey, PluralKey } from '../../workspace/messages/define.ts';
import type { Translation } from '../translate.ts';
import { divide, longestName, shorten } from './divide.ts';
import { besideRow, type DividedPage, type ListPart, type ProviderRows } from './divided-page.ts';
import { lastUpdate } from './last-update.ts';
import { addressExtent, type Extent, extentOf, shareOf, textExtent } from './page-share.ts';
import { sayScope, sayScopes } from './say-scopes.ts';

/** A part of a provider's page. */
export interface ProviderSection {
  /** Its anchor. */
  readonly id: 'methods' | 'set-up' | 'actions' | 'scopes';
  readonly title: string;
  readonly intro?: string;
  readonly rows: ProviderRows;
  /** Pages that have its rows, if the provider's page cannot hold them. */
  readonly parts: readonly ListPart[];
}

/** What a provider's page says, and the pages of what it cannot hold. */
export interface ProviderSections {
  readonly sections: readonly ProviderSection[];
  readonly pages: readonly DividedPage[];
}

type Listed = Pick<Site, 'variant' | 'origin'>;

/** The parts of a provider's page; if they are too much for one, the longest move to pages of their own. */
export function divideProvider(entry: ProviderEntry, { origin }: Listed, translation: Translation): ProviderSections {
  const whole = sectionsOf(entry, translation);
  const shares = new Map(whole.map((section) => [section, sumOf(section.rows, origin, translation)]));
  const longestFirst = [...whole].sort((one, other) => (shares.get(other) ?? 0) - (shares.get(one) ?? 0));
  let total = [...shares.values()].reduce((sum, share) => sum + share, 0);
  const moved = new Set<ProviderSection>();
  for (const section of longestFirst) {
    if (total <= 1) break;
    moved.add(section);
    total -= shares.get(section) ?? 0;
  }
  if (moved.size === 0) return { sections: whole, pages: [] };
  const pages: DividedPage[] = [];
  const sections = whole.map((section) => {
    if (!moved.has(section)) return section;
    const own = divideSection(section, entry, origin, translation);
    pages.push(...own.pages);
    return { ...section, parts: own.parts };
  });
  return { sections, pages };
}

function sectionsOf({ provider, guides, setups }: ProviderEntry, { say }: Translation): ProviderSection[] {
  const isChoice = guides.length > 1;
  const scopes = Object.values(provider.scopes);
  const sections: ProviderSection[] = [
    {
      id: 'methods',
      title: say('provider.methods'),
      ...(isChoice ? { intro: say('provider.choose', { provider: provider.name }) } : {}),
      rows: { of: 'guides', guides, isChoice },
      parts: [],
    },
    {
      id: 'set-up',
      title: say('provider.setup'),
      intro: say('provider.setup.text'),
      rows: { of: 'guides', guides: setups, isChoice: false },
      parts: [],
    },
    {
      id: 'actions',
      title: say('provider.actions'),
      intro: say('provider.actions.text'),
      rows: { of: 'actions', actions: provider.actions },
      parts: [],
    },
    { id: 'scopes', title: say('provider.scopes'), rows: { of: 'scopes', scopes }, parts: [] },
  ];
  return sections.filter(({ rows }) => countOf(rows) > 0);
}

/** The pages of a section's rows. Guides are sorted by name; all else is in the author's order, and called by number. */
function divideSection(
  section: ProviderSection,
  { provider, path: above }: ProviderEntry,
  origin: string,
  translation: Translation,
): { readonly parts: readonly ListPart[]; readonly pages: readonly DividedPage[] } {
  const { say, count } = translation;
  const cut = divideRows(section.rows, origin, translation);
  const labels = section.rows.of === 'guides' ? cut.map(namesOf) : numbersOf(cut.map(countOf));
  const folder = `/${listFolder}/tool/${provider.id}/${section.id}`;
  const parts = cut.map((rows, at): ListPart => ({
    path: `${folder}${at === 0 ? '' : `-${at + 1}`}/`,
    label: labels[at] ?? '',
    holds: count(countKeys[section.id], countOf(rows)),
  }));
  const list = say('list.part', { list: provider.name, part: section.title });
  const pages = cut.map((rows, at): DividedPage => {
    const { path, label, holds } = parts[at] ?? { path: '', label: '', holds: '' };
    return {
      path,
      title: parts.length === 1 ? list : say('provider.part', { list, part: label }),
      description: say(descriptionKeys[section.id], { provider: provider.name, holds }),
      above,
      content: rows,
      beside: besideRow(section.title, parts, path),
      ...(rows.of === 'guides' ? lastUpdate(rows.guides) : {}),
    };
  });
  return { parts, pages };
}

const countKeys = {
  methods: 'guides.count',
  'set-up': 'guides.count',
  actions: 'actions.count',
  scopes: 'scopes.count',
} as const satisfies Record<ProviderSection['id'], PluralKey>;

const descriptionKeys = {
  methods: 'provider.part.methods',
  'set-up': 'provider.part.setup',
  actions: 'provider.part.actions',
  scopes: 'provider.part.scopes',
} as const satisfies Record<ProviderSection['id'], MessageKey>;

/** From which method to which a part reaches: "API key – OAuth 2.0". */
function namesOf(rows: ProviderRows): string {
  if (rows.of !== 'guides') return '';
  const ends = [rows.guides[0], rows.guides.at(-1)].map((guide) => (guide ? methodLabel(guide) : ''));
  return [...new Set(ends)].map((name) => shorten(name, longestName)).join(' – ');
}

/** From which row to which each part reaches: "1 – 120". */
function numbersOf(counts: readonly number[]): string[] {
  let before = 0;
  return counts.map((count) => {
    const from = before + 1;
    before += count;
    return from === before ? `${from}` : `${from} – ${before}`;
  });
}

function countOf(rows: ProviderRows): number {
  if (rows.of === 'guides') return rows.guides.length;
  return rows.of === 'actions' ? rows.actions.length : rows.scopes.length;
}

function divideRows(rows: ProviderRows, origin: string, translation: Translation): ProviderRows[] {
  if (rows.of === 'guides') {
    const share = guideShare(rows.isChoice, origin, translation);
    return divide(rows.guides, share).map((guides) => ({ ...rows, guides }));
  }
  if (rows.of === 'actions')
    return divide(rows.actions, actionShare(translation)).map((actions) => ({ ...rows, actions }));
  return divide(rows.scopes, scopeShare(translation)).map((scopes) => ({ ...rows, scopes }));
}

function sumOf(rows: ProviderRows, origin: string, translation: Translation): number {
  const sum = <Row>(all: readonly Row[], share: (row: Row) => number): number =>
    all.reduce((total, row) => total + share(row), 0);
  if (rows.of === 'guides') return sum(rows.guides, guideShare(rows.isChoice, origin, translation));
  return rows.of === 'actions'
    ? sum(rows.actions, actionShare(translation))
    : sum(rows.scopes, scopeShare(translation));
}

type Shares<Row> = (row: Row) => number;

function guideShare(isChoice: boolean, origin: string, translation: Translation): Shares<GuideView> {
  return (guide) => {
    const { says, steps, requires = '' } = methodFacts(guide, translation, isChoice);
    const texts = [methodLabel(guide), says, steps, requires].map(textExtent);
    return shareOf(extentOf({ html: 150, markdown: 24 }, [...texts, addressExtent(pathOf(guide), origin)]));
  };
}

function actionShare(translation: Translation): Shares<Action> {
  return ({ label, scopes }) => {
    const signs: Extent = { html: 60 + 20 * Math.max(1, scopes.length), markdown: 6 };
    return shareOf(extentOf(signs, [textExtent(label), textExtent(sayScopes(scopes, translation))]));
  };
}

function scopeShare(translation: Translation): Shares<Scope> {
  return (scope) =>
    shareOf(extentOf({ html: 80, markdown: 6 }, [textExtent(scope.name), textExtent(sayScope(scope, translation))]));
}
