import type { PublishedFile } from '../published-file.ts';

/**
 * What leads from pages of a site to nothing in it, a line each.
 *
 * @param failed Paths of files that could not be made, which is said of themselves and not of every link to them.
 */
export function brokenLinks(
  files: Iterable<Pick<PublishedFile, 'path' | 'addresses'>>,
  failed: Iterable<string> = [],
): string[] {
  const all = [...files];
  const known = new Set([...all.map(({ path }) => path), ...failed].map((path) => `/${path}`));
  const leads = (path: string): boolean => known.has(path) || known.has(`${path.replace(/\/$/u, '')}/index.html`);
  const problems = all.flatMap(({ path, addresses }) =>
    addresses.filter((address) => !leads(address)).map((address) => `${path}: ${address} is not in the site`),
  );
  return [...(known.has('/index.html') ? [] : ['the site has no index.html']), ...new Set(problems)];
}
