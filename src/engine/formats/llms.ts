import { toString } from 'mdast-util-to-string';
import { encodePath, filePathOf, pathOf } from '../model/address/address.ts';
import { groupBy } from '../model/group-by.ts';
import { type Labels, labelsWith } from '../model/labels.ts';
import { categoryName } from '../model/category-name.ts';
import { writeChoice } from '../model/selection/choice.ts';
import { llmsFiles, type LlmsGroup, type LlmsList } from './llms/llms-files.ts';
import type { LlmsLink } from './llms/llms-text.ts';
import { printSelectionNote } from '../phrases/selection-note.ts';
import type { DocumentView } from '../model/guide-view.ts';
import { defineFormat } from './define.ts';
import { wordsOfTitle } from '../model/title.ts';
import type { RenderContext } from '../print/render-context.ts';

/** A document in the index. */
interface Listed {
  readonly isPage: boolean;
  /** Where it stands among others of its title. */
  readonly id: string;
  readonly title: string;
  readonly link: LlmsLink;
  readonly category: string;
  readonly provider?: { readonly id: string; readonly name: string } | undefined;
}

/** The index of a site for agents, as llmstxt.org specifies it: headings, lists of links, nothing else. */
export const llms = defineFormat<Listed>({
  of: 'collection',
  name: 'llms',
  path: 'llms.txt',
  folder: 'llms',
  mediaType: 'text/plain; charset=utf-8',
  isPublished: ({ llms: isOn = true }) => isOn,
  part: (document, context) => {
    const provider = document.kind === 'page' ? undefined : document.provider;
    return {
      isPage: document.kind === 'page',
      id: document.kind === 'page' ? pathOf(document) : document.id,
      title: document.title,
      link: linkTo(document, context),
      category: provider?.category ?? 'other',
      ...(provider ? { provider: { id: provider.id, name: provider.name } } : {}),
    };
  },
  join: (documents, context) => {
    const labels = labelsWith(context.labels);
    return llmsFiles({
      title: context.name ?? labels.guides,
      summary: context.description ?? labels.about,
      labels,
      lists: listsOf(
        documents.filter(({ isPage }) => !isPage),
        context,
      ),
      optional: {
        id: 'pages',
        title: optional,
        groups: documents
          .filter(({ isPage }) => isPage)
          .sort((one, other) => (one.id < other.id ? -1 : 1))
          .map(({ title, link }) => ({ name: title, links: [link] })),
      },
      site: context.site ?? '',
    });
  },
});

/** The one title that has a meaning to whoever reads the file. */
const optional = 'Optional';

const byName = new Intl.Collator('en', { numeric: true });

function compare(one: string, other: string): number {
  return byName.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
}

/** The guides by category, in each by provider; categories of one name are one list. */
function listsOf(guides: readonly Listed[], context: RenderContext): LlmsList[] {
  const titleOf = ({ category }: Listed): string => {
    const name = categoryName(category, context.categories);
    return name.trim().toLowerCase() === optional.toLowerCase() ? `“${name}”` : name;
  };
  return [...groupBy(guides, titleOf)]
    .sort(([one], [other]) => compare(one, other))
    .map(([title, own]) => ({ id: own.map(({ category }) => category).sort()[0] ?? '', title, groups: groupsOf(own) }));
}

function groupsOf(guides: readonly Listed[]): LlmsGroup[] {
  const providers = groupBy(guides, ({ id, provider }) => provider?.id ?? id);
  return [...providers.values()]
    .map((own) => ({
      name: own[0]?.provider?.name ?? own[0]?.title ?? '',
      id: own[0]?.id ?? '',
      links: [...own]
        .sort((one, other) => compare(one.title, other.title) || (one.id < other.id ? -1 : 1))
        .map(({ link }) => link),
    }))
    .sort((one, other) => compare(one.name, other.name) || (one.id < other.id ? -1 : 1));
}

function linkTo(document: DocumentView, { site = '', labels }: RenderContext): LlmsLink {
  return {
    title: document.title || document.id,
    ...(document.titleContent ? { titleContent: wordsOfTitle(document) } : {}),
    url: site + encodePath(filePathOf(pathOf(document), 'md')) + queryOf(document),
    description: [document.description, ...selectionNote(document, labelsWith(labels))]
      .filter((note) => note !== '')
      .join(' '),
  };
}

/** A view of a part of a guide is that part at its address, and says so. */
function queryOf(document: DocumentView): string {
  if (document.kind === 'page' || !document.selection.isFiltered) return '';
  const { actions, given } = document.selection;
  return `?${writeChoice({ actions, scopes: given })}`;
}

function selectionNote(document: DocumentView, labels: Labels): string[] {
  return document.kind === 'page' || !document.selection.isFiltered
    ? []
    : printSelectionNote({ ...document, selection: { ...document.selection, unknown: [] } }, labels).map((note) =>
        toString(note),
      );
}
