import { createCondition, type Condition } from '../condition.ts';
import type { Action, Scope } from '../provider.ts';
import { resolveSelection } from './selection.ts';

/** The actions and scopes that a provider or guide has. */
export interface ActionsAndScopes {
  readonly actions: readonly Action[];
  readonly scopes: Readonly<Record<string, Scope>>;
}

/**
 * The part of a catalogue that a variant asks for: the actions it names and every scope
 * they need; all of it where it names none that exists.
 */
export function allowedActionsOf(
  { actions, scopes }: ActionsAndScopes,
  named: readonly string[] | undefined,
): AllowedActions {
  const selection = resolveSelection({ actions, scopes }, { actions: named });
  if (!selection.isFiltered) return { actions: [...actions], scopes: { ...scopes }, isPart: false };
  const chosen = new Set(selection.actions);
  const needed = new Set(selection.scopes);
  const offered = Object.entries(scopes).filter(([name]) => needed.has(name));
  return {
    actions: actions
      .filter(({ id }) => chosen.has(id))
      .map((action) => ({ ...action, scopes: action.scopes.filter((name) => needed.has(name)) })),
    scopes: Object.fromEntries(offered),
    isPart: true,
  };
}

/** What is left of a catalogue. */
export interface AllowedActions {
  readonly actions: Action[];
  readonly scopes: Record<string, Scope>;
  /** Whether anything was named that exists, so that the rest is gone. */
  readonly isPart: boolean;
}

/** A condition that is met, without the scopes that are not offered. */
export function allowedCondition(condition: Condition, offered: ReadonlySet<string>): Condition {
  const scopes = condition.scopes.filter((scope) => offered.has(scope));
  return scopes.length === condition.scopes.length
    ? condition
    : createCondition(scopes, condition.scopesMatch, condition.whitelabel);
}
