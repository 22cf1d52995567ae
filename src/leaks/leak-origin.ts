import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ForbiddenTerm } from './terms/forbidden-term.ts';
import type { TermFinder } from './terms/find-terms.ts';
import { listFiles } from '../system/files/file-tree.ts';
import { contentPage } from '../workspace/content-kinds.ts';

/** A place in the content folder. */
export interface Origin {
  readonly path: string;
  readonly line: number;
}

/** Tells which line of the content a published term comes from, where only one file is likely. */
export type OriginFinder = (file: string, term: ForbiddenTerm) => Origin | undefined;

/** Searches the content folder for the terms; the files of other variants hold them rightly and are not looked at. */
export async function createOriginFinder(content: string, variant: string, find: TermFinder): Promise<OriginFinder> {
  const files = (await listFiles(content)).filter(
    (path) =>
      /\.(?:mdx?|ya?ml)$/u.test(path) && (!path.startsWith('variants/') || path.startsWith(`variants/${variant}.`)),
  );
  const origins = new Map<ForbiddenTerm, Origin[]>();
  for (const path of files) {
    const text = await readFile(join(content, path), 'utf8');
    for (const { term, start } of find(text)) {
      const known = origins.get(term) ?? [];
      if (known.some((origin) => origin.path === path)) continue;
      const line = text.slice(0, start).split('\n').length;
      origins.set(term, [...known, { path, line }]);
    }
  }
  return (file, term) => {
    const candidates = origins.get(term) ?? [];
    const page = pageOf(file);
    return (
      candidates.find(({ path }) => pageOf(path) === page) ??
      candidates.find(({ path }) => path === `${page.split('/').slice(0, 2).join('/')}/provider.yaml`) ??
      (candidates.length === 1 ? candidates[0] : undefined)
    );
  };
}

/** What a published file and its source have in common: `guides/lattice/api-key`. */
function pageOf(path: string): string {
  const page = contentPage(path);
  if (page) return page.id;
  return path
    .replace(/\.(?:gz|br)$/u, '')
    .replace(/^embed\//u, '')
    .replace(/(?:(?:^|\/)index)?\.[a-z]+$/u, '');
}
