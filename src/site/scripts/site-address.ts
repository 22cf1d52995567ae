/** The address of a path of the site, which may be below a path of its host. */
export function siteAddress(path: string): string {
  return (document.documentElement.dataset['guideBase'] ?? '') + path;
}
