import { filePathOf, pathOf } from '../address.ts';
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
      'Each guide is a list of steps for one provider and one way to connect; its address ends in `.md`. A guide names the scopes that a step is for.',
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
    const url = site + filePathOf(pathOf(document), 'md').replace(/[()\s]/gu, encodeURIComponent);
    return `- [${plain(document.title).replace(/[[\]]/gu, '')}](${url})${document.description ? `: ${plain(document.description)}` : ''}`;
  });
  return [`## ${plain(title)}`, '', ...lines].join('\n');
}

function categoryOf(guide: GuideView): string {
  return guide.provider?.category ?? 'other';
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
