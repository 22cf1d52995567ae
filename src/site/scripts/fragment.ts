/** The id that the fragment of an address names: `#a%20b` is `a b`. */
export function idOf(hash: string): string {
  const fragment = hash.replace(/^#/u, '');
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
