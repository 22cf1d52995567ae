/** What a reader asks for, as an address or a command states it; not yet held against a guide. */
export interface Choice {
  /** Ids of actions. */
  readonly actions: readonly string[];
  /** Scopes given directly. */
  readonly scopes: readonly string[];
}

/** The query of an address, as `URLSearchParams` gives it. */
export interface Query {
  getAll(name: string): string[];
}

/** Names in a list written with commas or blanks, each once. */
export function readNames(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/u).filter(Boolean))];
}

/** The choice that a query states: `actions=a,b&scopes=x+y`. Repeated parameters add up. */
export function readChoice(query: Query): Choice {
  const names = (name: string): string[] => readNames(query.getAll(name).join(' '));
  return { actions: names('actions'), scopes: names('scopes') };
}

/** The query that states a choice, empty where nothing is chosen; `readChoice` reads it back. */
export function writeChoice({ actions, scopes }: Choice): string {
  return [
    ...(actions.length > 0 ? [`actions=${actions.map(escape).join(',')}`] : []),
    ...(scopes.length > 0 ? [`scopes=${scopes.map(escape).join('+')}`] : []),
  ].join('&');
}

/** Colons and slashes are common in scopes, and mean nothing in a query. */
function escape(name: string): string {
  return encodeURIComponent(name).replace(/%3A/gu, ':').replace(/%2F/gu, '/');
}
