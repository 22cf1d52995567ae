import type { Guide, Step } from './model.ts';
import type { Scope } from './provider.ts';
import { meets, resolveSelection, type Selection } from './selection.ts';

type Scoped = Guide & { readonly selection?: Selection };

/** Labels of the chosen actions (all where none is) that a step with scopes serves. */
export function enabledBy(step: Step, guide: Scoped): string[] {
  if (step.condition.scopes.length === 0) return [];
  const chosen =
    guide.selection?.isFiltered && guide.selection.actions.length > 0 ? new Set(guide.selection.actions) : undefined;
  return guide.actions
    .filter((action) => !chosen || chosen.has(action.id))
    .filter((action) => action.scopes.length > 0 && meets(step.condition, scopesOf(action.id, guide)))
    .map(({ label }) => label);
}

/** The scopes that one action alone asks for, worked out once a guide. */
function scopesOf(action: string, guide: Scoped): ReadonlySet<string> {
  const known = closures.get(guide.actions) ?? new Map<string, ReadonlySet<string>>();
  closures.set(guide.actions, known);
  const scopes = known.get(action) ?? new Set(resolveSelection(guide, { actions: [action] }).scopes);
  known.set(action, scopes);
  return scopes;
}

const closures = new WeakMap<Guide['actions'], Map<string, ReadonlySet<string>>>();

/** The scopes that a step tells the reader to grant: its own, or all where it names none, as far as needed. */
export function grantedBy(step: Step, guide: Scoped): Scope[] {
  if (!step.showScopes) return [];
  const needed = guide.selection?.scopes ?? Object.keys(guide.scopes);
  const own = step.condition.scopes;
  const names = own.length > 0 ? own.filter((scope) => needed.includes(scope)) : needed;
  return names.flatMap((name) => (Object.hasOwn(guide.scopes, name) ? (guide.scopes[name] ?? []) : []));
}
