import type { PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { encodePath, filePathOf, pathOf } from '../address.ts';
import { writeChoice } from '../choice.ts';
import { printTitle } from '../print-markdown.ts';
import { printSelectionNote } from '../selection-note.ts';
import type { DocumentView, GuideView } from '../view.ts';
import { defineFormat, type FormatContext } from './define.ts';

/** The index of a site for agents, as llmstxt.org specifies it: headings, lists of links, nothing else. */
export const llms = defineFormat({
  of: 'collection',
  name: 'llms',
  path: 'llms.txt',
  mediaType: 'text/plain; charset=utf-8',
  render: (documents, context) => {
    const guides = documents.filter((document): document is GuideView => document.kind !== 'page');
    const pages = documents.filter((document) => document.kind === 'page');
    const categories = [...new Set(guides.map((guide) => categoryOf(guide)))].sort();
    const blocks = [
      `# ${plain(context.name ?? 'Guides')}`,
      `> ${plain(context.description ?? 'How to link an account, step by step.')}`,
      'Each guide is a list of steps for one provider and one way to connect; its address ends in `.md`. A guide names the scopes that a step is for; where the server can, `?actions=` and `?scopes=` after the address leave out the steps that others are for.',
      ...categories.map((category) =>
        section(
          category,
          guides.filter((guide) => categoryOf(guide) === category),
          context,
        ),
      ),
      ...(pages.length > 0 ? [section('Optional', pages, context)] : []),
    ];
    return `${blocks.join('\n\n')}\n`;
  },
});

function section(title: string, documents: readonly DocumentView[], { site = '' }: FormatContext): string {
  const lines = documents.map((document) => {
    const url = site + encodePath(filePathOf(pathOf(document), 'md')) + queryOf(document);
    const link = plain(document.title, (children) => [{ type: 'link', url, children }]);
    const notes = [document.description, ...selectionNote(document)].filter((note) => note !== '');
    return `- ${link}${notes.length > 0 ? `: ${plain(notes.join(' '))}` : ''}`;
  });
  return [`## ${plain(title)}`, '', ...lines].join('\n');
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

function categoryOf(guide: GuideView): string {
  return guide.provider?.category ?? 'other';
}

/** A text in one line of Markdown, in which nothing is markup. */
function plain(text: string, wrap: (words: PhrasingContent[]) => PhrasingContent[] = (words) => words): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return printTitle(line, (children) => ({ type: 'paragraph', children: wrap(children) }));
}
