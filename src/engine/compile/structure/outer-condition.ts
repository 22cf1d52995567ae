/** What a node still has to say of its condition inside something that has one too. */
import type { BodyNode } from '../../model/body.ts';
import { combineConditions, type Condition, isAlways } from '../../model/condition.ts';
import { sourcePosition, type CompileContext } from '../compile-context.ts';

/** Whether something with `inner` stands under `outer`. */
export function covers(outer: Condition, inner: Condition | undefined): boolean {
  if (isAlways(outer)) return true;
  if (!inner) return false;
  return (
    (outer.whitelabel === undefined || outer.whitelabel === inner.whitelabel) &&
    outer.scopes.every((scope) => inner.scopes.includes(scope))
  );
}

/** The part of a condition that `outer` does not say already. */
export function without(condition: Condition | undefined, outer: Condition): Condition | undefined {
  if (!condition || isAlways(outer) || !covers(outer, condition)) return condition;
  const scopes = condition.scopes.filter((scope) => !outer.scopes.includes(scope));
  const rest: Condition = {
    scopes,
    scopesMatch: scopes.length > 1 ? condition.scopesMatch : 'any',
    ...(condition.whitelabel && !outer.whitelabel ? { whitelabel: condition.whitelabel } : {}),
  };
  return isAlways(rest) ? undefined : rest;
}

/** The node with only what {@link without} leaves of its condition. */
export function stripCondition(node: BodyNode, outer: Condition): BodyNode {
  const rest = without(node.data?.condition, outer);
  if (rest === node.data?.condition) return node;
  const { condition: _condition, ...data } = node.data ?? {};
  return { ...node, data: rest ? { ...data, condition: rest } : data };
}

/** Both conditions; where no one condition says that, it is reported and nobody of a whitelabel variant sees the node. */
export function combine(outer: Condition, inner: Condition, node: BodyNode, context: CompileContext): Condition {
  const combined = combineConditions(outer, inner);
  if (combined) return combined;
  context.report.add('condition-nested', {}, sourcePosition(node, context));
  return { ...inner, whitelabel: 'hide' };
}
