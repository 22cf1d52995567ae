import type { Scope } from '../../engine/index.ts';
import type { Translation } from '../translate.ts';

/** The scopes that an action needs. */
export function sayScopes(scopes: readonly string[], translation: Translation): string {
  return scopes.length > 0 ? scopes.join(', ') : translation.say('provider.scopes.none');
}

/** What a scope is for, and what it holds: "Change people (includes people:read)". */
export function sayScope(
  { description, includes }: Pick<Scope, 'description' | 'includes'>,
  translation: Translation,
): string {
  if (includes.length === 0) return description ?? '';
  const included = translation.say('provider.scope.includes', { scopes: translation.list(includes) });
  return description ? `${description} (${included})` : included;
}
