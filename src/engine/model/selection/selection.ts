import type { Condition } from '../condition.ts';
import type { Action, Scope } from '../provider.ts';

/** What a reader chose, resolved against what a guide declares. */
export interface Selection {
  /** Ids of the chosen actions, in the order of the guide. */
  readonly actions: string[];
  /** The scopes needed; all of the guide's where nothing valid is chosen. */
  readonly scopes: string[];
  /** Those of the scopes that were given directly. */
  readonly given: string[];
  /** Whether anything valid was chosen, so that the view is a part of the guide. */
  readonly isFiltered: boolean;
  /** Names that the guide does not have; they change nothing. */
  readonly unknown: string[];
}

/** The scopes that a choice of actions and scopes asks for, closed under `includes`. */
export function resolveSelection(
  guide: { readonly actions: readonly Action[]; readonly scopes: Readonly<Record<string, Scope>> },
  chosen: { readonly actions?: readonly string[] | undefined; readonly scopes?: readonly string[] | undefined },
): Selection {
  const isDeclared = (name: string): boolean => Object.hasOwn(guide.scopes, name);
  const wanted = new Set(chosen.actions);
  const actions = guide.actions.filter(({ id }) => wanted.has(id));
  const scopes = (chosen.scopes ?? []).filter(isDeclared);
  const known = new Set(guide.actions.map(({ id }) => id));
  const unknown = [
    ...(chosen.actions ?? []).filter((id) => !known.has(id)),
    ...(chosen.scopes ?? []).filter((name) => !isDeclared(name)),
  ];
  const isFiltered = actions.length > 0 || scopes.length > 0;
  const needed = closure([...actions.flatMap((action) => action.scopes), ...scopes], guide.scopes);
  return {
    actions: actions.map(({ id }) => id),
    scopes: isFiltered ? Object.keys(guide.scopes).filter((name) => needed.has(name)) : Object.keys(guide.scopes),
    given: [...new Set(scopes)],
    isFiltered,
    unknown: [...new Set(unknown)],
  };
}

/** Whether something under `condition` is shown when `needed` are the scopes asked for. */
export function meets(
  condition: Pick<Condition, 'scopes' | 'scopesMatch'> | undefined,
  needed: ReadonlySet<string>,
): boolean {
  if (!condition || condition.scopes.length === 0) return true;
  return condition.scopesMatch === 'all'
    ? condition.scopes.every((scope) => needed.has(scope))
    : condition.scopes.some((scope) => needed.has(scope));
}

function closure(names: readonly string[], scopes: Readonly<Record<string, Scope>>): Set<string> {
  const found = new Set<string>();
  const pending = [...names];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    if (Object.hasOwn(scopes, name)) pending.push(...(scopes[name]?.includes ?? []));
  }
  return found;
}
