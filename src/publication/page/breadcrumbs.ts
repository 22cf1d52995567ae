/** A page above another. */
export interface Breadcrumb {
  readonly title: string;
  readonly path: string;
}

/** The pages on the way from the start page to `path`, without either; `titles` are those of all pages. */
export function breadcrumbsOf(path: string, titles: ReadonlyMap<string, string>): Breadcrumb[] {
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .slice(0, -1);
  return parts.flatMap((_part, index) => {
    const above = `/${parts.slice(0, index + 1).join('/')}/`;
    const title = titles.get(above);
    return title === undefined ? [] : [{ title, path: above }];
  });
}
