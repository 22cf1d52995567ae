import { siteAddress } from './site-address.ts';

/** The address of a page for somebody else: of an embedded guide, that of the guide's own page. */
export function shareAddress(query: string): string {
  const { origin, pathname } = location;
  const embed = siteAddress('/embed');
  const path = pathname.startsWith(`${embed}/`) ? siteAddress(pathname.slice(embed.length)) : pathname;
  return origin + path + query;
}
