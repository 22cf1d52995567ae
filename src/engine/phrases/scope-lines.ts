import type { Guide, Section, Step } from '../model/guide.ts';
import type { Action, Scope } from '../model/provider.ts';
import { meets, resolveSelection, type Selection } from '../model/selection/selection.ts';

type Scoped = Pick<Guide, 'actions' | 'scopes'> & { readonly selection?: Selection };

/** What a step with scopes makes possible. */
export interface Enabled {
  /** The actions, in the order of the guide: of the chosen ones, or of all where none is chosen. */
  readonly actions: readonly Action[];
  /** Whether they are too many to name, being all that the guide has. */
  readonly isEvery: boolean;
}

/** The most actions that are named one by one where a step serves all of them. */
const mostNamed = 8;

/** The actions that a step with scopes serves: those that alone are enough for it to be shown. */
export function enabledBy(step: Step, section: Section, guide: Scoped): Enabled {
  if (step.condition.scopes.length === 0) return { actions: [], isEvery: false };
  const served = guide.actions.filter((action) => {
    const needed = scopesOf(action.id, guide);
    return action.scopes.length > 0 && meets(step.condition, needed) && meets(section.condition, needed);
  });
  const { isFiltered = false, actions: chosen = [] } = guide.selection ?? {};
  const actions = isFiltered && chosen.length > 0 ? served.filter(({ id }) => chosen.includes(id)) : served;
  return { actions, isEvery: served.length === guide.actions.length && actions.length > mostNamed };
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
