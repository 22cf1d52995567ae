/** The address of a page for somebody else: of an embedded guide, that of the guide's own page. */
export function shareAddress(query: string): string {
  return location.origin + location.pathname.replace(/^\/embed(?=\/)/u, '') + query;
}
