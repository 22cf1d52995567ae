import { allowedActionsOf, replaceVariables } from '../engine/internal.ts';
import type { Provider, Variant } from '../engine/index.ts';

/** A provider as a variant's readers see it: in the variant's words, with the actions it asks for. */
export function viewProvider(provider: Provider, variant: Variant): Provider {
  const values = new Map([
    ...Object.entries(variant.variables),
    ['provider.id', provider.id],
    ['provider.name', provider.name],
  ] as [string, string][]);
  const say = (text: string): string => replaceVariables(text, values);
  const { actions, scopes } = allowedActionsOf(provider, variant.actions[provider.id]);
  return {
    ...provider,
    ...(provider.description ? { description: say(provider.description) } : {}),
    actions: actions.map((action) => ({ ...action, label: say(action.label) })),
    scopes: Object.fromEntries(
      Object.entries(scopes).map(([name, scope]) => [
        name,
        { ...scope, ...(scope.description ? { description: say(scope.description) } : {}) },
      ]),
    ),
  };
}
