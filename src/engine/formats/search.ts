import { encodePath, pathOf } from '../model/address.ts';
import { headingsOfGuide, headingsOfPage } from '../search/headings.ts';
import { recordOf } from '../search/guide-search.ts';
import { type Searched, searchFiles } from '../search/search-file.ts';
import { withoutAddresses } from '../search/terms.ts';
import type { DocumentView, GuideView, PageView } from '../model/guide-view.ts';
import { defineFiles, type FormatContext } from './define.ts';
import { publish } from './json.ts';

/** The index of a site's own search: what a view does not have cannot be found. */
export const search = defineFiles({
  name: 'search',
  path: 'assets/search.json',
  mediaType: 'application/json; charset=utf-8',
  isPublished: ({ search: isOn = true }) => isOn,
  renderFiles: (documents, context) => {
    const guides = documents.filter((document): document is GuideView => document.kind !== 'page');
    const providers = new Map(
      guides.flatMap(({ provider }) => (provider ? [[`/guides/${provider.id}/`, provider]] : [])),
    );
    const isPage = (document: DocumentView): document is PageView =>
      document.kind === 'page' && !isListOfAll(pathOf(document));
    return searchFiles('assets/search.json', {
      guides: guides.map((guide) => searchedGuide(guide, context)),
      pages: documents.filter(isPage).map((page) => searchedPage(page, providers.get(pathOf(page)), context)),
    });
  },
});

/** Whether a page lists all guides, and so would be found by everything. */
function isListOfAll(path: string): boolean {
  return path === '/' || path === '/guides/';
}

function searchedGuide(guide: GuideView, context: FormatContext): Searched {
  const published = publish(guide, context);
  return {
    record: recordOf(published),
    path: encodePath(pathOf(guide)),
    title: guide.title,
    provider: guide.provider?.name,
    method: guide.method?.label,
    headings: headingsOfGuide(published),
  };
}

function searchedPage(
  page: PageView,
  provider: { readonly name: string } | undefined,
  context: FormatContext,
): Searched {
  const headings = headingsOfPage(page);
  const path = pathOf(page);
  const name = page.id.split('/').at(-1) ?? '';
  return {
    record: {
      id: path,
      provider: provider?.name ?? '',
      // The code of a message, for one: as words, and as one.
      method: name,
      methodWords: name.replaceAll('-', ''),
      title: page.title,
      headings: headings.map(({ title }) => title).join(' '),
      actions: '',
      text: [page.description, withoutAddresses(context.printerOf(page).markdown(page.body, 'section'))].join('\n'),
      isSetup: false,
    },
    path: encodePath(path),
    title: page.title,
    provider: provider?.name,
    headings,
  };
}
