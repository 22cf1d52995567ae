/** Unknown names that are said in full; an address can hold thousands. */
const mostSaid = 5;
const longestSaid = 60;

/** Unknown names as they can be shown: the first few, none too long, nothing that does not print. */
export function unknownNames(unknown: readonly string[]): { readonly names: string[]; readonly more: number } {
  const names = unknown.slice(0, mostSaid).map((name) => {
    const plain = name.replace(/[\p{C}\p{Z}`]/gu, '\u{fffd}');
    return plain.length > longestSaid ? `${plain.slice(0, longestSaid).toWellFormed()}…` : plain;
  });
  return { names, more: unknown.length - names.length };
}
