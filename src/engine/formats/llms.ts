import { toString } from 'mdast-util-to-string';
import { encodePath, filePathOf, pathOf } from '../model/address.ts';
import { categoryName } from '../model/category-name.ts';
import { writeChoice } from '../model/selection/choice.ts';
import { llmsFiles, type LlmsGroup, type LlmsList } from './llms/llms-files.ts';
import type { LlmsLink } from './llms/llms-text.ts';
import { printSelectionNote } from '../phrases/selection-note.ts';
import type { DocumentView, GuideView } from '../model/guide-view.ts';
import { defineFiles, type FormatContext } from './define.ts';

/** The index of a site for agents, as llmstxt.org specifies it: headings, lists of links, nothing else. */
export const llms = defineFiles({
  name: 'llms',
  path: 'llms.txt',
  mediaType: 'text/plain; charset=utf-8',
  isPublished: ({ llms: isOn = true }) => isOn,
  renderFiles: (documents, context) => {
    const guides = documents.filter((document): document is GuideView => document.kind !== 'page');
    const pages = documents.filter((document) => document.kind === 'page');
    return llmsFiles({
      title: context.name ?? 'Guides',
      summary: context.description ?? 'How to link an account, step by step.',
      details,
      detailsOfParts: `Each list holds the guides of the tools that its name spans, by name. ${details}`,
      lists: listsOf(guides, context),
      optional: {
        id: 'pages',
        title: optional,
        groups: [...pages]
          .sort((one, other) => (pathOf(one) < pathOf(other) ? -1 : 1))
          .map((page) => ({ name: page.title, links: [linkTo(page, context)] })),
      },
      site: context.site ?? '',
    });
  },
});

const details =
  'A guide says how to link an account of one tool in one way. Add `?actions=` or `?scopes=` to its address for only the steps that those need, where a server answers.';

/** The one title that has a meaning to whoever reads the file. */
const optional = 'Optional';

const byName = new Intl.Collator('en', { numeric: true });

function compare(one: string, other: string): number {
  return byName.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
}

/** The guides by category, in each by provider; categories of one name are one list. */
function listsOf(guides: readonly GuideView[], context: FormatContext): LlmsList[] {
  const titleOf = (guide: GuideView): string => {
    const name = categoryName(guide.provider?.category ?? 'other', context.categories);
    return name.trim().toLowerCase() === optional.toLowerCase() ? `“${name}”` : name;
  };
  return [...Map.groupBy(guides, titleOf)]
    .sort(([one], [other]) => compare(one, other))
    .map(([title, own]) => {
      const ids = own.map(({ provider }) => provider?.category ?? 'other').sort();
      return { id: ids[0] ?? '', title, groups: groupsOf(own, context) };
    });
}

function groupsOf(guides: readonly GuideView[], context: FormatContext): LlmsGroup[] {
  const providers = Map.groupBy(guides, ({ id, provider }) => provider?.id ?? id);
  return [...providers.values()]
    .map((own) => ({
      name: own[0]?.provider?.name ?? own[0]?.title ?? '',
      id: own[0]?.id ?? '',
      links: [...own]
        .sort((one, other) => compare(one.title, other.title) || (one.id < other.id ? -1 : 1))
        .map((guide) => linkTo(guide, context)),
    }))
    .sort((one, other) => compare(one.name, other.name) || (one.id < other.id ? -1 : 1));
}

function linkTo(document: DocumentView, { site = '' }: FormatContext): LlmsLink {
  return {
    title: document.title || document.id,
    url: site + encodePath(filePathOf(pathOf(document), 'md')) + queryOf(document),
    description: [document.description, ...selectionNote(document)].filter((note) => note !== '').join(' '),
  };
}

/** A view of a part of a guide is that part at its address, and says so. */
function queryOf(document: DocumentView): string {
  if (document.kind === 'page' || !document.selection.isFiltered) return '';
  const { actions, given } = document.selection;
  return `?${writeChoice({ actions, scopes: given })}`;
}

function selectionNote(document: DocumentView): string[] {
  return document.kind === 'page' || !document.selection.isFiltered
    ? []
    : printSelectionNote({ ...document, selection: { ...document.selection, unknown: [] } }).map((note) =>
        toString(note),
      );
}
