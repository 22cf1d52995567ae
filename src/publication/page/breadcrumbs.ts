import type { Publication } from '../publication.ts';

/** A page above another. */
export interface Breadcrumb {
  readonly title: string;
  readonly path: string;
}

/** The pages on the way from the start page to `path`, without either. */
export function breadcrumbsOf(path: string, { titles, above }: Pick<Publication, 'titles' | 'above'>): Breadcrumb[] {
  const parent = above.get(path);
  if (parent !== undefined) {
    const title = titles.get(parent);
    const last = title === undefined || parent === '/' ? [] : [{ title, path: parent }];
    return [...breadcrumbsOf(parent, { titles, above }), ...last];
  }
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .slice(0, -1);
  return parts.flatMap((_part, index) => {
    const folder = `/${parts.slice(0, index + 1).join('/')}/`;
    const title = titles.get(folder);
    return title === undefined ? [] : [{ title, path: folder }];
  });
}
