import { encodePath, listFolder, pathOf } from '../model/address/address.ts';
import { addressAt } from '../model/address/base-path.ts';
import { baseOf } from '../print/render-context.ts';
import { headingsOfGuide, headingsOfPage } from '../search/headings.ts';
import { recordOf } from '../search/guide-search.ts';
import { type Searched, searchFiles } from '../search/search-file.ts';
import { withoutAddresses } from '../search/terms.ts';
import type { GuideView, PageView } from '../model/guide-view.ts';
import { defineFormat, type FormatContext } from './define.ts';
import { publish } from './json.ts';

/** A document that can be found, and the page of its provider. */
interface Found extends Searched {
  readonly isPage: boolean;
  /** Path of the page that lists the provider's guides. */
  readonly providerPath?: string;
}

/** The index of a site's own search: what a view does not have cannot be found. */
export const search = defineFormat<Found>({
  of: 'collection',
  name: 'search',
  path: 'assets/search.json',
  mediaType: 'application/json; charset=utf-8',
  isPublished: ({ search: isOn = true }) => isOn,
  part: (document, context) => {
    if (document.kind !== 'page')
      return {
        isPage: false,
        ...searchedGuide(document, context),
        ...(document.provider ? { providerPath: `/guides/${document.provider.id}/` } : {}),
      };
    const path = pathOf(document);
    if (isListOfAll(path)) return undefined;
    const page = { isPage: true, ...searchedPage(document, context) };
    return isCategory(path) ? nameAlone(page) : page;
  },
  join: (found) => {
    const guides = found.filter(({ isPage }) => !isPage);
    const providers = new Map(guides.map(({ provider, providerPath }) => [providerPath, provider]));
    return searchFiles('assets/search.json', {
      guides,
      pages: found
        .filter(({ isPage }) => isPage)
        .map((page) => {
          const provider = providers.get(page.record.id);
          return { ...page, provider, record: { ...page.record, provider: provider ?? '' } };
        }),
    });
  },
});

/** Whether a page lists all guides, and so would be found by everything. */
function isListOfAll(path: string): boolean {
  return path === '/' || path === '/guides/' || (path.startsWith(`/${listFolder}/`) && !isCategory(path));
}

/** Whether a page lists a category: readers find it by its name. */
function isCategory(path: string): boolean {
  const parts = path.split('/');
  return parts[1] === listFolder && parts.length === 4;
}

/** A page that is found by its title, and by nothing that it lists. */
function nameAlone({ record, ...page }: Found): Found {
  return { ...page, headings: [], record: { ...record, method: '', methodWords: '', headings: '', text: '' } };
}

function searchedGuide(guide: GuideView, context: FormatContext): Searched {
  const published = publish(guide, context);
  return {
    record: recordOf(published),
    path: addressAt(baseOf(context), encodePath(pathOf(guide))),
    title: guide.title,
    provider: guide.provider?.name,
    method: guide.method?.label,
    headings: headingsOfGuide(published),
  };
}

function searchedPage(page: PageView, context: FormatContext): Searched {
  const headings = headingsOfPage(page, context.foldOf(page)).map(({ title, anchor }) => ({ title, anchor }));
  const path = pathOf(page);
  const name = page.id.split('/').at(-1) ?? '';
  return {
    record: {
      id: path,
      provider: '',
      // The code of a message, for one: as words, and as one.
      method: name,
      methodWords: name.replaceAll('-', ''),
      title: page.title,
      headings: headings.map(({ title }) => title).join(' '),
      actions: '',
      text: [page.description, withoutAddresses(context.printerOf(page).markdown(page.body, 'section'))].join('\n'),
      isSetup: false,
    },
    path: addressAt(baseOf(context), encodePath(path)),
    title: page.title,
    headings,
  };
}
