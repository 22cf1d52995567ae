import type { Page } from '../engine/index.ts';

/** What the files of a part of the content folder are, and how their pages are published. */
interface KindOfContent {
  readonly name: string;
  /** What each file is compiled to. */
  readonly holds: 'guide' | 'page' | 'provider' | 'variant';
  readonly folder: string;
  /** What the paths of its files are below the folder; others are not of the kind. */
  readonly files: RegExp;
}

interface KindOfPage extends KindOfContent {
  readonly holds: 'page';
  /** The begin of the paths of its pages, from the root of the site. No other kind has pages below. */
  readonly path: '/' | `/${string}/`;
  /** About the vendor's own product: not on whitelabel sites, and free to name the vendor. */
  readonly isVendors?: true;
  /** Helps readers of guides: listed on the start page, and led to by "Help" at the top of every page. */
  readonly isHelp?: true;
  /**
   * The English of its messages `<name>.title` and `<name>.description`: of the list that stands at
   * its path if no file does, and the name of the kind in the search.
   */
  readonly list?: { readonly title: string; readonly description: string };
  /** Whether the top of every page leads to its list. */
  readonly isInHeader?: true;
}

const document = /^.+\.mdx?$/u;

/** All kinds of content. One more is one more row; nothing else names them. */
const contentKinds = [
  { name: 'guides', holds: 'guide', folder: 'guides', files: /^[^/]+\/(?:setup\/)?[^/]+\.mdx?$/u },
  { name: 'providers', holds: 'provider', folder: 'guides', files: /^[^/]+\/provider\.ya?ml$/u },
  { name: 'variants', holds: 'variant', folder: 'variants', files: /^[^/]+\.ya?ml$/u },
  { name: 'pages', holds: 'page', folder: 'pages', files: document, path: '/', isHelp: true },
  {
    name: 'handbook',
    holds: 'page',
    folder: 'handbook',
    files: document,
    path: '/handbook/',
    isVendors: true,
    isInHeader: true,
    list: { title: 'Handbook', description: 'How to write, check, brand and publish guides.' },
  },
  {
    name: 'errors',
    holds: 'page',
    folder: 'errors',
    files: document,
    path: '/errors/',
    isVendors: true,
    list: {
      title: 'Diagnostics',
      description: 'Every message that a check can report, with what is wrong and how to put it right.',
    },
  },
] as const satisfies readonly (KindOfContent | KindOfPage)[];

type Row = (typeof contentKinds)[number];
type ListedRow = Extract<Row, { readonly list: unknown }>;

/** A kind of content, whatever it holds. */
export type ContentKind = KindOfContent;

/** A kind of prose pages. */
export type PageKind = KindOfPage & Pick<Extract<Row, { readonly holds: 'page' }>, 'name'>;

/** A kind of pages with a list of them. */
export type ListedKind = PageKind & Required<Pick<KindOfPage, 'list'>> & Pick<ListedRow, 'name'>;

/** The kinds of prose pages. */
export const pageKinds: readonly PageKind[] = contentKinds.filter((kind) => kind.holds === 'page');

/** The kinds of pages that have a list. */
export const listedKinds: readonly ListedKind[] = contentKinds.filter((kind) => 'list' in kind);

/** The kinds whose list the top of every page leads to. */
export const headerKinds: readonly ListedKind[] = listedKinds.filter(({ isInHeader }) => isInHeader);

/** The English messages of the kinds. */
export const kindMessages = Object.fromEntries(
  listedKinds.flatMap(({ name, list }) => [
    [`${name}.title`, list.title],
    [`${name}.description`, list.description],
  ]),
) as Readonly<Record<`${ListedRow['name']}.${'title' | 'description'}`, string>>;

/** The kind that a file is of, by its path from the content folder. */
export function kindOfFile(path: string): ContentKind | undefined {
  return contentKinds.find(({ folder, files }) => path.startsWith(`${folder}/`) && files.test(below(path, folder)));
}

/** Whether a file stands in a folder of documents. */
export function isAmongDocuments(path: string): boolean {
  return contentKinds.some(
    ({ holds, folder }) => (holds === 'guide' || holds === 'page') && path.startsWith(`${folder}/`),
  );
}

/**
 * The page that a file is, by its path from the content folder: `pages/guides/accounts.mdx` is
 * `guides/accounts`, and `handbook/index.mdx` is `handbook`.
 */
export function contentPage(path: string): { readonly id: string; readonly kind: PageKind } | undefined {
  const name = kindOfFile(path)?.name;
  const kind = pageKinds.find((candidate) => candidate.name === name);
  if (!kind) return undefined;
  const id = kind.path.slice(1) + below(path, kind.folder).replace(/\.mdx?$/u, '');
  return { id: id.replace(/(.)\/index$/u, '$1'), kind };
}

/** The kind of a page by its id: the one with the longest path that its own begins with. */
export function pageKindOf({ id }: { readonly id: string }): PageKind {
  const [first, ...others] = pageKinds.filter(({ path }) => `/${id}/`.startsWith(path));
  if (!first) throw new Error(`Cannot tell the kind of the page ${id}`);
  return others.reduce((longest, kind) => (kind.path.length > longest.path.length ? kind : longest), first);
}

/** Whether a page would be published among those of another kind than its file is of. */
export function isMisplaced(page: Pick<Page, 'id' | 'source'>): boolean {
  return contentPage(page.source.path)?.kind !== pageKindOf({ id: page.id.toLowerCase() });
}

function below(path: string, folder: string): string {
  return path.slice(folder.length + 1);
}
