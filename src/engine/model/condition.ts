import { z } from 'zod';

/** When a section, step or body node is shown. */
export const conditionSchema = z.object({
  scopes: z.array(z.string()).describe('Shown when one of these is needed; empty is always.'),
  scopesMatch: z.enum(['any', 'all']).describe('`all`: shown only when every scope is needed.'),
  whitelabel: z.enum(['hide', 'only']).optional().describe('`hide`: not in whitelabel variants; `only`: nowhere else.'),
});

export type Condition = z.infer<typeof conditionSchema>;

/** The condition of what is always shown. */
export const always: Condition = { scopes: [], scopesMatch: 'any' };

/** Whether the condition holds for every reader. */
export function isAlways(condition: Condition | undefined): boolean {
  return !condition || (condition.scopes.length === 0 && condition.whitelabel === undefined);
}

/**
 * A condition in its one normal form: scopes said once, in the order given, and `any`
 * where `all` could not differ from it.
 */
export function createCondition(
  scopes: readonly string[],
  scopesMatch: 'any' | 'all' = 'any',
  whitelabel?: 'hide' | 'only',
): Condition {
  const unique = [...new Set(scopes)];
  return {
    scopes: unique,
    scopesMatch: unique.length > 1 ? scopesMatch : 'any',
    ...(whitelabel ? { whitelabel } : {}),
  };
}

/**
 * Both conditions at once, or `undefined` where no single condition says that
 * (two lists of scopes, or one block both hidden from and only for whitelabel readers).
 */
export function combineConditions(outer: Condition, inner: Condition): Condition | undefined {
  if (outer.whitelabel && inner.whitelabel && outer.whitelabel !== inner.whitelabel) return undefined;
  const whitelabel = inner.whitelabel ?? outer.whitelabel;
  if (outer.scopes.length === 0) return createCondition(inner.scopes, inner.scopesMatch, whitelabel);
  if (inner.scopes.length === 0) return createCondition(outer.scopes, outer.scopesMatch, whitelabel);
  const same = outer.scopes.join(' ') === inner.scopes.join(' ') && outer.scopesMatch === inner.scopesMatch;
  if (same) return createCondition(inner.scopes, inner.scopesMatch, whitelabel);
  const isConjunction = (condition: Condition): boolean =>
    condition.scopesMatch === 'all' || condition.scopes.length === 1;
  return isConjunction(outer) && isConjunction(inner)
    ? createCondition([...outer.scopes, ...inner.scopes], 'all', whitelabel)
    : undefined;
}

/** The scopes of an attribute: separated by blanks or commas, or a JSON array. */
export function parseScopes(value: string): string[] {
  const text = value.trim();
  if (text.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(text);
      if (Array.isArray(list)) return list.filter((item) => typeof item === 'string');
    } catch {
      // Not JSON after all: read as a plain list.
    }
  }
  return text.split(/[\s,]+/u).filter(Boolean);
}
