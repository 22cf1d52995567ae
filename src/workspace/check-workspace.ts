import { project } from './project/project.ts';
import { matchesGlob } from '../system/files/matches-glob.ts';
import {
  type AdapterFacts,
  type CheckContext,
  createDiagnostic,
  type Diagnostic,
  type Guide,
  type Page,
  pathOf,
  type resolveVariants,
} from '../engine/index.ts';
import type { listContent } from './content-folder.ts';
import { contentPage, isMisplaced, listedKinds } from './content-kinds.ts';
import { isPublished } from './is-published.ts';
import * as languages from './messages/index.ts';
import { messageFills, messageNames } from './messages/message-names.ts';
import { hasPublicFile, readPublicFile } from './public-files.ts';

/** The files of a content folder, by their kinds. */
export type Files = Awaited<ReturnType<typeof listContent>>;
/** Variants with the files that say them. */
export type VariantFiles = ReturnType<typeof resolveVariants>['variants'];
/** Providers with the files that say them. */
export type ProviderFiles = NonNullable<CheckContext['providers']>;

/** What is wrong with where files are, whatever is in them. */
export function misplacedIn(files: Files, content: string): Diagnostic[] {
  const folders = new Set(files.providers.map(folderOf));
  return [
    ...files.misplaced.map((path) => createDiagnostic('path-unexpected', {}, path)),
    ...files.guides
      .filter((path) => !folders.has(folderOf(path)))
      .map((path) =>
        createDiagnostic('provider-missing', { expected: `${content}/guides/${folderOf(path)}/provider.yaml` }, path),
      ),
    ...(files.guides.length === 0 ? [createDiagnostic('content-empty', { folder: content }, '')] : []),
  ];
}

/** What a content folder holds, compiled. */
export interface Collection {
  readonly guides: readonly Guide[];
  readonly pages: readonly Page[];
  readonly providers: ProviderFiles;
  readonly variants: VariantFiles;
}

interface CheckedFolder {
  readonly content: string;
  readonly adapters?: readonly AdapterFacts[];
  readonly siteFiles?: ReadonlySet<string>;
  readonly staleDays?: number | undefined;
}

/** What is only seen over all documents. */
export function checkAll(
  collection: Collection,
  files: Files,
  { content, adapters, siteFiles, staleDays }: CheckedFolder,
): Diagnostic[] {
  const { guides } = collection;
  // What does not compile is reported as such, not by every link to it.
  const filed = [
    ...files.guides.map((path) => `/${pathIn(path)}/`),
    ...files.pages.map((path) => pathOf({ kind: 'page', id: contentPage(path)?.id ?? '' })),
    ...files.providers.map((path) => `/${path.split('/').slice(0, 2).join('/')}/`),
  ];
  const lists = listedKinds
    .map(({ path }) => path)
    .filter((path) => filed.some((page) => page.startsWith(path) && page !== path));
  return project().engine.check(guides, {
    ...collection,
    isPublished,
    isMisplaced,
    matchesGlob,
    hasFile: (path, variant) => hasPublicFile(content, path, variant) || (siteFiles?.has(path) ?? false),
    readFile: (path) => readPublicFile(content, path),
    messages: messageNames,
    languages: Object.keys(languages),
    today: today(),
    ...(staleDays === undefined ? {} : { staleDays }),
    messageFills,
    ...(adapters ? { adapters } : {}),
    paths: [...lists, ...filed],
    checked: new Set(guides.map(({ source }) => source.path)),
  });
}

/** The day of a check, `YYYY-MM-DD`, where the writer is. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** The provider's folder in which a file of guides is. */
export function folderOf(path: string): string {
  return path.split('/')[1] ?? '';
}

/** The path of a document's file without its extension. */
export function pathIn(path: string): string {
  return path.replace(/\.mdx?$/u, '');
}
