/** The path below which a site is, by its address: `/help` of `https://acme.example/help/`; empty at the root of a host. */
export function basePathOf(site: string): string {
  const [, path = ''] = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*([^?#]*)/iu.exec(site) ?? [];
  return path.replace(/\/+$/u, '');
}

/**
 * The address of a path of a site: of `/guides/` with the base `/help` it is `/help/guides/`. What
 * is no path from the site's root, such as `https://…`, `//host` or `#part`, stays as it is.
 */
export function addressAt(base: string, path: string): string {
  return base !== '' && /^\/(?!\/)/u.test(path) ? base + path : path;
}

/** The path of a site that a path of its host means; nothing if it is not below the base. */
export function pathBelow(base: string, address: string): string | undefined {
  if (address === base) return '/';
  return address.startsWith(`${base}/`) ? address.slice(base.length) : undefined;
}
