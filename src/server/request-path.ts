/** The path and the query of a request's address as they were sent: what is encoded in them stays so. */
export function splitUrl(url: string): { readonly path: string; readonly search: string } {
  const [, path = '', search = ''] = /^[a-z]+:\/\/[^/?#]*([^?#]*)(\?[^#]*)?/iu.exec(url) ?? [];
  return { path: path === '' ? '/' : path, search };
}
