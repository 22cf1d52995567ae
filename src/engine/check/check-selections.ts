/** What is wrong with the choices that readers and variants can make: actions, scopes, and what is left of a guide. */
import type { CheckContext } from './check-context.ts';
import type { Condition } from '../model/condition.ts';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Guide, stepsOf, stepsOfSection } from '../model/guide.ts';
import { allowedActionsOf } from '../model/selection/allowed-actions.ts';
import type { Provider } from '../model/provider.ts';
import { meets, resolveSelection } from '../model/selection/selection.ts';
import { guidesOf } from './by-provider.ts';
import { shownOf, selectionIndexOf } from '../model/selection/selection-index.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { Variant } from '../model/variant.ts';

/** Everything that is wrong with what can be chosen. */
export function checkSelections(guides: readonly Guide[], context: CheckContext): Diagnostic[] {
  const { providers = [], variants = [] } = context;
  return [
    ...providers.flatMap((entry) => {
      const own = guidesOf(entry.provider.id, guides);
      return [...checkScopes(entry), ...checkActions(entry, own), ...own.flatMap((guide) => checkEmpty(guide, entry))];
    }),
    ...variants.flatMap((entry) =>
      checkOffer(
        entry,
        guides,
        providers.map(({ provider }) => provider),
      ),
    ),
  ];
}

type ProviderEntry = NonNullable<CheckContext['providers']>[number];
type VariantEntry = NonNullable<CheckContext['variants']>[number];

function checkScopes({ provider, path, places }: ProviderEntry): Diagnostic[] {
  if (provider.actions.length === 0) return [];
  const needed = new Set(resolveSelection(provider, { actions: provider.actions.map(({ id }) => id) }).scopes);
  return Object.keys(provider.scopes)
    .filter((name) => !needed.has(name))
    .map((name) => createDiagnostic('scope-unused', { name }, path, places?.[`scopes/${name}`]));
}

/**
 * An action without a step matters only where the provider's guides tell readers apart at all.
 * A step that lists the scopes to grant and names none lists those of every action.
 */
function checkActions({ provider, path, places }: ProviderEntry, guides: readonly Guide[]): Diagnostic[] {
  const scoped = guides.flatMap(({ sections }) =>
    sections.flatMap((section) => [
      ...(section.condition.scopes.length > 0 ? [[section.condition]] : []),
      ...stepsOfSection(section)
        .filter(({ condition, showScopes }) => condition.scopes.length > 0 || showScopes)
        .map((step) => [section.condition, step.condition]),
    ]),
  );
  if (scoped.length === 0) return [];
  return provider.actions
    .filter(({ id, scopes }) => {
      const needed = new Set(resolveSelection(provider, { actions: [id] }).scopes);
      return scopes.length > 0 && !scoped.some((conditions) => conditions.every((each) => meets(each, needed)));
    })
    .map(({ id }) => createDiagnostic('action-unserved', { id }, path, places?.[`actions/${id}`]));
}

/** More of a choice never shows less, so each action, or scope where there are no actions, is tried alone. */
function checkEmpty(guide: Guide, { provider, path, places }: ProviderEntry): Diagnostic[] {
  if (stepsOf(guide).length === 0 || hasStepForAll(guide)) return [];
  const selectionIndex = selectionIndexOf(guide);
  const choices =
    provider.actions.length > 0
      ? provider.actions.map(({ id }) => ({ name: id, place: `actions/${id}`, choice: { actions: [id] } }))
      : Object.keys(provider.scopes).map((name) => ({ name, place: `scopes/${name}`, choice: { scopes: [name] } }));
  return choices
    .filter(({ choice }) => {
      const needed = new Set(resolveSelection(provider, choice).scopes);
      return shownOf(selectionIndex, needed).stepCount.shown === 0;
    })
    .map(({ name, place }) =>
      createDiagnostic('selection-empty', { guide: guide.id, what: `\`${name}\`` }, path, places?.[place]),
    );
}

/** Whether a step is shown whatever is chosen, as in nearly all guides. */
function hasStepForAll({ sections }: Guide): boolean {
  const isForAll = ({ condition }: { readonly condition: Condition }): boolean => condition.scopes.length === 0;
  return sections.some((section) => isForAll(section) && stepsOfSection(section).some(isForAll));
}

function checkOffer(
  { variant, path, places }: VariantEntry,
  guides: readonly Guide[],
  providers: readonly Provider[],
): Diagnostic[] {
  const ids = providers.map(({ id }) => id);
  return Object.entries(variant.actions).flatMap(([id, actions]): Diagnostic[] => {
    const provider = providers.find((candidate) => candidate.id === id);
    const place = places?.[`actions/${id}:`];
    // What is inherited is wrong where it is written.
    if (places && !place) return [];
    if (!provider) return [createDiagnostic('provider-unknown', { id, guess: suggest(id, ids) }, path, place)];
    const known = provider.actions.map((action) => action.id);
    const unknown = actions
      .filter((action) => !known.includes(action))
      .map((action) =>
        createDiagnostic(
          'action-unknown',
          { id: action, provider: id, guess: suggest(action, known) },
          path,
          places?.[`actions/${id}/${actions.indexOf(action)}`],
        ),
      );
    return [
      ...unknown,
      ...checkOffered(variant, provider, guides).map((guide) =>
        createDiagnostic('selection-empty', { guide, what: 'what this variant offers' }, path, place),
      ),
    ];
  });
}

/** Ids of the guides of which an offer of actions leaves no step. */
function checkOffered(variant: Variant, provider: Provider, guides: readonly Guide[]): string[] {
  const { scopes, isPart } = allowedActionsOf(provider, variant.actions[provider.id]);
  if (!isPart) return [];
  const offered = new Set(Object.keys(scopes));
  return guidesOf(provider.id, guides)
    .filter((guide) => stepsOf(guide).length > 0)
    .filter((guide) => shownOf(selectionIndexOf(guide), offered).stepCount.shown === 0)
    .map(({ id }) => id);
}
